// Gathers the data of labels of the warehouse itself.
#include "station/house_labels.hpp"

#include <algorithm>
#include <array>

#include "station/workflows/catalogue.hpp"
#include "station/workflows/commands.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using workflows::text;

using Names = std::vector<std::string>;

// What a numbered command is printed with: each is a code of its own.
struct Numbers {
  std::string_view command;
  std::initializer_list<const char*> numbers;
};
constexpr Numbers kNumbers[] = {
    {"QTY", {"1", "2", "3", "4", "5", "6", "10", "12", "20", "24", "50", "100"}},
    {"CHOOSE", {"1", "2", "3", "4", "5", "6", "7", "8", "9"}},
    {"PHOTO", {"1", "2"}},
};

Names locations(db::Reader& reader) {
  Names names;
  for (auto& location : reader.locations()) names.push_back(std::move(location.location));
  return names;
}

Names people(db::Reader& reader) {
  Names names;
  for (auto& person : reader.operators())
    if (person.active && !person.badge.empty()) names.push_back(std::move(person.id));
  return names;
}

std::optional<json::object> location(db::Reader& reader, const Config& config, const std::string& of) {
  const auto known = reader.location(of);
  if (!known || !known->active) return std::nullopt;
  const auto zone = std::string(boost::describe::enum_to_string(known->zone, ""));
  return json::object{{"location", of},
                      {"code", "PB-L-" + of},
                      {"zone", text({"zone." + zone, {}}, config.language)},
                      {"hazardous", known->hazardous}};
}

std::optional<json::object> badge(db::Reader& reader, const Config& config, const std::string& of) {
  const auto person = reader.operator_named(of);
  if (!person || !person->active || person->badge.empty()) return std::nullopt;
  const auto role = std::string(boost::describe::enum_to_string(person->role, ""));
  return json::object{{"site", config.sender.name},
                      {"name", person->name},
                      {"id", person->id},
                      {"role", text({"ui.role." + role, {}}, config.language)},
                      {"code", "PB-B-" + person->badge},
                      {"hazardous", person->hazardous}};
}

std::optional<json::object> tote(db::Reader&, const Config&, const std::string& of) {
  if (of.empty()) return std::nullopt;
  return json::object{{"tote", of}, {"code", "PB-T-" + of}};
}

json::object command(const workflows::CommandRow& row, const std::string& number, const Config& config) {
  const std::string_view other = config.language == "en" ? "zh-CN" : "en";
  const auto behind = number.empty() ? "" : " " + number;
  return {{"name", text({std::string(row.text), {number}}, config.language) + behind},
          {"note", text({std::string(row.text), {number}}, other) + behind},
          {"code", std::string(workflows::kCommandPrefix) + std::string(row.name) +
                       (number.empty() ? "" : "-" + number)}};
}

std::optional<json::object> commands(db::Reader&, const Config& config, const std::string&) {
  json::array rows;
  for (const auto& row : workflows::kCommands) {
    if (!row.numbered) {
      rows.push_back(command(row, "", config));
      continue;
    }
    const auto* known = std::find_if(std::begin(kNumbers), std::end(kNumbers),
                                     [&](const Numbers& each) { return each.command == row.name; });
    if (known == std::end(kNumbers)) continue;  // nobody prints stacks ahead: they are entered at the screen
    for (const auto* number : known->numbers) rows.push_back(command(row, number, config));
  }
  return json::object{{"title", text({"label.commands", {}}, config.language)},
                      {"commands", std::move(rows)}};
}

struct HouseLabel {
  std::string_view name;
  Names (*all)(db::Reader& reader);
  std::optional<json::object> (*data)(db::Reader& reader, const Config& config, const std::string& of);
};

constexpr std::array kHouseLabels{
    HouseLabel{"location", locations, location},
    HouseLabel{"badge", people, badge},
    HouseLabel{"tote", [](db::Reader&) { return Names{}; }, tote},
    HouseLabel{"command_sheet", [](db::Reader&) { return Names{""}; }, commands},
};

const HouseLabel* find(std::string_view name) {
  const auto* row = std::find_if(kHouseLabels.begin(), kHouseLabels.end(),
                                 [&](const auto& each) { return each.name == name; });
  return row == kHouseLabels.end() ? nullptr : row;
}

}  // namespace

bool is_house_label(std::string_view name) {
  return find(name) != nullptr;
}

std::vector<std::string> house_labels(db::Reader& reader, std::string_view name) {
  const auto* row = find(name);
  return row ? row->all(reader) : Names{};
}

std::optional<json::object> house_label_data(db::Reader& reader, const Config& config, std::string_view name,
                                             const std::string& of) {
  const auto* row = find(name);
  if (!row) return std::nullopt;
  return row->data(reader, config, of);
}

}  // namespace packbench::station
