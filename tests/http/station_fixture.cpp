// A listening server and clients on one io_context and one thread.
#include "station_fixture.hpp"

namespace packbench::http {

class HandClock::Handle : public drivers::Alarm {
 public:
  Handle(HandClock& clock, std::list<Row>::iterator row) : clock_(clock), row_(row) {}
  ~Handle() override { clock_.rows_.erase(row_); }

 private:
  HandClock& clock_;
  std::list<Row>::iterator row_;
};

std::unique_ptr<drivers::Alarm> HandClock::alarm(drivers::TimePoint when, std::function<void()> wake) {
  return std::make_unique<Handle>(*this, rows_.insert(rows_.end(), {when, std::move(wake)}));
}

void HandClock::advance(drivers::Duration by) {
  now_ += by;
  std::vector<std::function<void()>> due;
  for (auto& row : rows_)
    if (row.when <= now_) due.push_back(std::exchange(row.wake, [] {}));
  for (const auto& wake : due) wake();
}

std::optional<drivers::Duration> HandClock::next() const {
  std::optional<drivers::Duration> next;
  for (const auto& row : rows_)
    if (!next || row.when - now_ < *next) next = row.when - now_;
  return next;
}

Visitor::Visitor(asio::io_context& context, std::uint16_t port) : socket_(context) {
  socket_.connect({asio::ip::make_address("127.0.0.1"), port});
}

asio::awaitable<void> Visitor::send(std::string bytes) {
  co_await asio::async_write(socket_, asio::buffer(bytes), asio::use_awaitable);
}

asio::awaitable<Reply> Visitor::reply(bool to_head) {
  boost::beast::http::response_parser<boost::beast::http::string_body> parser;
  parser.skip(to_head);
  parser.body_limit(boost::none);
  co_await boost::beast::http::async_read(socket_, buffer_, parser, asio::use_awaitable);
  co_return parser.release();
}

asio::awaitable<std::string> Visitor::rest() {
  std::string all;
  boost::system::error_code end;
  while (!end) {
    std::array<char, 4096> portion;
    const auto got = co_await socket_.async_read_some(asio::buffer(portion),
                                                      asio::redirect_error(asio::use_awaitable, end));
    all.append(portion.data(), got);
  }
  co_return end == asio::error::eof ? all : all + "[" + end.message() + "]";
}

StationFixture::StationFixture()
    : hub_([](std::string_view topic) {
        return topic == "lane/1" ? std::optional<std::string>("snapshot") : std::nullopt;
      }) {
  ServerConfig config;
  config.routes.push_back(
      {{Method::get, "/hello/{name}", Takes::nothing}, at_once([](const Request& request) {
         return json_response({{"hello", request.params.at("name")}});
       })});
  config.routes.push_back({{Method::get, "/broken", Takes::nothing},
                           at_once([](const Request&) -> Response { throw std::runtime_error("a bug"); })});
  config.routes.push_back({{Method::post, "/scan", Takes::json}, at_once([](const Request& request) {
                             auto body = json_body(request);
                             return body ? json_response(*body, 201) : body.error();
                           })});
  config.routes.push_back({{Method::post, "/import", Takes::import}, at_once([](const Request& request) {
                             return json_response({{"bytes", request.body.size()}});
                           })});
  config.channels.push_back({"/lanes/{lane}/events", "lane/{lane}"});
  config.channels.push_back({"/lanes/{lane}/secret", "lane/{lane}",
                             [](const Request&) { return std::optional(problem(401, "no", "not you")); }});
  config.files.push_back({"/", "text/html; charset=utf-8", "<h1>Packbench</h1>", "\"v1\""});
  config.limits.connections = 4;
  config.limits.sign_of_life = std::chrono::milliseconds(20);
  auto server = Server::listen(context_, std::move(config), hub_, clock_,
                               [this](const auto& line) { log_.push_back(line); });
  server_ = *std::move(server);
}

StationFixture::~StationFixture() {
  server_->stop();
  context_.restart();
  context_.run();  // ends only when every coroutine has
  EXPECT_EQ(server_->connections(), 0U);
}

void StationFixture::run(asio::awaitable<void> work) {
  const auto wrapped = [](asio::awaitable<void> inner) -> asio::awaitable<bool> {
    co_await std::move(inner);
    co_return true;
  };
  run(wrapped(std::move(work)));
}

Reply StationFixture::ask(Visitor& client, std::string bytes, bool to_head) {
  run(client.send(std::move(bytes)));
  return run(client.reply(to_head));
}

std::string StationFixture::get(const std::string& path, const std::string& more) const {
  return "GET " + path + " HTTP/1.1\r\n" + host() + more + "\r\n";
}

std::string StationFixture::post(const std::string& path, const std::string& body,
                                 const std::string& more) const {
  return "POST " + path + " HTTP/1.1\r\n" + host() +
         "X-Packbench: 1\r\nContent-Type: application/json\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n" + more + "\r\n" + body;
}

}  // namespace packbench::http
