// libsodium's AEAD around the JSON of a consignee.
#include "db/sealing.hpp"

#include <sodium.h>

#include <stdexcept>

#include "db/records/json.hpp"

namespace packbench::db {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;

const unsigned char* bytes(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

std::string to_base64(const std::string& raw) {
  std::string text(sodium_base64_ENCODED_LEN(raw.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes(raw), raw.size(), kVariant);
  text.pop_back();  // the terminating zero
  return text;
}

bool from_base64(const std::string& text, std::string& raw) {
  raw.resize(text.size());
  std::size_t size = 0;
  if (sodium_base642bin(bytes(raw), raw.size(), text.data(), text.size(), nullptr, &size, nullptr,
                        kVariant) != 0)
    return false;
  raw.resize(size);
  return true;
}

}  // namespace

void start_sodium() {
  if (sodium_init() < 0)
    throw std::runtime_error("libsodium can't be started: the system gives no random numbers");
}

std::string new_key() {
  std::string key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES, '\0');
  crypto_aead_xchacha20poly1305_ietf_keygen(bytes(key));
  return key;
}

std::string seal_bytes(const std::string& key, const std::string& order, const std::string& plain) {
  std::string sealed(kNonce + plain.size() + kTag, '\0');
  randombytes_buf(sealed.data(), kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed) + kNonce, nullptr, bytes(plain), plain.size(),
                                             bytes(order), order.size(), nullptr, bytes(sealed), bytes(key));
  return sealed;
}

Result<std::string> unseal_bytes(const std::string& key, const std::string& order,
                                 const std::string& sealed) {
  const Error broken{Errc::damaged, "the personal data of order " + order + " does not open with its key"};
  if (sealed.size() < kNonce + kTag) return broken;
  std::string plain(sealed.size() - kNonce - kTag, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(plain), nullptr, nullptr, bytes(sealed) + kNonce,
                                                 sealed.size() - kNonce, bytes(order), order.size(),
                                                 bytes(sealed), bytes(key)) != 0)
    return broken;
  return plain;
}

std::string seal_under(const std::string& key, const std::string& order,
                       const records::Consignee& consignee) {
  return to_base64(seal_bytes(key, order, records::json::serialize(records::to_json(consignee))));
}

Result<records::Consignee> unseal(const std::string& key, const std::string& order,
                                  const std::string& sealed) {
  const Error broken{Errc::damaged, "the personal data of order " + order + " does not open with its key"};
  std::string raw;
  if (!from_base64(sealed, raw)) return broken;
  const auto plain = unseal_bytes(key, order, raw);
  if (!plain) return broken;
  boost::system::error_code error;
  const auto json = records::json::parse(*plain, error);
  if (error) return broken;
  auto consignee = records::from_json<records::Consignee>(json);
  if (!consignee) return broken;
  return *std::move(consignee);
}

}  // namespace packbench::db
