// F22: a password typed at a terminal isn't shown, and the terminal is as it was however the prompt ends.
#include "station/commands/unseen_input.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <string>

namespace packbench::station {
namespace {

constexpr const char* kTyped = "blue 17 teapots";

// A terminal with a process at its prompt, which ends with 0 where it read kTyped.
class Prompt {
 public:
  Prompt() {
    child_ = ::forkpty(&typist_, nullptr, nullptr, nullptr);
    if (child_ == 0) ::_exit(typed_unseen("Password") == kTyped ? 0 : 1);
    if (child_ < 0) throw std::runtime_error("no terminal to be had");
    terminal_ = ::open(::ptsname(typist_), O_RDWR | O_NOCTTY);
    until("Password: ");  // quiet before it asks
  }
  ~Prompt() {
    send(SIGKILL);
    if (child_ > 0) ::waitpid(child_, nullptr, 0);
    ::close(terminal_);
    ::close(typist_);
  }
  Prompt(const Prompt&) = delete;
  Prompt& operator=(const Prompt&) = delete;

  void type(const std::string& text) {
    ASSERT_EQ(::write(typist_, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  void send(int number) {
    if (child_ > 0) ::kill(child_, number);
  }
  // How the process ended, as waitpid() tells it.
  int end() {
    int status = 0;
    EXPECT_EQ(::waitpid(child_, &status, 0), child_);
    child_ = -1;  // the number may be another one's now
    return status;
  }
  bool echoes() const {
    termios now{};
    EXPECT_EQ(::tcgetattr(terminal_, &now), 0);
    return (now.c_lflag & ECHO) != 0;
  }
  void until(const std::string& text) {
    char byte = 0;
    while (shown_.find(text) == shown_.npos && ::read(typist_, &byte, 1) == 1) shown_ += byte;
    ASSERT_NE(shown_.find(text), shown_.npos) << shown_;
  }
  const std::string& shown() const { return shown_; }

 private:
  int typist_ = -1, terminal_ = -1;
  pid_t child_ = -1;
  std::string shown_;
};

TEST(UnseenInput, F22WhatIsTypedIsReadAndNotShown) {
  Prompt prompt;
  EXPECT_FALSE(prompt.echoes());
  prompt.type(std::string(kTyped) + "\n");
  prompt.until("Password: \r\n");
  EXPECT_EQ(prompt.shown(), "Password: \r\n");
  EXPECT_EQ(prompt.end(), 0);
  EXPECT_TRUE(prompt.echoes());
}

TEST(UnseenInput, F22CtrlCEndsItAndTheTerminalShowsAgain) {
  Prompt prompt;
  prompt.type("half a pass\x03");
  const int status = prompt.end();
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT) << status;
  EXPECT_TRUE(prompt.echoes());
}

TEST(UnseenInput, F22SoDoesBeingEndedFromElsewhere) {
  for (const int number : {SIGTERM, SIGHUP}) {
    SCOPED_TRACE(number);
    Prompt prompt;
    prompt.send(number);
    const int status = prompt.end();
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == number) << status;
    EXPECT_TRUE(prompt.echoes());
  }
}

}  // namespace
}  // namespace packbench::station
