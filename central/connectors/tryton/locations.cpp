// Tryton's bins as locations.
#include "central/connectors/tryton/locations.hpp"

#include "central/connectors/tryton/values.hpp"

namespace packbench::connectors::tryton {
namespace {

namespace json = boost::json;

bool is_active(const json::object& location) {
  const auto* active = location.if_contains("active");
  return !active || *active != json::value(false);
}

struct Found {
  const json::object* record;
  records::Zone zone;
};

records::Location location_from(const Found& found, const std::string& name) {
  records::Location location;
  location.location = name;
  location.zone = found.zone;
  location.sequence = id_in(*found.record, "sequence");
  location.active = is_active(*found.record);
  return location;
}

Ticket nameless(const json::object& location) {
  const auto id = std::to_string(id_in(location, "id")), name = text_in(location, "name");
  return {
      "location/id " + id, name,
      "Location " + name + " (id " + id + ") has no code in Tryton, so no bench knows it: give it a code"};
}

Ticket doubled(const std::string& name) {
  return {"location/" + name, name,
          "Several locations of the warehouse are called " + name +
              " in Tryton. Benches are told of none of them: give each a code of its own"};
}

}  // namespace

Places locations_from(const json::array& bins, const json::array& waste) {
  Places places;
  std::map<std::string, std::vector<Found>> found;  // active ones of a name stand before others
  const auto add = [&](const json::value& value, records::Zone zone) {
    const auto& record = value.as_object();
    const auto name = text_in(record, "code");
    if (name.empty() && is_active(record)) places.tickets.push_back(nameless(record));
    if (name.empty()) return;
    auto& same = found[name];
    same.insert(is_active(record) ? same.begin() : same.end(), Found{&record, zone});
  };
  for (const auto& value : bins)
    if (list_in(value.as_object(), "childs").empty()) add(value, records::Zone::shelf);
  for (const auto& value : waste) add(value, records::Zone::defects);
  for (const auto& [name, same] : found) {
    if (same.size() > 1 && is_active(*same[1].record)) {
      places.tickets.push_back(doubled(name));
      continue;
    }
    places.names[id_in(*same[0].record, "id")] = name;
    places.locations.push_back(location_from(same[0], name));
  }
  return places;
}

}  // namespace packbench::connectors::tryton
