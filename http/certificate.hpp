// Certificates that a station makes for itself (RFC 5280), and a TLS context of one.
#pragma once
#include <boost/asio/ssl/context.hpp>
#include <cstdint>
#include <memory>
#include <string>

#include "http/error.hpp"

namespace packbench::http {

// A certificate, or a chain of them with its own first, and its private key: PEM (RFC 7468).
struct Identity {
  std::string certificate, key;
};

// An authority for one host: what it signs is good for no other, so that installing it on a tablet trusts
// this station and nothing else. `host`: a name or an address, IPv6 in brackets. Good for ten years from
// `now_s` (UTC). Throws std::runtime_error where OpenSSL fails.
[[nodiscard]] Identity new_authority(const std::string& host, std::int64_t now_s);

// What the station shows: signed by `authority`, good for 397 days, as browsers want it. Throws likewise.
[[nodiscard]] Identity new_identity(const Identity& authority, const std::string& host, std::int64_t now_s);

// Whether this is an authority of new_authority() for that host, good until `until_s` at least.
[[nodiscard]] bool is_authority(const Identity& authority, const std::string& host, std::int64_t until_s);

// Whether this is for that host, signed by that authority, and good until `until_s` at least.
[[nodiscard]] bool is_identity(const Identity& identity, const Identity& authority, const std::string& host,
                               std::int64_t until_s);

// TLS 1.2 or newer, with that identity. bad_certificate: no PEM, or a key of another certificate.
[[nodiscard]] Result<std::shared_ptr<boost::asio::ssl::context>> tls_context(const Identity& identity);

}  // namespace packbench::http
