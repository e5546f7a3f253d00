// F22: `packbench user password` where neither the store nor a bench is to be had.
#include <gmock/gmock.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <fstream>
#include <future>
#include <iostream>
#include <sstream>

#include "station/access/passwords.hpp"
#include "station/access/pins.hpp"
#include "station/commands/verbs.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

using boost::asio::ip::tcp;

constexpr const char* kGood = "blue 17 teapots";

// Somebody else's program at the bench's port: what the first who called it said.
class Stranger {
 public:
  Stranger()
      : acceptor_(io_, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)),
        port_(acceptor_.local_endpoint().port()),
        first_(std::async(std::launch::async, [this] {
          auto caller = acceptor_.accept();
          std::string said(4096, '\0');
          boost::system::error_code ended;
          said.resize(caller.read_some(boost::asio::buffer(said), ended));
          return said;
        })) {}

  ~Stranger() {
    if (first_.valid()) heard();  // else it would wait for ever
  }
  Stranger(const Stranger&) = delete;
  Stranger& operator=(const Stranger&) = delete;

  std::uint16_t port() const { return port_; }
  // Empty where nobody called: then this call is the first.
  std::string heard() {
    {
      boost::asio::io_context io;
      tcp::socket nobody(io);
      nobody.connect(tcp::endpoint(boost::asio::ip::address_v4::loopback(), port_));
    }
    return first_.get();
  }

 private:
  boost::asio::io_context io_;
  tcp::acceptor acceptor_;
  std::uint16_t port_;
  std::future<std::string> first_;
};

struct UserPassword : testing::Test {
  // What it says on standard error. The line stands twice: asked for twice where the tests have a terminal.
  std::string give(const std::filesystem::path& data, std::uint16_t port,
                   void (*verb)(Context&, const std::string&) = give_password,
                   const std::string& secret = kGood) {
    context.config = folder.path() / "packbench.toml";
    std::ofstream(context.config) << "[bench]\ndata = \"" << data.string() << "\"\n[api]\nport = " << port
                                  << "\n[[lane]]\nname = \"1\"\n";
    std::istringstream typed(secret + "\n" + secret + "\n");
    auto* before = std::cin.rdbuf(typed.rdbuf());
    testing::internal::CaptureStderr();
    verb(context, "s1");
    std::cin.rdbuf(before);
    return testing::internal::GetCapturedStderr();
  }

  ScratchFolder folder;
  Context context;
  Stranger stranger;
};

TEST_F(UserPassword, F22GoesToNobodyWhoMayNotBeTheBench) {
  const auto store = db::Store::open(folder.path() / "packbench.db");
  ASSERT_TRUE(store) << "open, as a bench has it";
  const auto said = give(folder.path(), stranger.port());
  EXPECT_EQ(stranger.heard(), "");
  EXPECT_EQ(context.exit, Exit::unavailable);
  EXPECT_THAT(said, testing::HasSubstr("a bench is running on this store"));
  EXPECT_THAT(said, testing::HasSubstr((folder.path() / "packbench.db.access").string() + " can't be read"));
  EXPECT_THAT(said, testing::HasSubstr("sudo -u packbench"));
}

TEST_F(UserPassword, F22BothCausesAreTold) {
  const auto data = folder.path() / "file";
  std::ofstream(data) << "no folder";
  const auto said = give(data, stranger.port());
  EXPECT_EQ(stranger.heard(), "");
  EXPECT_EQ(context.exit, Exit::unavailable);
  EXPECT_THAT(said, testing::HasSubstr("Not a directory"));
  EXPECT_THAT(said, testing::HasSubstr("packbench.db.access can't be read"));
}

TEST_F(UserPassword, F22IsSetInAStoreAtRest) {
  {
    RunningBench bench(folder.path());
    bench.stock();
  }
  const auto said = give(folder.path(), stranger.port());
  EXPECT_EQ(stranger.heard(), "");
  EXPECT_EQ(context.exit, Exit::ok) << said;
  const auto reader = db::Reader::open(folder.path() / "packbench.db");
  ASSERT_TRUE(reader);
  EXPECT_TRUE(open_with(**reader, "S1", kGood, {}, wall_clock_ms()));
}

TEST_F(UserPassword, APinIsGivenTheSameWay) {
  {
    RunningBench bench(folder.path());
    bench.stock();
  }
  auto said = give(folder.path(), stranger.port(), give_pin, "1234");
  EXPECT_EQ(context.exit, Exit::failed);
  EXPECT_THAT(said, testing::HasSubstr("a row like 1234"));
  context.exit = Exit::ok;
  said = give(folder.path(), stranger.port(), give_pin, "1379");
  EXPECT_EQ(stranger.heard(), "");
  EXPECT_EQ(context.exit, Exit::ok) << said;
  const auto reader = db::Reader::open(folder.path() / "packbench.db");
  ASSERT_TRUE(reader);
  EXPECT_EQ(check_pin(**reader, "S1", "1379").outcome, PinOutcome::given);
  EXPECT_EQ((*reader)->stream("operator:s1").back().event, records::Event(records::PinSet{"s1", "", true}));
}

}  // namespace
}  // namespace packbench::station
