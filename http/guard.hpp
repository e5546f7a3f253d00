// Who may talk to the station: pages that the station itself served, and programs on this machine. A browser
// that was lured elsewhere may reach loopback too, so Host (DNS rebinding), Origin and a header that no
// foreign form can set (cross-site posts) are looked at before anything else.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "http/request.hpp"

namespace packbench::http {

// Of a request's head, what the guard and the router look at.
struct Head {
  std::optional<Method> method;  // nothing: a word unknown here
  std::string target;
  std::vector<std::string> hosts;    // one for each Host header
  std::vector<std::string> origins;  // likewise
  std::string marker;                // X-Packbench
  std::string content_type;          // lower case, without parameters
  bool upgrade = false;              // asks for a WebSocket
};

class Guard {
 public:
  // `hosts` are names without port, as they stand in a URL: "127.0.0.1", "localhost", "[::1]". `port` is the
  // one that is listened on. Without `wants_marker` X-Packbench is not asked for: where each request has a
  // key in its Authorization header, no foreign form can make one either.
  Guard(std::vector<std::string> hosts, std::uint16_t port, bool wants_marker = true);

  // The refusal, or nothing: 400 two Host headers, 421 foreign Host, 403 foreign Origin or missing
  // X-Packbench.
  [[nodiscard]] std::optional<Response> refusal(const Head& head) const;

 private:
  [[nodiscard]] bool is_own_host(std::string_view host) const;
  [[nodiscard]] bool is_own_origin(std::string_view origin) const;

  std::vector<std::string> hosts_;
  std::uint16_t port_;
  bool wants_marker_;
};

}  // namespace packbench::http
