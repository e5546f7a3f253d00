// Requests through, or not.
#include "cutting_proxy.hpp"

#include <boost/asio/ip/address_v4.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

namespace packbench::connectors {
namespace {

namespace asio = boost::asio;
namespace wire = boost::beast::http;
using asio::ip::tcp;

constexpr std::uint64_t kLargest = 64 << 20;

template <bool IsRequest>
wire::message<IsRequest, wire::string_body> read(tcp::socket& from) {
  boost::beast::flat_buffer buffer;
  wire::parser<IsRequest, wire::string_body> parser;
  parser.body_limit(kLargest);
  wire::read(from, buffer, parser);
  return parser.release();
}

}  // namespace

CuttingProxy::CuttingProxy(unsigned short server)
    : acceptor_(io_, {asio::ip::address_v4::loopback(), 0}),
      server_(asio::ip::address_v4::loopback(), server),
      thread_([this] { serve(); }) {}

CuttingProxy::~CuttingProxy() {
  stopped_ = true;
  boost::system::error_code ignored;
  tcp::socket last(io_);
  last.connect(acceptor_.local_endpoint(), ignored);  // wakes who accepts
  thread_.join();
}

void CuttingProxy::cut(Cut where, int n) {
  const std::lock_guard lock(mutex_);
  where_ = where;
  n_ = n;
  seen_.clear();
  has_cut_ = false;
}

std::vector<std::string> CuttingProxy::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

bool CuttingProxy::is_cut(Cut where) {
  const std::lock_guard lock(mutex_);
  if (where != where_ || static_cast<int>(seen_.size()) != n_ || has_cut_) return false;
  return has_cut_ = true;
}

void CuttingProxy::serve() {
  while (!stopped_) {
    auto client = acceptor_.accept();
    if (stopped_) return;
    try {
      exchange(std::move(client));
    } catch (const boost::system::system_error&) {  // either side went away: so does the connection
    }
  }
}

void CuttingProxy::exchange(tcp::socket client) {
  const auto request = read<true>(client);
  {
    const std::lock_guard lock(mutex_);
    seen_.push_back(request.body());
  }
  if (is_cut(Cut::request)) return;
  tcp::socket server(io_);
  server.connect(server_);
  wire::write(server, request);
  const auto reply = read<false>(server);
  if (is_cut(Cut::reply)) return;
  wire::write(client, reply);
}

}  // namespace packbench::connectors
