// The plain connector.
#include "central/connectors/files/files_connector.hpp"

#include <charconv>
#include <exception>

#include "central/connectors/files/utc.hpp"

namespace packbench::connectors::files {
namespace {

constexpr Key kKeys[] = {{"folder", true}, {"settle_seconds", false, "5"}, {"utc_offset", false, "+08:00"}};

std::chrono::seconds seconds_of(const std::string& text) {
  int seconds = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc{} || end != text.data() + text.size() || seconds < 0 || seconds > 3600)
    throw std::invalid_argument("[files] settle_seconds: \"" + text + "\" is no number from 0 to 3600");
  return std::chrono::seconds(seconds);
}

}  // namespace

FilesConnector::FilesConnector(const Options& options, Centre& centre)
    : folder_(options.folder, options.settle),
      intake_(folder_, centre, options.utc_offset_minutes),
      outlet_(folder_, centre) {}

// What is wrong on one way must not stop the other.
bool FilesConnector::turn(std::chrono::seconds wait) {
  std::exception_ptr failed;
  bool any = false;
  try {
    any = intake_.take();
  } catch (const std::exception&) {
    failed = std::current_exception();
  }
  any = outlet_.tell(failed ? std::chrono::seconds(0) : wait) || any;
  if (failed) std::rethrow_exception(failed);
  return any;
}

std::span<const Key> keys() {
  return kKeys;
}

std::unique_ptr<Connector> make(const Config& config, Centre& centre) {
  const Options options{config.own.at("folder"), seconds_of(config.own.at("settle_seconds")),
                        offset_minutes(config.own.at("utc_offset"))};
  return std::make_unique<FilesConnector>(options, centre);
}

}  // namespace packbench::connectors::files
