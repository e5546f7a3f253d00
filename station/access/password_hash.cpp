// Secrets by libsodium.
#include "station/access/password_hash.hpp"

#include <sodium.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <new>
#include <optional>

namespace packbench::station {
namespace {

// OWASP's memory for Argon2id, and one pass more than its two. libsodium's own 64 MB would be half of all
// that a working bench may use.
// https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
constexpr std::size_t kBytes = std::size_t{19} << 20;
constexpr unsigned long long kPasses = 3;

// What the text of a hash says.
struct Made {
  std::size_t bytes = 0;
  unsigned long long passes = 0;
  std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
  std::array<unsigned char, 32> key{};
};

template <std::size_t size>
bool read_base64(const char* text, std::array<unsigned char, size>& bytes) {
  std::size_t length = 0;
  return sodium_base642bin(bytes.data(), size, text, std::char_traits<char>::length(text), nullptr, &length,
                           nullptr, sodium_base64_VARIANT_ORIGINAL_NO_PADDING) == 0 &&
         length == size;
}

// Nothing: it is none of password_hash().
std::optional<Made> read_hash(const std::string& hash) {
  Made made;
  std::array<char, 23> salt{};
  std::array<char, 44> key{};
  unsigned kib = 0, passes = 0;
  if (std::sscanf(hash.c_str(), "$argon2id$v=19$m=%10u,t=%10u,p=1$%22[^$]$%43s", &kib, &passes, salt.data(),
                  key.data()) != 4)
    return std::nullopt;
  made.bytes = std::size_t{kib} << 10;
  made.passes = passes;
  if (!read_base64(salt.data(), made.salt) || !read_base64(key.data(), made.key)) return std::nullopt;
  return made;
}

// Opens for nobody; made once.
const std::string& nobodys_hash() {
  static const auto hash = password_hash(new_secret());
  return hash;
}

template <std::size_t size>
std::string hexadecimal(const std::array<unsigned char, size>& bytes) {
  std::array<char, 2 * size + 1> text{};
  return sodium_bin2hex(text.data(), text.size(), bytes.data(), size);
}

}  // namespace

std::string password_hash(std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), kPasses, kBytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();
  return hash.data();
}

// Not by crypto_pwhash_str_verify(): that one answers a lack of memory as it does a wrong password, errno and
// all.
bool opens(const std::string& hash, std::string_view password) {
  const auto made = read_hash(hash.empty() ? nobodys_hash() : hash);
  if (!made) return false;
  auto key = made->key;
  errno = 0;
  if (crypto_pwhash(key.data(), key.size(), password.data(), password.size(), made->salt.data(), made->passes,
                    made->bytes, crypto_pwhash_ALG_ARGON2ID13) == 0)
    return sodium_memcmp(key.data(), made->key.data(), key.size()) == 0;
  if (errno == ENOMEM) throw std::bad_alloc();
  return false;
}

std::string new_secret() {
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return hexadecimal(bytes);
}

std::string proof_of(const std::string& secret) {
  std::array<unsigned char, 32> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(secret.data()),
                     secret.size(), nullptr, 0);
  return hexadecimal(bytes);
}

bool same_secret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace packbench::station
