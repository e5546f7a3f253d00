// What a client comes over: a socket, or TLS over one.
#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>

namespace packbench::http {

using Plain = boost::asio::ip::tcp::socket;
using Secure = boost::asio::ssl::stream<Plain>;

inline Plain& socket_of(Plain& stream) {
  return stream;
}
inline Plain& socket_of(Secure& stream) {
  return stream.next_layer();
}

}  // namespace packbench::http
