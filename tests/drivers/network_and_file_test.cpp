// TCP over a real loopback socket, files in a real directory, and the addresses that lead there.
#include <gtest/gtest.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "drivers/printers/file_transport.hpp"
#include "drivers/printers/printer_address.hpp"
#include "drivers/printers/printer_link.hpp"
#include "drivers/printers/tcp_transport.hpp"

namespace packbench::drivers {
namespace {

using namespace std::chrono_literals;
using Tcp = asio::ip::tcp;

// On the real clock; every deadline is either far away or already passed.
class RealTest : public testing::Test {
 protected:
  template <class T>
  T await(asio::awaitable<T> operation) {
    std::optional<T> value;
    std::exception_ptr thrown;
    bool ended = false;
    asio::co_spawn(io_, store(std::move(operation), &value), [&](std::exception_ptr e) {
      thrown = e;
      ended = true;
    });
    io_.restart();
    while (!ended) io_.run_one();
    if (thrown) std::rethrow_exception(thrown);
    return std::move(*value);
  }
  template <class T>
  static asio::awaitable<void> store(asio::awaitable<T> operation, std::optional<T>* value) {
    T got = co_await std::move(operation);
    value->emplace(std::move(got));
  }
  static asio::awaitable<bool> closing(Transport* transport) {
    co_await transport->close();
    co_return true;
  }
  TimePoint far() { return clock_->now() + 1h; }

  asio::io_context io_;
  std::unique_ptr<Clock> clock_ = create_steady_clock(io_.get_executor());
};

class TcpTest : public RealTest {
 protected:
  std::unique_ptr<Transport> connect() {
    auto opened = await(
        connect_tcp(io_.get_executor(), *clock_, "127.0.0.1", acceptor_.local_endpoint().port(), far()));
    EXPECT_TRUE(opened);
    peer_ = acceptor_.accept();
    return std::move(*opened);
  }

