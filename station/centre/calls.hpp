// Calls to the centre, and what they tell of the line.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/json.hpp>
#include <functional>
#include <string>

#include "http/client.hpp"
#include "station/centre/line_state.hpp"

namespace packbench::station {

namespace asio = boost::asio;

// What asks: a client, or a test's own centre.
using Ask = std::function<asio::awaitable<http::Result<http::Answer>>(http::Call, drivers::Duration within)>;

// The member's text; empty where it is none.
[[nodiscard]] std::string member_text(const boost::json::object& object, const char* member);

// What the centre answered. Status 0: nothing that is an answer, or one that says "not now" (5xx).
struct Heard {
  unsigned status = 0;
  boost::json::object body;

  [[nodiscard]] bool ok() const { return status == 200; }
  [[nodiscard]] std::string error() const;    // its code, or empty
  [[nodiscard]] std::string message() const;  // for people
  [[nodiscard]] std::string holder() const;   // the bench that has the order; empty: not told
  [[nodiscard]] std::string text(const char* member) const;
  [[nodiscard]] std::int64_t number(const char* member, std::int64_t otherwise) const;
  [[nodiscard]] const boost::json::array& list(const char* member) const;  // empty where there is none
};

class CentreCalls {
 public:
  CentreCalls(Ask ask, LineState& line) : ask_(std::move(ask)), line_(line) {}

  asio::awaitable<Heard> get(std::string target, drivers::Duration within = std::chrono::seconds(20));
  asio::awaitable<Heard> post(std::string target, std::string body,
                              drivers::Duration within = std::chrono::seconds(20));
  [[nodiscard]] LineState& line() { return line_; }

 private:
  asio::awaitable<Heard> call(http::Call call, drivers::Duration within);

  Ask ask_;
  LineState& line_;
};

}  // namespace packbench::station
