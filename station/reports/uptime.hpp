// From the journal's rows to the times in which the bench and its parts were wanted and worked (F27). Pure.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "db/reader.hpp"
#include "station/reports/spans.hpp"

namespace packbench::station {

// The bench itself has the kind "bench" and no name; all others that of records::PartKind.
struct Uptime {
  std::string kind, name;
  Spans wanted, up;
  std::vector<std::int64_t> failures;  // when it ceased to work; the bench: without being told to
};

// `rows` as Reader::availability gives them; what is still open lasts until `now_ms`. A run that was cut off
// ended when the bench was last seen. The bench is wanted from its first row on, a lane too, also while the
// bench is down; scanners and printers are wanted while the bench runs: nobody knows of them meanwhile.
[[nodiscard]] std::vector<Uptime> uptimes(const std::vector<db::StoredEvent>& rows, std::int64_t now_ms);

// What became of the wanted time within `range`; planned maintenance is neither up nor down.
struct UptimeSum {
  std::int64_t wanted_ms = 0, up_ms = 0, down_ms = 0, planned_ms = 0, failures = 0;
  bool operator==(const UptimeSum&) const = default;
};
[[nodiscard]] UptimeSum sum_of(const Uptime& part, const Span& range, const Spans& planned);

}  // namespace packbench::station
