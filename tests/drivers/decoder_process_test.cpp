// The bench's side of the reader of pictures, with real processes: pictures that crash it, hang it, and make
// it talk nonsense. Time stands still unless a test moves it.
#include "drivers/cameras/decoder_process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/barcode_picture.hpp"
#include "tests/support/virtual_clock.hpp"

namespace packbench::drivers {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;
using tests::Kind;

constexpr Duration kPatience = 5s;

Picture order(const std::string& what) {
  return {PictureFormat::grey8, static_cast<std::uint32_t>(what.size()), 1, what};
}

const Picture& good() {
  static const Picture picture = tests::as_png(tests::draw(
      640, 480, {{Kind::qr, "PB-B-ANNA", 40, 40, 5}, {Kind::ean13, "6901234567892", 250, 300, 3}}));
  return picture;
}

std::size_t open_files() {
  const auto all = std::filesystem::directory_iterator("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

class DecoderProcessTest : public testing::Test {
 protected:
  // Begins; until answered() the answer isn't there.
  void begin(const Picture& picture) {
    answer_.reset();
    asio::co_spawn(io_, decoder_.decode(picture, kPatience),
                   [this](std::exception_ptr error, PictureAnswer got) {
                     if (error) std::rethrow_exception(error);
                     answer_ = std::move(got);
                   });
  }
  // Lets processes work until `done`; time stands still meanwhile.
  void work_until(const std::function<bool()>& done) {
    io_.restart();
    while (!done() && io_.run_one_for(60s) > 0) {
    }
    ASSERT_TRUE(done()) << "nothing happens any more";
  }
  PictureAnswer answered() {
    work_until([this] { return answer_.has_value(); });
    return answer_ ? *answer_ : PictureAnswer(Error{Errc::timeout, "no answer"});
  }
  PictureAnswer ask(const Picture& picture) {
    begin(picture);
    return answered();
  }
  void expect_well() {
    const auto codes = ask(good());
    ASSERT_TRUE(codes) << codes.error().message;
    ASSERT_EQ(codes->size(), 2u);
    EXPECT_EQ(codes->front().bytes, "PB-B-ANNA");
    EXPECT_EQ(codes->front().aim, "]Q1");
    EXPECT_EQ(codes->back().bytes, "6901234567892");
  }
  void close() {
    bool closed = false;
    asio::co_spawn(io_, decoder_.close(), [&](std::exception_ptr) { closed = true; });
    work_until([&] { return closed; });
  }

  tests::VirtualClock clock_;
  asio::io_context io_;
  DecoderProcess decoder_{io_.get_executor(), clock_, {PACKBENCH_TEST_READER, {}}};
  std::optional<PictureAnswer> answer_;
};

TEST_F(DecoderProcessTest, ReadsPicturesOneAfterTheOther) {
  for (int i = 0; i < 3; ++i) expect_well();
  EXPECT_EQ(decoder_.failures(), 0);
  close();
}

TEST_F(DecoderProcessTest, ABadPictureIsNoFailure) {
  for (const auto format : {PictureFormat::png, PictureFormat::jpeg}) {
    const auto answer = ask({format, 0, 0, "garbage"});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Errc::malformed);
    EXPECT_THAT(answer.error().message, HasSubstr("can't be read"));
  }
  expect_well();
  EXPECT_EQ(decoder_.failures(), 0);
  close();
}

TEST_F(DecoderProcessTest, ALargerPictureThanAllowedIsNotSent) {
  const auto answer = ask({PictureFormat::png, 0, 0, std::string(kMostPictureBytes + 1, 'x')});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Errc::malformed);
  EXPECT_EQ(decoder_.failures(), 0);
  close();
}

TEST_F(DecoderProcessTest, WhatItDoesNotNeedItHasNot) {
  const auto answer = ask(order("surroundings"));
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_THAT(answer->front().bytes, AllOf(HasSubstr("files 3, folder /, privileges none new"),
                                           HasSubstr("dies with its parent by 9")));
#if !defined(__SANITIZE_ADDRESS__)  // whose shadow is larger than any limit
  EXPECT_THAT(answer->front().bytes, HasSubstr("memory 512 MiB"));
  const auto refused = ask(order("take memory"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Errc::malformed);
#endif
  expect_well();
  EXPECT_EQ(decoder_.failures(), 0);
  close();
}

struct Fault {
  const char* order;
  const char* told;
};

TEST_F(DecoderProcessTest, ACrashOrNonsenseIsToldAndTheNextPictureIsRead) {
  const Fault faults[] = {
      {"crash", "the picture reader died, signal 6 (Aborted), over a grey picture of 5 x 1"},
      {"exit", "the picture reader died, exit status 3"},
      {"talk without end", "the picture reader's answer was none, signal 9"},
      {"talk nonsense", "the picture reader's answer was none, signal 9"},
  };
  int failures = 0;
  for (const auto& fault : faults) {
    const auto answer = ask(order(fault.order));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Errc::io_error);
    EXPECT_THAT(answer.error().message, HasSubstr(fault.told));
    EXPECT_EQ(decoder_.failures(), ++failures);
    expect_well();  // at once: time stands still
  }
  close();
}

TEST_F(DecoderProcessTest, AReaderThatHangsIsKilledInTimeAndTheNextPictureIsRead) {
  expect_well();
  begin(order("hang"));
  clock_.advance(io_, kPatience - 1ms);
  EXPECT_FALSE(answer_);
  clock_.advance(io_, 1ms);
  const auto answer = answered();
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Errc::timeout);
  EXPECT_THAT(answer.error().message, HasSubstr("longer than 5 s and was ended, signal 9 (Killed)"));
  expect_well();
  close();
}

