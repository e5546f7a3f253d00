// A terminal that is quiet for one line, and gets its echo back however that line ends.
#include "station/commands/unseen_input.hpp"

#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <iostream>

namespace packbench::station {
namespace {

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

termios shown, silent;  // here, where the handler finds them: there is one terminal

// Does what the signal does without us, in between with the terminal as it was. Comes back from a stop only.
// Flushed: half a password is not left to the shell.
void give_way(int number) {
  const int kept = errno;
  struct sigaction ours, plain{};
  plain.sa_handler = SIG_DFL;
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
  sigaction(number, &plain, &ours);
  raise(number);
  sigaction(number, &ours, nullptr);
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  errno = kept;
}

class Unseen {
 public:
  Unseen() : on_terminal_(tcgetattr(STDIN_FILENO, &shown) == 0) {
    if (!on_terminal_) return;
    silent = shown;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    for (std::size_t i = 0; i < kSignals.size(); ++i) take(kSignals[i], before_[i]);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~Unseen() {
    if (!on_terminal_) return;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &before_[i], nullptr);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  // What is ignored stays so: nohup, shells without job control.
  static void take(int number, struct sigaction& before) {
    sigaction(number, nullptr, &before);
    if (before.sa_handler == SIG_IGN) return;
    struct sigaction ours {};
    ours.sa_handler = give_way;
    ours.sa_flags = SA_RESTART | SA_NODEFER;  // raised again, it counts at once
    sigaction(number, &ours, nullptr);
  }

  bool on_terminal_;
  std::array<struct sigaction, kSignals.size()> before_{};
};

}  // namespace

std::string typed_unseen(const char* prompt) {
  const Unseen unseen;
  std::fprintf(stderr, "%s: ", prompt);
  std::string line;
  std::getline(std::cin, line);
  std::fprintf(stderr, "\n");
  return line;
}

}  // namespace packbench::station
