// The availability as a sheet.
#include "station/reports/availability_sheet.hpp"

#include <algorithm>
#include <cstdio>

#include "station/reports/uptime.hpp"
#include "station/time.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

std::string say(const std::string& key, const std::string& language) {
  return workflows::text({key, {}}, language);
}

// With so many digits behind the point; cut off, so that 100 % is all of it.
std::string decimal(std::int64_t value, std::int64_t unit, int digits) {
  std::int64_t scale = 1;
  for (int i = 0; i < digits; ++i) scale *= 10;
  const auto whole = value / unit, rest = value % unit * scale / unit;
  char text[48];
  std::snprintf(text, sizeof text, "%lld.%0*lld", static_cast<long long>(whole), digits,
                static_cast<long long>(rest));
  return text;
}

std::string minutes(std::int64_t ms) {
  return decimal(ms, 60'000, 1);
}

Spans spans_of(const std::vector<Maintenance>& planned) {
  Spans spans;
  for (const auto& each : planned) spans.push_back({minute_of(each.from), minute_of(each.to)});
  return in_order(std::move(spans));
}

struct Heading {
  const char* key;
  bool number;
};
constexpr Heading kColumns[] = {{"kind", false},    {"part", false},    {"wanted_min", true},
                                {"up_min", true},   {"down_min", true}, {"planned_min", true},
                                {"failures", true}, {"up_rate", true}};

std::vector<std::string> row_of(const Uptime& part, const UptimeSum& sum, const std::string& language) {
  return {say("report.part_" + part.kind, language),
          part.name,
          minutes(sum.wanted_ms),
          minutes(sum.up_ms),
          minutes(sum.down_ms),
          minutes(sum.planned_ms),
          std::to_string(sum.failures),
          sum.wanted_ms > 0 ? decimal(sum.up_ms * 100, sum.wanted_ms, 3) : ""};
}

}  // namespace

printing::Sheet availability_sheet(db::Reader& reader, const std::vector<Maintenance>& planned,
                                   const Days& days, std::int64_t now_ms, const std::string& language) {
  const Span range{day_of(days.from).first, std::min(day_of(days.to).second, now_ms)};
  printing::Sheet sheet;
  sheet.title = say("report.title_availability", language);
  sheet.notes = {days.from == days.to ? days.from : days.from + " – " + days.to,
                 say("report.round_the_clock", language)};
  for (const auto& column : kColumns)
    sheet.columns.push_back({column.key, say(std::string("report.") + column.key, language), column.number});
  const auto maintenance = spans_of(planned);
  for (const auto& part : uptimes(reader.availability(range.from_ms, range.to_ms), now_ms)) {
    const auto sum = sum_of(part, range, maintenance);
    if (sum.wanted_ms + sum.planned_ms > 0) sheet.rows.push_back(row_of(part, sum, language));
  }
  sheet.signatures = {say("report.signed_by", language), say("report.signed_on", language)};
  return sheet;
}

}  // namespace packbench::station
