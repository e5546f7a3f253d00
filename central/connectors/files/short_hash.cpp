// What tells apart what is named alike.
#include "central/connectors/files/short_hash.hpp"

#include <sodium.h>

namespace packbench::connectors::files {

std::string short_hash(std::string_view text) {
  unsigned char hash[crypto_generichash_BYTES_MIN];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  char digits[2 * sizeof hash + 1];
  return sodium_bin2hex(digits, sizeof digits, hash, sizeof hash);
}

}  // namespace packbench::connectors::files
