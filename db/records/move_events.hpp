// What happens while ... (move). Stream "move:<document>".
#pragma once
#include <tuple>

namespace packbench::records {

using MoveEvents = std::tuple<>;

}  // namespace packbench::records
