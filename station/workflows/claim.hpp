// Orders that are not here: the centre is asked for them.
#pragma once
#include <optional>

#include "station/workflows/draft.hpp"

namespace packbench::workflows {

// By what the scan names: an order, or those in a tote or on a pick list. Nothing where it can mean neither.
[[nodiscard]] std::optional<LeaseClaim> claim_of(const Draft& draft);

// The centre is asked, and what becomes of it is told later; where it can't be, the lane stops and says why:
// `otherwise` where there is no centre.
[[nodiscard]] Verdict claim(Draft& draft, LeaseClaim wanted, Text otherwise);

}  // namespace packbench::workflows
