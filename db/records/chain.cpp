// The canonical form of a journal row, fed to BLAKE2b-256.
#include "db/records/chain.hpp"

#include <sodium.h>

#include <array>

namespace packbench::records {
namespace {

class Chain {
 public:
  Chain() { crypto_generichash_init(&state_, nullptr, 0, crypto_generichash_BYTES); }

  void bytes(const std::string& data) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(data.data()), data.size());
  }

  void number(std::uint64_t value) {
    std::array<unsigned char, 8> little;
    for (auto& byte : little) {
      byte = static_cast<unsigned char>(value);
      value >>= 8;
    }
    crypto_generichash_update(&state_, little.data(), little.size());
  }

  void text(const std::string& data) {
    number(data.size());
    bytes(data);
  }

  void presence(bool there) {
    const unsigned char byte = there ? 1 : 0;
    crypto_generichash_update(&state_, &byte, 1);
  }

  std::string finish() {
    std::string hash(crypto_generichash_BYTES, '\0');
    crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(hash.data()), hash.size());
    return hash;
  }

 private:
  crypto_generichash_state state_;
};

}  // namespace

std::string first_hash() {
  return std::string(crypto_generichash_BYTES, '\0');
}

std::string chain_hash(const std::string& previous, const JournalRow& row) {
  Chain chain;
  chain.bytes(previous);
  chain.number(static_cast<std::uint64_t>(row.seq));
  chain.number(static_cast<std::uint64_t>(row.at_ms));
  for (const auto* field : {&row.lane, &row.person, &row.stream}) chain.text(*field);
  chain.presence(row.input.has_value());
  if (row.input) {
    chain.presence(row.input->id.has_value());
    if (row.input->id) chain.text(*row.input->id);
    for (const auto* field : {&row.input->source, &row.input->raw, &row.input->aim}) chain.text(*field);
  }
  chain.text(row.type);
  chain.text(row.payload);
  return chain.finish();
}

}  // namespace packbench::records
