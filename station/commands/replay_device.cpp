// packbench replay-device: a recording stands in for a device of the running bench, or is told right here.
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>

#include "drivers/recordings/spoken.hpp"
#include "station/api_client.hpp"
#include "station/commands/verbs.hpp"
#include "station/known_devices.hpp"
#include "station/scan/printable.hpp"

namespace packbench::station {
namespace {

using drivers::Spoken;

std::string_view word_of(Spoken::Kind kind) {
  constexpr std::string_view kWords[] = {"scan", "unfinished", "grams", "damage", "<<", ">>", "!!"};
  return kWords[static_cast<std::size_t>(kind)];
}

void tell(Context& context, const drivers::Recording& recording) {
  const auto all = spoken(recording);
  if (!all) return context.fail(Exit::failed, all.error().message);
  std::cout << to_string(protocol_of(recording)) << " " << recording.device.vid_pid() << " "
            << recording.device.product << "\n";
  for (const auto& one : *all) {
    const std::chrono::duration<double> at = one.at;
    std::cout << std::fixed << std::setprecision(3) << std::setw(10) << at.count() << " s  "
              << word_of(one.kind) << " " << one.aim << (one.aim.empty() ? "" : " ")
              << scan::printable(one.bytes) << "\n";
  }
}

// Letters, digits and a few marks of a file's name: it becomes a part of a key.
std::string name_of(const std::string& file) {
  std::string name = std::filesystem::path(file).filename().string();
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '.' && c != '-') c = '_';
  return name.substr(0, 100);
}

}  // namespace

void replay_device(Context& context, const DeviceReplay& wanted) {
  const auto config = context.load();
  if (!config) return;
  std::ifstream stream(wanted.file, std::ios::binary);
  if (!stream) return context.fail(Exit::not_found, wanted.file + ": can't be read");
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const auto recording = drivers::parse_recording(text);
  if (!recording) return context.fail(Exit::failed, wanted.file + ": " + recording.error().message);
  use_tables_of(*config);
  if (wanted.print || !api_get(*config, "/api/lanes")) {
    if (!wanted.print) std::fprintf(stderr, "no bench is running; this is what the recording says:\n");
    return tell(context, *recording);
  }
  const auto reply =
      api_post(*config, "/api/devices/replay?name=" + name_of(wanted.file) + "&speed=" + wanted.speed,
               "text/plain", text, Hearer::bench_alone);
  if (!reply) return context.fail(Exit::unavailable, reply.error().message);
  if (reply->status != 200) return context.fail(Exit::failed, refusal_of(*reply));
  std::cout << std::string(reply->body.at("device").as_string())
            << " stands in for the device until the recording ends; what it scans counts as scanned\n";
}

}  // namespace packbench::station
