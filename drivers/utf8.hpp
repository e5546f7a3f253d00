// Text from outside: what of it is UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace packbench::drivers {

// The bytes that the character at the front of `text` (not empty) takes; 0: it is none, or a control
// character.
std::size_t character_bytes(std::string_view text);

bool is_readable(std::string_view text);

// `text` with a ? for each byte that belongs to no character: one line of UTF-8.
std::string readable(std::string_view text);

}  // namespace packbench::drivers
