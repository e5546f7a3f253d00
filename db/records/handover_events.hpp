// What happens while ... (handover). Stream "handover:<document>".
#pragma once
#include <tuple>

namespace packbench::records {

using HandoverEvents = std::tuple<>;

}  // namespace packbench::records
