// Keys and codes.
#include "central/secret.hpp"

#include <sodium.h>

#include <cctype>
#include <stdexcept>

#include "db/records/hex.hpp"

namespace packbench::central {
namespace {

constexpr std::string_view kLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t kKeyBytes = 32, kCodeLetters = 20, kGroup = 5;

}  // namespace

void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string new_key() {
  return records::hex(random_bytes(kKeyBytes));
}

bool is_key(std::string_view text) {
  const auto bytes = records::unhex(text);
  return bytes && bytes->size() == kKeyBytes;
}

std::string new_code() {
  std::string code;
  for (std::size_t i = 0; i < kCodeLetters; ++i) {
    if (i > 0 && i % kGroup == 0) code += '-';
    code += kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
  }
  return code;
}

std::string tidy_code(std::string_view typed) {
  std::string code;
  for (const char c : typed)
    if (c != '-' && c != ' ') code += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  const bool is_code = code.size() == kCodeLetters && code.find_first_not_of(kLetters) == std::string::npos;
  return is_code ? code : "";
}

std::string secret_hash(std::string_view secret) {
  std::string hash(crypto_generichash_BYTES, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), nullptr, 0);
  return hash;
}

}  // namespace packbench::central
