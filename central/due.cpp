// Ship-by times as numbers that sort.
#include "central/due.hpp"

#include <chrono>
#include <regex>

namespace packbench::central {
namespace {

constexpr std::int64_t kNoShipBy = 253402300799;

}  // namespace

std::optional<std::int64_t> due_of(const std::string& ship_by) {
  if (ship_by.empty()) return kNoShipBy;
  static const std::regex kForm(
      R"((\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:[Zz]|([+-])(\d\d):(\d\d)))");
  std::smatch found;
  if (!std::regex_match(ship_by, found, kForm)) return std::nullopt;
  const auto number = [&](std::size_t part) { return found[part].matched ? std::stoi(found[part]) : 0; };
  const std::chrono::year_month_day day{std::chrono::year(number(1)),
                                        std::chrono::month(static_cast<unsigned>(number(2))),
                                        std::chrono::day(static_cast<unsigned>(number(3)))};
  if (!day.ok() || number(4) > 23 || number(5) > 59 || number(6) > 60 || number(8) > 23 || number(9) > 59)
    return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(day).time_since_epoch().count();
  const std::int64_t offset = (number(8) * 60 + number(9)) * 60 * (found[7] == "-" ? -1 : 1);
  return days * 86400 + number(4) * 3600 + number(5) * 60 + number(6) - offset;
}

}  // namespace packbench::central
