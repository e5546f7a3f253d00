// Bytes as hexadecimal text.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace packbench::records {

[[nodiscard]] std::string hex(std::string_view bytes);  // lower case

// Nothing where `text` is not whole bytes in lower case.
[[nodiscard]] std::optional<std::string> unhex(std::string_view text);

}  // namespace packbench::records