  asio::io_context peer_io_;
  Tcp::acceptor acceptor_{peer_io_, Tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
  Tcp::socket peer_{peer_io_};
};

TEST_F(TcpTest, JobsGoOutAndAnswersComeIn) {
  auto transport = connect();
  const std::string job(3'000'000, 'z');  // more than any socket buffer
  std::string received(job.size(), '\0');
  std::thread printer([&] {
    asio::read(peer_, asio::buffer(received));
    asio::write(peer_, asio::buffer(std::string_view("ok")));
  });
  const WriteOutcome outcome = await(transport->write(as_bytes(job), far()));
  EXPECT_FALSE(outcome.error);
  EXPECT_EQ(outcome.accepted, job.size());
  EXPECT_EQ(await(transport->read(far())).value(), "ok");
  printer.join();
  EXPECT_EQ(received, job);
  await(closing(transport.get()));
}

TEST_F(TcpTest, APrinterThatHangsUpIsNoticedWithoutAJob) {
  auto transport = connect();
  std::optional<Error> broken;
  transport->on_broken([&](Error error) { broken = std::move(error); });
  peer_.close();
  EXPECT_EQ(await(transport->read(far())).error().code, Errc::gone);
  ASSERT_TRUE(broken);
  EXPECT_EQ(broken->code, Errc::gone);
  EXPECT_EQ(await(transport->write(as_bytes("job"), far())).error->code, Errc::gone);
  await(closing(transport.get()));
}

TEST_F(TcpTest, APrinterThatTakesNothingCostsOnlyTheDeadline) {
  auto transport = connect();
  const std::string job(30'000'000, 'z');
  const WriteOutcome outcome = await(transport->write(as_bytes(job), clock_->now() + 50ms));
  ASSERT_TRUE(outcome.error);
  EXPECT_EQ(outcome.error->code, Errc::timeout);
  EXPECT_LT(outcome.accepted, job.size());
  await(closing(transport.get()));
}

TEST_F(TcpTest, CancelEndsAWriteAndLeavesTheReader) {
  auto transport = connect();
  const std::string job(30'000'000, 'z');
  auto alarm = clock_->alarm(clock_->now() + 20ms, [&] { transport->cancel(); });
  EXPECT_EQ(await(transport->write(as_bytes(job), kNoDeadline)).error->code, Errc::cancelled);
  asio::write(peer_, asio::buffer(std::string_view("still here")));
  EXPECT_EQ(await(transport->read(far())).value(), "still here");
  await(closing(transport.get()));
}

TEST_F(TcpTest, NobodyListensIsUnreachable) {
  const std::uint16_t port = acceptor_.local_endpoint().port();
  acceptor_.close();
  const auto refused = await(connect_tcp(io_.get_executor(), *clock_, "127.0.0.1", port, far()));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Errc::unreachable);
  EXPECT_NE(refused.error().message.find(std::to_string(port)), std::string::npos);
  const auto late = await(connect_tcp(io_.get_executor(), *clock_, "127.0.0.1", port, clock_->now() - 1s));
  EXPECT_EQ(late.error().code, Errc::unreachable);
}

class FileTest : public RealTest {
 protected:
  void TearDown() override { std::filesystem::remove_all(directory_); }
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(directory_))
      all.push_back(entry.path().filename());
    std::sort(all.begin(), all.end());
    return all;
  }
  std::string content(const std::string& name) const {
    std::ifstream file(directory_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::filesystem::path directory_ =
      std::filesystem::temp_directory_path() / ("packbench-file-test-" + std::to_string(::getpid()));
};

TEST_F(FileTest, EachJobIsOneWholeFileNumberedOn) {
  auto first = create_file_transport(directory_, "zpl").value();
  const std::string job = std::string("^XA\0^XZ", 7);
  EXPECT_EQ(await(first->write(as_bytes(job), far())).accepted, 7u);
  EXPECT_EQ(await(first->write(as_bytes("two"), far())).accepted, 3u);
  auto again = create_file_transport(directory_, "zpl").value();
  EXPECT_FALSE(await(again->write(as_bytes("three"), far())).error);
  EXPECT_FALSE(await(first->write(as_bytes("four"), far())).error) << "a number that is taken is passed over";
  EXPECT_EQ(names(), (std::vector<std::string>{"000001.zpl", "000002.zpl", "000003.zpl", "000004.zpl"}));
  EXPECT_EQ(content("000001.zpl"), job);
  EXPECT_EQ(content("000004.zpl"), "four");
  EXPECT_FALSE(first->can_read());
}

TEST_F(FileTest, ALostDirectoryIsAnErrorThatLeavesNothing) {
  auto transport = create_file_transport(directory_, "zpl").value();
  std::filesystem::remove_all(directory_);
  const WriteOutcome outcome = await(transport->write(as_bytes("job"), far()));
  EXPECT_EQ(outcome.accepted, 0u);
  EXPECT_EQ(outcome.error->code, Errc::storage);
  std::filesystem::create_directories(directory_);
  EXPECT_FALSE(await(transport->write(as_bytes("job"), far())).error) << "mended by the operator";
  EXPECT_EQ(names().size(), 1u);
  EXPECT_EQ(create_file_transport("/dev/null/x", "zpl").error().code, Errc::storage);
}

TEST_F(FileTest, OpenedByItsAddress) {
  auto address = parse_printer_address("file:" + directory_.string() + "?ext=zpl").value();
  auto opened = await(open_printer_address(io_.get_executor(), *clock_, address, far()));
  ASSERT_TRUE(opened);
  PrinterLink link(io_.get_executor(), *clock_, "files", std::move(*opened));
  EXPECT_FALSE(await(link.send("^XA^XZ")).error);
  EXPECT_EQ(content("000001.zpl"), "^XA^XZ");
}

TEST_F(FileTest, TheNullPrinterTakesEveryJobAndAnswersNothing) {
  auto opened =
      await(open_printer_address(io_.get_executor(), *clock_, parse_printer_address("null:").value(), far()));
  ASSERT_TRUE(opened);
  PrinterLink link(io_.get_executor(), *clock_, "null", std::move(*opened));
  const auto sent = await(link.send("^XA^XZ"));
  EXPECT_FALSE(sent.error);
  EXPECT_EQ(sent.accepted, 6U);
  EXPECT_FALSE(link.can_read());
}

TEST(PrinterAddress, FormsAndMistakes) {
  const auto tcp = parse_printer_address("tcp:printer.local").value();
  EXPECT_EQ(tcp.host, "printer.local");
  EXPECT_EQ(tcp.port, 9100);
  EXPECT_EQ(parse_printer_address("tcp:10.0.0.5:6101").value().port, 6101);
  EXPECT_EQ(parse_printer_address("tcp:[fe80::1]:9101").value().host, "fe80::1");
  EXPECT_EQ(parse_printer_address("tcp:[fe80::1]").value().port, 9100);
  const auto file = parse_printer_address("file:/srv/labels?ext=png").value();
  EXPECT_EQ(file.directory, "/srv/labels");
  EXPECT_EQ(file.extension, "png");
  EXPECT_EQ(parse_printer_address("file:labels").value().extension, "bin");
  for (const std::string_view bad :
       {"", "usb:1", "tcp:", "tcp::9100", "tcp:h:", "tcp:h:0", "tcp:h:65536", "tcp:h:9x", "tcp:[::1",
        "tcp:[::1]9100", "file:", "file:?ext=zpl", "file:x?ext=", "file:x?ext=../y", "null", "null:x"}) {
    const auto result = parse_printer_address(bad);
    ASSERT_FALSE(result) << bad;
    EXPECT_EQ(result.error().code, Errc::bad_address);
  }
}

}  // namespace
}  // namespace packbench::drivers
