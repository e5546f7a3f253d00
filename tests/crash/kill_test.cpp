// Invariant 1: killed at any moment, a bench finds every acknowledged scan again.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>

#include "tests/crash/packing_day.hpp"

namespace packbench::db::test {
namespace {

struct Child {
  pid_t process = 0;
  int pipe = -1;
};

Child start(const std::filesystem::path& path, const std::string& name) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t process = ::fork();
  if (process == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    ::execl(PACKBENCH_KILL_CHILD, PACKBENCH_KILL_CHILD, path.c_str(), name.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  return {process, ends[0]};
}

// All that was acknowledged by a child that is killed once it has told so many bytes.
std::string told_until_killed(Child child, std::size_t bytes) {
  std::string told;
  char buffer[512];
  bool killed = false;
  for (ssize_t size; (size = ::read(child.pipe, buffer, sizeof buffer)) > 0;) {
    told.append(buffer, static_cast<std::size_t>(size));
    if (!killed && told.size() >= bytes) killed = ::kill(child.process, SIGKILL) == 0;
  }
  ::close(child.pipe);
  int status = 0;
  ::waitpid(child.process, &status, 0);
  EXPECT_TRUE(killed && WIFSIGNALED(status)) << "the child ended by itself: " << status;
  return told;
}

std::vector<std::string> whole_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0, end; (end = text.find('\n', from)) != std::string::npos; from = end + 1)
    lines.push_back(text.substr(from, end - from));
  return lines;
}

TEST(Kill, LosesNothingAcknowledged) {
  Folder folder;
  const auto path = folder / "bench.db";
  std::mt19937 random(7);
  std::vector<std::string> acknowledged;
  for (int round = 0; round < 20; ++round) {
    const auto child = start(path, "r" + std::to_string(round) + "-");
    for (auto& id : whole_lines(told_until_killed(child, 1 + random() % 3000)))
      acknowledged.push_back(std::move(id));
    ASSERT_THAT(lost(path, acknowledged), testing::IsEmpty()) << "round " << round;
    const auto verified = verify(path);
    ASSERT_TRUE(verified) << verified.error().message;
    ASSERT_THAT(verified->differences, testing::IsEmpty()) << "round " << round;
    // The order that was being packed must not stand in the next child's way.
    auto store = open_store(path);
    if (const auto lane = open_reader(path)->lane("1"); lane && !lane->order.empty())
      must(*store, {batch("aside" + std::to_string(round), {r::PackSetAside{"killed"}}, lane->order)});
  }
  EXPECT_GT(acknowledged.size(), 20u);
}

}  // namespace
}  // namespace packbench::db::test
