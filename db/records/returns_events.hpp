// What happens while ... (returns). Stream "returns:<document>".
#pragma once
#include <tuple>

namespace packbench::records {

using ReturnsEvents = std::tuple<>;

}  // namespace packbench::records
