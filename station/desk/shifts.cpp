// Whether the warehouse was opened and closed today, by whom, and who was there.
#include "station/desk/shifts.hpp"

#include <boost/json/array.hpp>

#include "station/time.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

constexpr std::size_t kLooked = 40;  // checklists: weeks of them

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string all;
  for (const auto& part : parts) all += (all.empty() ? "" : between) + part;
  return all;
}

std::string name_of(const db::ShiftRow& shift, const std::string& person) {
  for (const auto& one : shift.people)
    if (one.person == person) return one.called;
  return person;
}

json::object row_of(const db::ShiftRow& shift, const std::string& language) {
  const auto list = std::string("shift.") + boost::describe::enum_to_string(shift.list, "");
  std::vector<std::string> people, odd;
  for (const auto& person : shift.people) people.push_back(person.called);
  for (const auto& point : shift.odd)
    odd.push_back(workflows::text_of_keys({"shift.odd_at", {point.point, point.odd}}, language));
  return {{"list", workflows::text({list, {}}, language)},
          {"document", shift.document},
          {"at", shift.signed_ms > 0 ? local_minute(shift.signed_ms) : ""},
          {"by", name_of(shift, shift.signed_by)},
          {"people", joined(people, ", ")},
          {"odd", joined(odd, "; ")},
          {"points", shift.points},
          {"answered", shift.answered}};
}

}  // namespace

ShiftStanding standing_of(const std::vector<db::ShiftRow>& shifts, const std::string& today) {
  ShiftStanding standing;
  std::string open;  // the day of the opening that no closing has followed
  for (auto shift = shifts.rbegin(); shift != shifts.rend(); ++shift) {
    if (shift->signed_ms == 0) continue;
    if (shift->list == records::ShiftList::closing) {
      if ((open.empty() ? shift->day : open) == today) standing.closed = true;
      open.clear();
    } else if (shift->day < today) {
      open = shift->day;
    } else {
      if (!standing.opened) standing.not_closed = open;
      standing.opened = true;
      standing.closed = false;
      open = today;
    }
  }
  if (!standing.opened) standing.not_closed = open;
  return standing;
}

json::object shifts_json(db::Reader& reader, const std::string& today, const std::string& language) {
  const auto shifts = reader.shifts(kLooked);
  const auto standing = standing_of(shifts, today);
  json::array rows;
  for (const auto& shift : shifts)
    if (shift.day == today || shift.signed_ms == 0) rows.push_back(row_of(shift, language));
  return {{"opened", standing.opened},
          {"closed", standing.closed},
          {"not_closed", standing.not_closed},
          {"rows", std::move(rows)}};
}

}  // namespace packbench::station
