// Times as people and programs write them.
#include "db/records/import/moment.hpp"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace packbench::importer {
namespace {

// Reads a text from its front, a piece at a time.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  // Exactly `digits` digits, at most `max`.
  std::optional<int> number(std::size_t digits, int max) {
    int value = 0;
    if (text_.size() < digits || text_.find_first_not_of("0123456789") < digits) return std::nullopt;
    std::from_chars(text_.data(), text_.data() + digits, value);
    text_.remove_prefix(digits);
    return value <= max ? std::optional(value) : std::nullopt;
  }
  bool take(std::string_view one_of) {
    if (text_.empty() || one_of.find(text_.front()) == one_of.npos) return false;
    text_.remove_prefix(1);
    return true;
  }
  void skip_digits() { text_.remove_prefix(std::min(text_.find_first_not_of("0123456789"), text_.size())); }
  bool at_end() const { return text_.empty(); }
  char front() const { return text_.empty() ? '\0' : text_.front(); }

 private:
  std::string_view text_;
};

using Seconds = std::chrono::sys_seconds;

std::optional<Seconds> read_date(Scanner& in) {
  const auto year = in.number(4, 2100);
  if (!year || *year < 2000 || !in.take("-")) return std::nullopt;
  const auto month = in.number(2, 12);
  if (!month || !in.take("-")) return std::nullopt;
  const auto day = in.number(2, 31);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return Seconds(std::chrono::sys_days(date));
}

// HH:MM[:SS[.fff]]
std::optional<std::chrono::seconds> read_time(Scanner& in) {
  const auto hour = in.number(2, 23);
  if (!hour || !in.take(":")) return std::nullopt;
  const auto minute = in.number(2, 59);
  if (!minute) return std::nullopt;
  int second = 0;
  if (in.take(":")) {
    const auto read = in.number(2, 59);
    if (!read) return std::nullopt;
    second = *read;
    if (in.take(".")) in.skip_digits();
  }
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(second);
}

// Z or ±HH:MM, in minutes; the bench's own where none is written.
std::optional<int> read_zone(Scanner& in, int own) {
  if (in.at_end()) return own;
  if (in.take("Zz")) return 0;
  const int sign = in.front() == '-' ? -1 : 1;
  if (!in.take("+-")) return std::nullopt;
  const auto hours = in.number(2, 23);
  if (!hours || !in.take(":")) return std::nullopt;
  const auto minutes = in.number(2, 59);
  if (!minutes) return std::nullopt;
  return sign * (*hours * 60 + *minutes);
}

std::string in_utc(Seconds moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(moment - day);
  char text[32];
  const int length =
      std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                    static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                    static_cast<int>(time.seconds().count()));
  return std::string(text, static_cast<std::size_t>(length));
}

}  // namespace

std::optional<std::string> normal_moment(std::string_view text, int utc_offset_minutes, bool end_of_day) {
  Scanner in(text);
  const auto date = read_date(in);
  if (!date) return std::nullopt;
  std::chrono::seconds time = end_of_day ? std::chrono::seconds(86399) : std::chrono::seconds(0);
  if (!in.at_end()) {
    if (!in.take("Tt ")) return std::nullopt;
    const auto read = read_time(in);
    if (!read) return std::nullopt;
    time = *read;
  }
  const auto zone = read_zone(in, utc_offset_minutes);
  if (!zone || !in.at_end()) return std::nullopt;
  return in_utc(*date + time - std::chrono::minutes(*zone));
}

}  // namespace packbench::importer
