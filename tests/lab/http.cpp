// One plain HTTP GET over a blocking socket.
#include "tests/lab/http.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <cstdio>

#include "tests/lab/gadget.hpp"

namespace packbench::lab {

HttpReply http_get(std::uint16_t port, const std::string& path) {
  const Fd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const timeval silence{10, 0};
  ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return {};
  const std::string request =
      "GET " + path + " HTTP/1.0\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n\r\n";
  if (::send(socket.get(), request.data(), request.size(), MSG_NOSIGNAL) !=
      static_cast<ssize_t>(request.size()))
    return {};
  std::string text;
  std::array<char, 4096> buffer;
  for (ssize_t n; (n = ::recv(socket.get(), buffer.data(), buffer.size(), 0)) > 0;)
    text.append(buffer.data(), static_cast<std::size_t>(n));
  HttpReply reply;
  if (std::sscanf(text.c_str(), "HTTP/1.%*c %d", &reply.status) != 1) return {};
  const auto head = text.find("\r\n\r\n");
  if (head != text.npos) reply.body = text.substr(head + 4);
  return reply;
}

}  // namespace packbench::lab
