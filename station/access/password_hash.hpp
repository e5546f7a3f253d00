// Secrets by libsodium: hashes of passwords and PINs, and names that nobody guesses.
#pragma once
#include <string>
#include <string_view>

namespace packbench::station {

// Argon2id with a salt of its own, as text that says how it was made. Takes tens of milliseconds and 19 MB:
// for the back office, never for the lanes' loop. Throws std::bad_alloc where there is no such memory.
[[nodiscard]] std::string password_hash(std::string_view password);

// Takes as long, right or wrong, and what password_hash() takes; throws likewise. An empty hash, for want of
// any, opens for nobody and costs as much.
[[nodiscard]] bool opens(const std::string& hash, std::string_view password);

// 32 random bytes as hexadecimal digits.
[[nodiscard]] std::string new_secret();

// What may be kept of a new_secret() where others can read it: BLAKE2b-256 in hexadecimal digits. For
// passwords it would be too fast.
[[nodiscard]] std::string proof_of(const std::string& secret);

// Whether two secrets are equal, in a time that does not tell how far.
[[nodiscard]] bool same_secret(std::string_view one, std::string_view other);

}  // namespace packbench::station
