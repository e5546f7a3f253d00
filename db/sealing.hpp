// Personal data under an order's key: XChaCha20-Poly1305 with the order number as associated data.
#pragma once
#include <string>

#include "db/error.hpp"
#include "db/records/order.hpp"

namespace packbench::db {

// Makes libsodium ready; done once, before anything here or in records/chain.hpp.
void start_sodium();

[[nodiscard]] std::string new_key();  // 32 bytes

// base64 of nonce + ciphertext; a new nonce each time.
[[nodiscard]] std::string seal_under(const std::string& key, const std::string& order,
                                     const records::Consignee& consignee);

// Nonce + ciphertext of any bytes, and what it was: for files.
[[nodiscard]] std::string seal_bytes(const std::string& key, const std::string& order,
                                     const std::string& plain);
[[nodiscard]] Result<std::string> unseal_bytes(const std::string& key, const std::string& order,
                                               const std::string& sealed);

// damaged when the text was not sealed under this key for this order.
[[nodiscard]] Result<records::Consignee> unseal(const std::string& key, const std::string& order,
                                                const std::string& sealed);

}  // namespace packbench::db