TEST_F(DecoderProcessTest, OneThatFailsAgainAndAgainIsStartedLaterAndLater) {
  ask(order("crash"));
  ask(order("crash"));
  begin(good());  // after the second failure in a row it waits
  clock_.advance(io_, 499ms);
  EXPECT_FALSE(answer_);
  clock_.advance(io_, 1ms);
  EXPECT_TRUE(answered());
  ask(order("crash"));
  expect_well();  // a good one in between: it counts as the first again
  close();
}

TEST_F(DecoderProcessTest, AProgramThatIsNotThereIsAnError) {
  DecoderProcess absent(io_.get_executor(), clock_, {"/nowhere/reader", {}});
  const auto answer = clock_.await(io_, absent.decode(good(), kPatience));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Errc::io_error);
  EXPECT_THAT(answer.error().message, HasSubstr("/nowhere/reader can't be started: No such file"));
  clock_.await(io_, absent.close());
}

TEST_F(DecoderProcessTest, AProgramThatIsNoReaderIsAnError) {
  DecoderProcess other(io_.get_executor(), clock_, {"/bin/echo", {"hello, I am a shell"}});
  std::optional<PictureAnswer> answer;
  asio::co_spawn(io_, other.decode(good(), kPatience),
                 [&](std::exception_ptr, PictureAnswer got) { answer = std::move(got); });
  work_until([&] { return answer.has_value(); });
  ASSERT_FALSE(*answer);
  EXPECT_EQ(answer->error().code, Errc::io_error);
  clock_.await(io_, other.close());
}

TEST_F(DecoderProcessTest, CloseEndsWhatIsUnderWay) {
  expect_well();
  begin(order("hang"));
  io_.restart();
  io_.poll();
  const auto second = clock_.await(io_, decoder_.decode(good(), kPatience));
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Errc::in_use);
  close();
  const auto answer = answered();
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Errc::cancelled);
  EXPECT_EQ(ask(good()).error().code, Errc::cancelled);
}

TEST_F(DecoderProcessTest, NothingIsLeftOver) {
  expect_well();
  close();
  const auto before = open_files();
  for (int i = 0; i < 5; ++i) {
    DecoderProcess another(io_.get_executor(), clock_, {PACKBENCH_TEST_READER, {}});
    std::optional<PictureAnswer> answer;
    asio::co_spawn(io_, another.decode(order("crash"), kPatience),
                   [&](std::exception_ptr, PictureAnswer got) { answer = std::move(got); });
    work_until([&] { return answer.has_value(); });
  }
  EXPECT_EQ(open_files(), before);
}

}  // namespace
}  // namespace packbench::drivers
