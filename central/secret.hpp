// Keys and codes: made at random, stored as their hash alone.
#pragma once
#include <string>
#include <string_view>

namespace packbench::central {

// Makes libsodium ready; done once, before anything else here, in personal.hpp or db/records/chain.hpp.
void start_sodium();

[[nodiscard]] std::string random_bytes(std::size_t count);

// What a bench or order system proves to be itself with: 64 hexadecimal digits, 256 random bits.
[[nodiscard]] std::string new_key();
[[nodiscard]] bool is_key(std::string_view text);

// What people type, once at a bench, or into the centre's page: 20 letters and digits, none of which looks
// like another, in four groups; 100 random bits.
[[nodiscard]] std::string new_code();
// As it was made but for its groups, however it was typed. Empty: it is no code.
[[nodiscard]] std::string tidy_code(std::string_view typed);

// BLAKE2b-256. Nobody finds so many random bits by trying, so no slow hash is needed.
[[nodiscard]] std::string secret_hash(std::string_view secret);

}  // namespace packbench::central
