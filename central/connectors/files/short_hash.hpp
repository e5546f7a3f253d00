// What tells apart what is named alike.
#pragma once
#include <string>
#include <string_view>

namespace packbench::connectors::files {

// BLAKE2b in 32 hex digits: the same for ever.
[[nodiscard]] std::string short_hash(std::string_view text);

}  // namespace packbench::connectors::files
