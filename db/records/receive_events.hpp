// What happens while ... (receive). Stream "receive:<document>".
#pragma once
#include <tuple>

namespace packbench::records {

using ReceiveEvents = std::tuple<>;

}  // namespace packbench::records
