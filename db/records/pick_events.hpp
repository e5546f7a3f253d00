// What happens while ... (pick). Stream "pick:<document>".
#pragma once
#include <tuple>

namespace packbench::records {

using PickEvents = std::tuple<>;

}  // namespace packbench::records
