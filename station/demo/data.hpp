// The demo's files, embedded: station/demo/*.jsonl.
#pragma once
#include <array>
#include <string_view>

namespace packbench::station {

struct DemoFile {
  const char* name;
  std::string_view text;
};

extern const std::array<DemoFile, 6> kDemoFiles;  // in the order in which they must come in
extern const std::string_view kDemoChanges;

}  // namespace packbench::station
