// Places of the ledger as a person reads them.
#pragma once
#include <string>
#include <string_view>

namespace packbench::workflows {

// Names the ledger's own places (outside, staging, a parcel, a carrier) in that language; a location's code
// as it is.
[[nodiscard]] std::string place_text(std::string_view place, std::string_view language);

}  // namespace packbench::workflows
