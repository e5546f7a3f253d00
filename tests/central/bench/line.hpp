// One who calls the centre and takes nothing but good answers.
#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/json.hpp>
#include <memory>
#include <string>
#include <vector>

#include "http/client.hpp"

namespace packbench::central {

namespace asio = boost::asio;
namespace json = boost::json;

class Line {
 public:
  Line(asio::io_context& io, drivers::Clock& clock, http::ClientOptions options);

  // What is no 200 is thrown.
  asio::awaitable<json::object> get(std::string target);
  asio::awaitable<json::object> post(std::string target, std::string body);

 private:
  asio::awaitable<json::object> ask(http::Call call);
  std::unique_ptr<http::Client> client_;
};

// Until all have ended. Throws what the first of them threw.
void run_all(asio::io_context& io, std::vector<asio::awaitable<void>> works);

}  // namespace packbench::central
