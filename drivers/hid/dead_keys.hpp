// Dead keys: accents that wait for the key after them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace packbench::drivers::hid {

// The accent of an XKB key symbol as it stands alone: "^" for dead_circumflex; "" when it is no dead key that
// we know.
std::string_view accent_of(std::uint32_t keysym);

// What a host gets for `accent` and then `text`: "ê" for "^" and "e", the accent itself before a space, both
// one after the other where they don't join.
std::string composed(std::string_view accent, std::string_view text);

}  // namespace packbench::drivers::hid
