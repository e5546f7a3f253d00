// Secrets by libsodium: hashes of passwords, and names that nobody guesses.
#pragma once
#include <string>
#include <string_view>

namespace packbench::station {

// Argon2id with a salt of its own, as text that says how it was made. Takes tens of milliseconds and 19 MB:
// for the back office, never for the lanes' loop. Throws std::bad_alloc where there is no such memory.
[[nodiscard]] std::string password_hash(std::string_view password);

// Takes as long, right or wrong, and what password_hash() takes; throws likewise.
[[nodiscard]] bool opens(const std::string& hash, std::string_view password);

// 32 random bytes as hexadecimal digits.
[[nodiscard]] std::string new_secret();

// Whether two secrets are equal, in a time that does not tell how far.
[[nodiscard]] bool same_secret(std::string_view one, std::string_view other);

}  // namespace packbench::station
