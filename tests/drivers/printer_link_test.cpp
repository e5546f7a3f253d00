// Printer link over a scripted printer.
#include "drivers/printers/printer_link.hpp"

#include <gtest/gtest.h>

#include <boost/asio/detached.hpp>

#include "tests/support/scripted_transport.hpp"
#include "tests/support/virtual_clock.hpp"

namespace packbench::drivers {
namespace {

using namespace std::chrono_literals;
using tests::after;

bool three_lines(std::string_view reply) {
  return std::count(reply.begin(), reply.end(), '\x03') == 3;
}
bool any(std::string_view reply) {
  return !reply.empty();
}

class PrinterLinkTest : public testing::Test {
 protected:
  void open() {
    link_.emplace(io_.get_executor(), clock_, "zebra", script_.transport(io_.get_executor(), clock_));
  }
  WriteOutcome send(std::string job) { return clock_.await(io_, link_->send(std::move(job))); }
  Result<std::string> ask(std::string query, ReplyComplete complete = any, Duration timeout = 2s) {
    return clock_.await(io_, link_->ask(std::move(query), std::move(complete), timeout));
  }

  tests::VirtualClock clock_;
  asio::io_context io_;
  tests::Script script_;
  std::optional<PrinterLink> link_;
};

TEST_F(PrinterLinkTest, SendsAJobAndKnowsItsPrinter) {
  script_.device_id("MFG:Zebra Technologies;CMD:ZPL;MDL:ZP 505;").expect("^XA^XZ");
  open();
  const WriteOutcome outcome = send("^XA^XZ");
  EXPECT_EQ(outcome.accepted, 6u);
  EXPECT_FALSE(outcome.error);
  EXPECT_EQ(link_->device_id().model, "ZP 505");
  EXPECT_EQ(send("").accepted, 0u) << "nothing is sent for nothing";
}

TEST_F(PrinterLinkTest, AnswerInPiecesIsWaitedFor) {
  script_.expect("~HS")
      .reply(
          "\x02"
          "1\x03\r\n\x02"
          "2",
          after(5ms))
      .reply(
          "\x03\r\n\x02"
          "3\x03",
          after(300ms));
  open();
  EXPECT_EQ(ask("~HS", three_lines).value(),
            "\x02"
            "1\x03\r\n\x02"
            "2\x03\r\n\x02"
            "3\x03");
}

TEST_F(PrinterLinkTest, StaleRepliesAreDroppedFirst) {
  script_.expect("job").reply("old", after(1ms)).reply("older still", after(2ms));
  script_.expect("?").reply("new", after(1ms));
  open();
  ASSERT_FALSE(send("job").error);
  clock_.advance(io_, 1s);
  EXPECT_EQ(ask("?").value(), "new");
}

TEST_F(PrinterLinkTest, SilenceAndHalfAnswersAreTimeouts) {
  script_.expect("~HS");
  script_.expect("~HS").reply("\x02half", after(1ms));
  open();
  const TimePoint before = clock_.now();
  EXPECT_EQ(ask("~HS", three_lines, 2s).error().code, Errc::timeout);
  EXPECT_EQ(clock_.now(), before + 2s);
  const auto half = ask("~HS", three_lines, 2s);
  EXPECT_EQ(half.error().code, Errc::timeout);
  EXPECT_NE(half.error().message.find(".half"), std::string::npos);
}

TEST_F(PrinterLinkTest, TheAcceptedCountSurvivesTheUnplug) {
  script_.expect("a long label").accept_only(7).fail(Errc::gone);
  open();
  std::optional<Error> broken;
  link_->on_broken([&](Error error) { broken = error; });
  const WriteOutcome outcome = send("a long label");
  EXPECT_EQ(outcome.accepted, 7u);
  ASSERT_TRUE(outcome.error);
  EXPECT_EQ(outcome.error->code, Errc::gone);
  EXPECT_TRUE(broken);
  EXPECT_EQ(ask("~HS").error().code, Errc::gone);
}

TEST_F(PrinterLinkTest, WithoutPaperTheJobWaitsUntilCancelled) {
  script_.expect("label").accept_only(3).stall();
  open();
  std::optional<WriteOutcome> outcome;
  asio::co_spawn(io_, link_->send("label"),
                 [&](std::exception_ptr, WriteOutcome o) { outcome = std::move(o); });
  clock_.advance(io_, 8h);
  EXPECT_FALSE(outcome);
  EXPECT_EQ(ask("~HS").error().code, Errc::in_use);
  EXPECT_EQ(send("second").error->code, Errc::in_use);
  link_->cancel();
  clock_.advance(io_, 1ms);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->accepted, 3u);
  EXPECT_EQ(outcome->error->code, Errc::cancelled);
}

TEST_F(PrinterLinkTest, CloseEndsWhatIsUnderWayFirst) {
  script_.expect("label").accept_only(3).stall();
  open();
  std::optional<WriteOutcome> outcome;
  asio::co_spawn(io_, link_->send("label"),
                 [&](std::exception_ptr, WriteOutcome o) { outcome = std::move(o); });
  clock_.advance(io_, 1s);
  clock_.await(io_, link_->close());
  ASSERT_TRUE(outcome && outcome->error);
  EXPECT_EQ(outcome->error->code, Errc::gone) << "nobody gave it up";
  EXPECT_EQ(outcome->accepted, 3u);
  EXPECT_TRUE(script_.closed());
  EXPECT_FALSE(link_->is_open());
  EXPECT_EQ(send("late").error->code, Errc::gone);
  EXPECT_EQ(ask("late").error().code, Errc::gone);
  EXPECT_EQ(clock_.await(io_, link_->port_status(1s)).error().code, Errc::gone);
}

TEST_F(PrinterLinkTest, AWriteOnlyPrinterIsNotAsked) {
  script_.write_only();
  open();
  EXPECT_EQ(ask("~HS").error().code, Errc::no_reply);
  EXPECT_EQ(clock_.await(io_, link_->port_status(1s)).error().code, Errc::no_reply);
}

}  // namespace
}  // namespace packbench::drivers
