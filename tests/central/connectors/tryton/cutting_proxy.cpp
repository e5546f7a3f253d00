// Requests through, or not.
#include "cutting_proxy.hpp"

#include <boost/asio/ip/address_v4.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/json.hpp>

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

// The context is the last of the parameters; it has the stamps of what was read.
std::string without_context(const std::string& body) {
  auto call = boost::json::parse(body);
  auto& params = call.at("params").as_array();
  if (!params.empty()) params.pop_back();
  return boost::json::serialize(call);
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
  has_cut_ = each_ = false;
}

void CuttingProxy::cut_each() {
  cut(Cut::nowhere, 0);
  const std::lock_guard lock(mutex_);
  met_.clear();
  each_ = true;
}

std::vector<std::string> CuttingProxy::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

bool CuttingProxy::is_cut(Cut where, const std::string& body) {
  const std::lock_guard lock(mutex_);
  if (each_) return met_[without_context(body)] == (where == Cut::request ? 1 : 2);
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
    if (each_) ++met_[without_context(request.body())];
  }
  if (is_cut(Cut::request, request.body())) return;
  tcp::socket server(io_);
  server.connect(server_);
  wire::write(server, request);
  const auto reply = read<false>(server);
  if (is_cut(Cut::reply, request.body())) return;
  wire::write(client, reply);
}

}  // namespace packbench::connectors
