// One plain HTTP GET to the loopback, enough to ask the daemon.
#pragma once

#include <cstdint>
#include <string>

namespace packbench::lab {

struct HttpReply {
  int status = 0;  // 0: nobody answered
  std::string body;
};

// HTTP/1.0, so that the reply ends with the connection. Gives up after ten seconds of silence.
[[nodiscard]] HttpReply http_get(std::uint16_t port, const std::string& path);

}  // namespace packbench::lab
