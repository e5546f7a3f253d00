// What was written in Tryton since the last question.
#include "central/connectors/tryton/since.hpp"

#include <charconv>

#include "central/connectors/tryton/mirror.hpp"
#include "central/connectors/tryton/values.hpp"

namespace packbench::connectors::tryton {
namespace {

using namespace std::chrono;

constexpr minutes kOverlap{5};
constexpr hours kFirst{26};

json::object moment(sys_seconds at) {
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss time{at - day};
  return {{"__class__", "datetime"},
          {"year", static_cast<int>(date.year())},
          {"month", static_cast<unsigned>(date.month())},
          {"day", static_cast<unsigned>(date.day())},
          {"hour", time.hours().count()},
          {"minute", time.minutes().count()},
          {"second", time.seconds().count()},
          {"microsecond", 0}};
}

// A stamp is a number of seconds with its fraction.
sys_seconds time_of(const std::string& stamp) {
  std::int64_t whole = 0;
  std::from_chars(stamp.data(), stamp.data() + stamp.size(), whole);
  return sys_seconds(seconds(whole));
}

void add_ids(const json::value& field, std::set<std::int64_t>& ids) {
  if (field.is_int64()) ids.insert(field.get_int64());
  if (const auto* list = field.if_array())
    for (const auto& one : *list) add_ids(one, ids);
  const auto* text = field.if_string();  // "stock.shipment.out,12"
  const auto comma = text ? text->rfind(',') : json::string::npos;
  if (comma == json::string::npos) return;
  std::int64_t id = 0;
  std::from_chars(text->data() + comma + 1, text->data() + text->size(), id);
  ids.insert(id);
}

}  // namespace

Since::Since(std::string model, json::array domain, std::string field)
    : model_(std::move(model)), domain_(std::move(domain)), field_(std::move(field)) {}

std::set<std::int64_t> Since::ids(Session& session, sys_seconds now) {
  if (newest_ == sys_seconds{}) newest_ = now - kFirst;
  const auto from = moment(newest_ - kOverlap);
  auto domain = domain_;
  // Until it is written for the first time, a record has no write_date.
  domain.emplace_back(list("OR", list("write_date", ">=", from),
                           list(list("write_date", "=", nullptr), list("create_date", ">=", from))));
  std::set<std::int64_t> ids;
  std::map<std::int64_t, std::string> seen;
  for (const auto& value : read_all(session, model_, domain, list(field_, "_timestamp"))) {
    const auto& record = value.as_object();
    const auto id = id_in(record, "id");
    auto stamp = text_in(record, "_timestamp");
    newest_ = std::max(newest_, time_of(stamp));
    if (seen_[id] != stamp) add_ids(record.at(field_), ids);
    seen.emplace(id, std::move(stamp));
  }
  seen_ = std::move(seen);
  return ids;
}

}  // namespace packbench::connectors::tryton
