// The way of a request from bytes to a route, without a socket: parser, guard, router, body. Bytes may come
// in any portions; what is refused is refused as early as it can be known, before the body is taken in.
#pragma once
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "http/guard.hpp"
#include "http/router.hpp"

namespace packbench::http {

// A head of at most this many bytes, else 431.
inline constexpr std::uint32_t kHeadLimit = 16 << 10;

class Intake {
 public:
  using Raw = boost::beast::http::request<boost::beast::http::string_body>;

  enum class State {
    head,     // the head isn't whole yet
    body,     // the head is accepted, the body isn't whole yet
    whole,    // take() it
    refused,  // answer with refusal()
  };

  Intake(const Router& router, const Guard& guard);

  // Takes in what it can of `bytes`, all bytes not yet consumed; returns how many it consumed. The rest, with
  // what comes after, has to be offered again; after `whole` the rest belongs to the next request.
  std::size_t put(std::string_view bytes);

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] bool began() const { return parser_.got_some(); }     // at least one byte came
  [[nodiscard]] bool wants_continue() const { return continue_; }     // the client waits for "100 Continue"
  [[nodiscard]] bool wants_upgrade() const { return head_.upgrade; }  // to a WebSocket
  [[nodiscard]] bool keep_alive() const { return keep_alive_; }  // the connection may serve another request
  [[nodiscard]] bool is_head() const { return head_.method == Method::head; }
  [[nodiscard]] std::size_t rule() const { return match_.rule; }       // when whole
  [[nodiscard]] const Response& refusal() const { return *refusal_; }  // when refused
  [[nodiscard]] Request take();                                        // when whole, once
  [[nodiscard]] const Raw& raw() const { return parser_.get(); }  // when whole, for the WebSocket handshake

 private:
  [[nodiscard]] std::size_t parse(std::string_view bytes);
  [[nodiscard]] std::optional<Response> look_at_head();
  [[nodiscard]] std::optional<Response> look_at_body();
  void refuse(Response response);

  const Router& router_;
  const Guard& guard_;
  boost::beast::http::request_parser<boost::beast::http::string_body> parser_;
  Head head_;
  Request request_;  // without the body, which stays in the parser until take()
  Match match_;
  State state_ = State::head;
  bool continue_ = false, keep_alive_ = false;
  std::optional<Response> refusal_;
};

}  // namespace packbench::http
