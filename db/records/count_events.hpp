// What happens while ... (count). Stream "count:<document>".
#pragma once
#include <tuple>

namespace packbench::records {

using CountEvents = std::tuple<>;

}  // namespace packbench::records
