// Whether text is UTF-8.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace packbench::importer {

// Offset of the first byte that isn't UTF-8 (overlong forms and surrogates aren't); nothing where all is
// well.
[[nodiscard]] std::optional<std::size_t> first_non_utf8(std::string_view text);

}  // namespace packbench::importer
