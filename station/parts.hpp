// What of the bench works now: its lanes, scanners and printers.
#pragma once
#include <compare>
#include <map>
#include <set>
#include <string>

#include "db/records/bench_events.hpp"
#include "drivers/device_manager.hpp"
#include "station/config.hpp"

namespace packbench::station {

struct Part {
  records::PartKind kind = records::PartKind::lane;
  std::string name;  // as in records::PartUp
  auto operator<=>(const Part&) const = default;
};

// Whether each works.
using Parts = std::map<Part, bool>;

// Every part that the configuration wants, or that was seen: a scanner works while it is open, a printer
// while it is connected (out of paper is no failure of the printer), a
// lane while one of its scanners and its printer work. `connected` has the names of printers and the keys of
// cameras that do. A lane wants a scanner only where the bench looks for
// them on USB.
[[nodiscard]] Parts parts_of(const Config& config, const Bindings& bound,
                             const drivers::DeviceReport& devices, const std::set<std::string>& connected);

}  // namespace packbench::station
