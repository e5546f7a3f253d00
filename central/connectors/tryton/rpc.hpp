// Tryton's JSON-RPC: one call, one answer, or an RpcError that says what to do next.
#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/json.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "drivers/clock.hpp"
#include "http/client.hpp"

namespace packbench::connectors::tryton {

namespace json = boost::json;

// By what to do next.
enum class Fault {
  line,      // no answer, or none that can be read: it may have been done all the same; try again later
  busy,      // the database had no time or was not there, nothing was done: try again later
  conflict,  // a record was changed since it was read, nothing was done: read again
  refused,   // Tryton's rules forbid it: a ticket with its words
  warning,   // somebody must confirm it; `detail` is [name, message, description]
  login,     // user, password or session is not good: mend the configuration
  broken,    // what was asked does not exist there: a bug here, or another series of Tryton
};

class RpcError : public std::runtime_error {
 public:
  RpcError(Fault kind, const std::string& message, json::value what = {})
      : std::runtime_error(message), fault(kind), detail(std::move(what)) {}
  Fault fault;
  json::value detail;
};

struct Server {
  std::string url, database;          // url: https://host[:port]; http only to this machine itself
  std::filesystem::path ca;           // PEM: who may sign its certificate
  std::chrono::seconds patience{60};  // for one answer: a call waits for others' locks
};

// Blocking, for one thread. Server-level methods are `common.*` and have no database.
class Rpc {
 public:
  // RpcError login where url or ca are of no use. Nothing is connected yet.
  explicit Rpc(Server server);

  // Its result. `params` are as they go, the context included. `authorization`: the header's, or empty.
  json::value call(std::string_view method, const json::array& params, const std::string& authorization = "");

 private:
  http::Answer post(const std::string& target, std::string body, const std::string& authorization);

  Server server_;
  boost::asio::io_context io_{1};
  std::unique_ptr<drivers::Clock> clock_;
  std::unique_ptr<http::Client> client_;
};

}  // namespace packbench::connectors::tryton
