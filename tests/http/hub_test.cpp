// Event channels over real WebSockets.
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/websocket.hpp>

#include "station_fixture.hpp"

namespace packbench::http {
namespace {

namespace websocket = boost::beast::websocket;
using boost::system::error_code;

class Listener {
 public:
  explicit Listener(Visitor& client) : stream_(std::move(client.socket())) {}

  asio::awaitable<error_code> open(std::string host, std::string path, std::string origin) {
    stream_.set_option(websocket::stream_base::decorator([origin](websocket::request_type& request) {
      if (!origin.empty()) request.set("Origin", origin);
    }));
    stream_.read_message_max(0);
    error_code failed;
    co_await stream_.async_handshake(response_, host, path,
                                     asio::redirect_error(asio::use_awaitable, failed));
    co_return failed;
  }
  asio::awaitable<std::string> next() {
    std::string message = "{}";
    while (message == "{}") message = co_await next_or_sign_of_life();
    co_return message;
  }
  asio::awaitable<std::string> next_or_sign_of_life() {
    boost::beast::flat_buffer buffer;
    error_code end;
    co_await stream_.async_read(buffer, asio::redirect_error(asio::use_awaitable, end));
    co_return end ? "[end]" : boost::beast::buffers_to_string(buffer.data());
  }
  asio::awaitable<void> close() {
    co_await stream_.async_close(websocket::close_code::normal, asio::use_awaitable);
  }
  asio::awaitable<void> say(std::string text) {
    co_await stream_.async_write(asio::buffer(text), asio::use_awaitable);
  }
  unsigned status() const { return response_.result_int(); }

 private:
  websocket::stream<asio::ip::tcp::socket> stream_;
  websocket::response_type response_;
};

class HubTest : public StationFixture {
 protected:
  std::string own() const { return "localhost:" + std::to_string(server_->port()); }
  std::unique_ptr<Listener> listen() {
    auto client = connect();
    auto listener = std::make_unique<Listener>(client);
    EXPECT_FALSE(run(listener->open(own(), "/lanes/1/events", "http://" + own())));
    return listener;
  }
  unsigned refused(const std::string& path, const std::string& host, const std::string& origin) {
    auto client = connect();
    Listener listener(client);
    EXPECT_TRUE(run(listener.open(host, path, origin)));
    return listener.status();
  }
};

TEST_F(HubTest, ShowsTheSnapshotThenWhatIsPublished) {
  auto one = listen(), two = listen();
  EXPECT_EQ(run(one->next()), "snapshot");
  EXPECT_EQ(run(two->next()), "snapshot");
  EXPECT_EQ(hub_.subscribers("lane/1"), 2U);
  hub_.publish("lane/2", "for others");
  hub_.publish("lane/1", "first");
  EXPECT_EQ(run(one->next()), "first");
  EXPECT_EQ(run(two->next()), "first");
  hub_.publish("lane/1", "second");
  EXPECT_EQ(run(one->next()), "second");
}

TEST_F(HubTest, WhereNothingHappensASignOfLifeComes) {
  auto one = listen();
  EXPECT_EQ(run(one->next_or_sign_of_life()), "snapshot");
  EXPECT_EQ(run(one->next_or_sign_of_life()), "{}");
  hub_.publish("lane/1", "first");
  EXPECT_EQ(run(one->next()), "first") << "it takes nothing's place";
}

TEST_F(HubTest, AChannelMayRefuse) {
  EXPECT_EQ(refused("/lanes/1/secret", own(), ""), 401U);
  EXPECT_EQ(hub_.subscribers("lane/1"), 0U);
}

TEST_F(HubTest, ASlowReaderMissesStepsNeverTheEnd) {
  auto slow = listen();
  EXPECT_EQ(run(slow->next()), "snapshot");
  for (int i = 0; i < 1000; ++i) hub_.publish("lane/1", std::to_string(i));
  EXPECT_EQ(run(slow->next()), "999");
}

TEST_F(HubTest, AReaderThatStallsHoldsOneMessage) {
  auto slow = listen();
  EXPECT_EQ(run(slow->next()), "snapshot");
  const std::string big(std::size_t{32} << 20, 'x');  // more than the system buffers
  hub_.publish("lane/1", big);
  context_.restart();
  context_.poll();  // its sending has begun, and can't end before it is read
  for (int i = 0; i < 1000; ++i) {
    hub_.publish("lane/1", std::to_string(i));
    context_.poll();
  }
  EXPECT_EQ(run(slow->next()).size(), big.size());
  EXPECT_EQ(run(slow->next()), "999");
}

TEST_F(HubTest, RefusesForeignPagesAndUnknownTopics) {
  EXPECT_EQ(refused("/lanes/1/events", own(), "http://evil.example"), 403U);
  EXPECT_EQ(refused("/lanes/1/events", "evil.example", ""), 421U);
  EXPECT_EQ(refused("/lanes/2/events", own(), "http://" + own()), 404U);
  EXPECT_EQ(refused("/elsewhere", own(), ""), 404U);
  EXPECT_EQ(hub_.subscribers("lane/1"), 0U);
}

TEST_F(HubTest, APlainGetIsToldToUpgrade) {
  auto client = connect();
  EXPECT_EQ(ask(client, get("/lanes/1/events")).result_int(), 426U);
}

TEST_F(HubTest, AClosedSubscriberIsForgotten) {
  auto one = listen();
  run(one->say("ignored"));
  EXPECT_EQ(run(one->next()), "snapshot");
  run(one->close());
  run_until([&] { return hub_.subscribers("lane/1") == 0; });
  EXPECT_EQ(hub_.subscribers("lane/1"), 0U);
  hub_.publish("lane/1", "to nobody");
}

TEST_F(HubTest, AnEndedTopicIsSubscribedToAnew) {
  auto one = listen();
  EXPECT_EQ(run(one->next()), "snapshot");
  hub_.end("lane/2");
  hub_.end("lane/1");
  EXPECT_EQ(run(one->next()), "[end]");
  auto again = listen();
  EXPECT_EQ(run(again->next()), "snapshot");
}

TEST_F(HubTest, StopEndsSubscriptions) {
  auto one = listen();
  EXPECT_EQ(run(one->next()), "snapshot");
  server_->stop();
  EXPECT_EQ(run(one->next()), "[end]");
}

}  // namespace
}  // namespace packbench::http
