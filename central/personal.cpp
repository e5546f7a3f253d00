// Consignees under a key per order: XChaCha20-Poly1305 with the order's number as associated data.
#include "central/personal.hpp"

#include <sodium.h>

#include "central/changes.hpp"
#include "central/secret.hpp"
#include "db/records/wire.hpp"

namespace packbench::central {
namespace {

constexpr std::size_t kKey = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

// Empty: forgotten, or there never was one.
std::string key_of(pg::Connection& db, const std::string& order) {
  const auto row = db.run("SELECT key FROM order_keys WHERE number = $1", {order});
  return row.empty() ? "" : row.bytes(0, 0);
}

}  // namespace

std::string seal_consignee(pg::Connection& db, const std::string& order,
                           const records::Consignee& consignee) {
  if (consignee == records::Consignee{}) return "";
  db.run("INSERT INTO order_keys(number, key) VALUES($1, $2::bytea) ON CONFLICT DO NOTHING",
         {order, pg::Bytes{random_bytes(kKey)}});
  const auto key = key_of(db, order);
  if (key.empty()) return "";
  const auto clear = records::json::serialize(records::to_json(consignee));
  auto sealed = random_bytes(kNonce);
  const auto nonce = sealed;
  sealed.resize(kNonce + clear.size() + kTag);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed) + kNonce, nullptr, bytes(clear), clear.size(),
                                             bytes(order), order.size(), nullptr, bytes(nonce), bytes(key));
  return sealed;
}

records::Consignee consignee_of(pg::Connection& db, const std::string& order, const std::string& sealed) {
  const auto key = sealed.size() < kNonce + kTag ? "" : key_of(db, order);
  if (key.empty()) return {};
  std::string clear(sealed.size() - kNonce - kTag, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(clear), nullptr, nullptr, bytes(sealed) + kNonce,
                                                 sealed.size() - kNonce, bytes(order), order.size(),
                                                 bytes(sealed), bytes(key)) != 0)
    throw std::runtime_error("the consignee of an order can't be opened with its own key");
  return records::from_json<records::Consignee>(records::json::parse(clear)).value();
}

bool forget_order(pg::Connection& db, const std::string& order, const std::string& reason,
                  const std::string& by) {
  const auto forgotten = db.run(
      "INSERT INTO order_keys(number, key, forgotten_at) SELECT number, NULL, now() FROM orders WHERE number = $1"
      " ON CONFLICT (number) DO UPDATE SET key = NULL, forgotten_at = now() WHERE order_keys.key IS NOT NULL",
      {order});
  if (forgotten.changed() == 0) return false;
  db.run("UPDATE orders SET consignee = '' WHERE number = $1", {order});
  const records::ForgetOrder event{order, reason, by};
  for (const auto bench : benches_that_had(db, order))
    tell(db, bench, records::kForgetOrder, records::to_json(event));
  return true;
}

}  // namespace packbench::central
