// packbench record: what a device of the running bench says and is told, into a file.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <csignal>
#include <cstdio>
#include <cstring>

#include "station/api_client.hpp"
#include "station/commands/verbs.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

constexpr useconds_t kPollUs = 300'000;

volatile std::sig_atomic_t told_to_end = 0;

void end_soon(int) {
  told_to_end = 1;
}

// A file that wasn't there before, for its owner alone: it will hold what people scan.
class NewFile {
 public:
  explicit NewFile(const std::string& path)
      : descriptor_(open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR)) {}
  ~NewFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  bool write(std::string_view text) {
    while (!text.empty()) {
      const auto written = ::write(descriptor_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

 private:
  int descriptor_;
};

// Fetches until the recording is over or somebody ends it. Why it failed, or nothing.
std::optional<std::string> keep_fetching(const Config& config, const std::string& path, NewFile& file) {
  std::string from = "0";
  for (;;) {
    const bool last = told_to_end != 0;
    const auto reply = api_get(config, path + "?from=" + from);
    if (!reply) return reply.error().message;
    if (reply->status != 200) return refusal_of(*reply);
    const auto& part = reply->body.as_object();
    if (!file.write(std::string(part.at("text").as_string()))) return "the file can't be written";
    from = json::serialize(part.at("next"));
    if (const auto& over = part.at("over").as_string(); !over.empty()) {
      std::fprintf(stderr, "%s\n", over.c_str());
      return std::nullopt;
    }
    if (last) return std::nullopt;
    usleep(kPollUs);
  }
}

}  // namespace

void record_device(Context& context, const std::string& device, const std::string& path) {
  const auto config = context.load();
  if (!config) return;
  NewFile file(path);
  if (!file.is_open())
    return context.fail(Exit::failed,
                        path + ": can't be made (" + std::strerror(errno) + "); a file that is there stays");
  const auto begun = api_post(*config, "/api/devices/record", "application/json",
                              json::serialize(json::object{{"device", device}}), Hearer::bench_alone);
  if (!begun || begun->status != 200) {
    unlink(path.c_str());
    return context.fail(begun && begun->status == 404 ? Exit::not_found : Exit::unavailable,
                        begun ? refusal_of(*begun) : begun.error().message);
  }
  std::fprintf(
      stderr,
      "recording %s into %s until Ctrl-C\n"
      "It holds all that people scan, weigh or print with it, names and addresses too: give it to nobody "
      "who may not see these.\n",
      device.c_str(), path.c_str());
  std::signal(SIGINT, end_soon);
  std::signal(SIGTERM, end_soon);
  const auto where = "/api/devices/record/" + json::serialize(begun->body.at("recording"));
  const auto failed = keep_fetching(*config, where, file);
  (void)api_post(*config, where + "/end", "text/plain", "", Hearer::bench_alone);
  if (failed) context.fail(Exit::failed, *failed);
}

}  // namespace packbench::station
