// The daemon under test: its process, its verbs, its API.
#include "tests/lab/daemon.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "tests/lab/gadget.hpp"
#include "tests/lab/http.hpp"
#include "tests/lab/wait.hpp"

namespace fs = std::filesystem;
namespace json = boost::json;

namespace packbench::lab {
namespace {

constexpr std::uint16_t kPort = 8484;
constexpr const char* kScreenPath = "/api/lanes/1";

// The guest's start script says where the build directory is.
std::string program() {
  const char* build = std::getenv("PACKBENCH_BUILD");
  if (!build) throw std::runtime_error("PACKBENCH_BUILD is not set: this runs by tests/lab/run only");
  return std::string(build) + "/station/packbench";
}

}  // namespace

Daemon::Daemon(fs::path directory, const std::string& config)
    : directory_(std::move(directory)), config_(directory_ / "packbench.toml") {
  fs::remove_all(directory_);
  fs::create_directories(directory_ / "data");
  std::ofstream(config_) << "[bench]\ndata = \"" << (directory_ / "data").string()
                         << "\"\n\n[api]\nport = " << kPort << "\n\n"
                         << config;
  const Output output = run({"chown", "-R", "packbench:packbench", directory_});
  if (output.status != 0) throw std::runtime_error(output.text);
}

void Daemon::start() {
  child_ =
      std::make_unique<Child>(as_daemon_user({program(), "run", "--config", config_}), directory_ / "log");
  if (!wait_until([this] { return !child_->running() || get(kScreenPath); }) || !child_->running())
    throw std::runtime_error("the daemon doesn't answer; its log:\n" + log());
}

void Daemon::kill() {
  child_->kill();
}

int Daemon::stop() {
  return child_->terminate();
}

std::string Daemon::verb(Command arguments) const {
  arguments.insert(arguments.begin(), program());
  arguments.insert(arguments.end(), {"--config", config_});
  const Output output = run(as_daemon_user(arguments));
  if (output.status != 0)
    throw std::runtime_error("packbench " + arguments[1] + " ended with " + std::to_string(output.status) +
                             ":\n" + output.text);
  return output.text;
}

std::optional<json::value> Daemon::get(const std::string& path) const {
  const HttpReply reply = http_get(kPort, path);
  if (reply.status != 200) return std::nullopt;
  return json::parse(reply.body);
}

json::object Daemon::screen() const {
  const auto value = get(kScreenPath);
  return value ? value->as_object() : json::object();
}

json::object Daemon::wait_for(const std::string& what, const std::function<bool(const json::object&)>& so) {
  json::object last;
  if (!wait_until([&] { return so(last = screen()); }))
    throw std::runtime_error("did not happen in time: " + what + "; the screen:\n" + json::serialize(last) +
                             "\nthe log:\n" + log());
  return last;
}

std::string Daemon::log() const {
  return read_attribute(directory_ / "log");
}

}  // namespace packbench::lab
