// Described structs to JSON and back. Boost.JSON's own conversion refuses missing and extra members; records must
// outlive the version that wrote them, so here a missing member keeps its default and an extra one is ignored.
#pragma once
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "db/records/error.hpp"

namespace packbench::records {

namespace json = boost::json;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

// Every public member of T that differs from a default-made T, in the order described: rows stay short.
template <class T>
json::value to_json(const T& value) {
  if constexpr (is_optional<T>) {
    return value ? to_json(*value) : json::value(nullptr);
  } else if constexpr (is_vector<T>) {
    json::array array;
    for (const auto& element : value) array.push_back(to_json(element));
    return array;
  } else if constexpr (std::is_enum_v<T>) {
    return json::value(boost::describe::enum_to_string(value, ""));
  } else if constexpr (boost::describe::has_describe_members<T>::value) {
    json::object object;
    const T defaults{};
    boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto member) {
      if (!(value.*member.pointer == defaults.*member.pointer))
        object[member.name] = to_json(value.*member.pointer);
    });
    return object;
  } else {
    return json::value(value);
  }
}

namespace detail {

template <class T>
Result<void> read(const json::value& from, T& into, const std::string& path);

template <class T>
Result<void> read_number(const json::value& from, T& into, const std::string& path) {
  boost::system::error_code error;
  into = from.to_number<T>(error);
  if (error) return Error{Errc::bad_type, path + ": not a whole number in range"};
  return {};
}

template <class T>
Result<void> read_array(const json::value& from, T& into, const std::string& path) {
  if (!from.is_array()) return Error{Errc::bad_type, path + ": not a list"};
  into.clear();
  for (const auto& element : from.get_array()) {
    const auto at = path + "[" + std::to_string(into.size()) + "]";
    if (auto done = read(element, into.emplace_back(), at); !done) return done.error();
  }
  return {};
}

template <class T>
Result<void> read_members(const json::value& from, T& into, const std::string& path) {
  if (!from.is_object()) return Error{Errc::bad_type, path + ": not an object"};
  Result<void> result;
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto member) {
    const auto* found = from.get_object().if_contains(member.name);
    if (result && found) result = read(*found, into.*member.pointer, path.empty() ? member.name : path + "." + member.name);
  });
  return result;
}

template <class T>
Result<void> read(const json::value& from, T& into, const std::string& path) {
  if constexpr (is_optional<T>) {
    if (from.is_null()) return into.reset(), Result<void>{};
    return read(from, into.emplace(), path);
  } else if constexpr (is_vector<T>) {
    return read_array(from, into, path);
  } else if constexpr (std::is_enum_v<T>) {
    if (!from.is_string()) return Error{Errc::bad_type, path + ": not a word"};
    const std::string word(from.get_string());
    if (!boost::describe::enum_from_string(word.c_str(), into))
      return Error{Errc::bad_value, path + ": \"" + word + "\" is not one of the words known here"};
    return {};
  } else if constexpr (std::is_same_v<T, bool>) {
    if (!from.is_bool()) return Error{Errc::bad_type, path + ": not true or false"};
    return into = from.get_bool(), Result<void>{};
  } else if constexpr (std::is_arithmetic_v<T>) {
    return read_number(from, into, path);
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (!from.is_string()) return Error{Errc::bad_type, path + ": not text"};
    return into = std::string(from.get_string()), Result<void>{};
  } else {
    return read_members(from, into, path);
  }
}

}  // namespace detail

// The record in `from`; an error names the first member that is wrong.
template <class T>
[[nodiscard]] Result<T> from_json(const json::value& from) {
  T into{};
  if (auto done = detail::read(from, into, ""); !done) return done.error();
  return into;
}

}  // namespace packbench::records
