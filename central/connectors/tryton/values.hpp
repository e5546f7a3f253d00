// Tryton's values in JSON, made and read.
#pragma once
#include <boost/json.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace packbench::connectors::tryton {

namespace json = boost::json;

// A list of these values. Braces would make one list of a list of one list.
template <class... Values>
[[nodiscard]] json::array list(Values&&... values) {
  json::array made;
  (made.emplace_back(std::forward<Values>(values)), ...);
  return made;
}

// Of YYYY-MM-DD; null where it is none.
[[nodiscard]] json::value date(std::string_view iso);
// YYYY-MM-DD of a date, or of the date of a datetime; empty where it is none.
[[nodiscard]] std::string iso_date(const json::value& date);
[[nodiscard]] json::object decimal(std::string_view number);
// "sale.line,12"
[[nodiscard]] std::string reference(std::string_view model, std::int64_t id);

// Members of a record that was read: empty or 0 where they are null or not there.
[[nodiscard]] std::string text_in(const json::object& record, std::string_view name);
[[nodiscard]] std::int64_t id_in(const json::object& record, std::string_view name);
[[nodiscard]] double number_in(const json::object& record, std::string_view name);
[[nodiscard]] const json::object& object_in(const json::object& record, std::string_view name);
[[nodiscard]] const json::array& list_in(const json::object& record, std::string_view name);

// A whole number of pieces above or at zero; -1 where it is none (goods by weight).
[[nodiscard]] std::int64_t pieces_in(const json::object& record, std::string_view name);

}  // namespace packbench::connectors::tryton
