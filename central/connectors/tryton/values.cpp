// Tryton's values in JSON.
#include "central/connectors/tryton/values.hpp"

#include <charconv>
#include <cmath>
#include <cstdio>

namespace packbench::connectors::tryton {
namespace {

std::int64_t number(std::string_view digits) {
  std::int64_t value = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() ? value : -1;
}

const json::value* member(const json::object& record, std::string_view name) {
  return record.if_contains(name);
}

}  // namespace

json::value date(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return nullptr;
  const auto year = number(iso.substr(0, 4)), month = number(iso.substr(5, 2)),
             day = number(iso.substr(8, 2));
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return nullptr;
  return json::object{{"__class__", "date"}, {"year", year}, {"month", month}, {"day", day}};
}

std::string iso_date(const json::value& date) {
  const auto* object = date.if_object();
  if (!object || !object->contains("year")) return "";
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", static_cast<int>(number_in(*object, "year")),
                static_cast<int>(number_in(*object, "month")), static_cast<int>(number_in(*object, "day")));
  return text;
}

json::object decimal(std::string_view number) {
  return {{"__class__", "Decimal"}, {"decimal", number}};
}

std::string reference(std::string_view model, std::int64_t id) {
  return std::string(model) + "," + std::to_string(id);
}

std::string text_in(const json::object& record, std::string_view name) {
  const auto* found = member(record, name);
  return found && found->is_string() ? std::string(found->get_string()) : "";
}

std::int64_t id_in(const json::object& record, std::string_view name) {
  const auto* found = member(record, name);
  return found && found->is_int64() ? found->get_int64() : 0;
}

double number_in(const json::object& record, std::string_view name) {
  const auto* found = member(record, name);
  if (!found || !found->is_number()) return 0;
  return found->to_number<double>();
}

const json::object& object_in(const json::object& record, std::string_view name) {
  static const json::object kNone;
  const auto* found = member(record, name);
  return found && found->is_object() ? found->get_object() : kNone;
}

const json::array& list_in(const json::object& record, std::string_view name) {
  static const json::array kNone;
  const auto* found = member(record, name);
  return found && found->is_array() ? found->get_array() : kNone;
}

std::int64_t pieces_in(const json::object& record, std::string_view name) {
  const auto value = number_in(record, name);
  return value >= 0 && value < 1e15 && std::floor(value) == value ? static_cast<std::int64_t>(value) : -1;
}

}  // namespace packbench::connectors::tryton
