// Described structs to JSON and back. Boost.JSON's own conversion refuses missing and extra members; records
// must outlive the version that wrote them, so here a missing member keeps its default and an extra one is
// ignored.
#pragma once
#include <array>
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <span>
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

namespace detail {

// A member of some record, and how it is written or read there. Tables of these, walked by one function,
// compile in a fraction of the time that a loop written out for each record takes.
struct Member {
  const char* name;
  // Sets it in `object` if it is not as in `defaults`; both are of the record's type.
  void (*write)(const void* record, const void* defaults, const char* name, json::object& object);
  Result<void> (*read)(const json::value& from, void* record, const std::string& path);
};

json::object write_members(const void* record, const void* defaults, std::span<const Member> members);
Result<void> read_members(const json::value& from, void* record, std::span<const Member> members,
                          const std::string& path);

Result<void> read(const json::value& from, std::string& into, const std::string& path);
Result<void> read(const json::value& from, bool& into, const std::string& path);
Result<void> read(const json::value& from, std::int64_t& into, const std::string& path);
Result<void> read(const json::value& from, std::uint64_t& into, const std::string& path);
Result<void> read(const json::value& from, std::int32_t& into, const std::string& path);
Result<const json::array*> list_in(const json::value& from, const std::string& path);
Result<std::string> word_in(const json::value& from, const std::string& path);
Error unknown_word(const std::string& word, const std::string& path);
std::string element_path(const std::string& path, std::size_t index);

template <class T>
Result<void> read(const json::value& from, T& into, const std::string& path);

}  // namespace detail

template <class T>
json::value to_json(const T& value);

namespace detail {

template <class T, class Described>
constexpr Member member_of() {
  return {Described::name,
          [](const void* record, const void* defaults, const char* name, json::object& object) {
            const auto& value = static_cast<const T*>(record)->*Described::pointer;
            if (!(value == static_cast<const T*>(defaults)->*Described::pointer))
              object[name] = to_json(value);
          },
          [](const json::value& from, void* record, const std::string& path) {
            return read(from, static_cast<T*>(record)->*Described::pointer, path);
          }};
}

template <class T, class List = boost::describe::describe_members<T, boost::describe::mod_public>>
inline constexpr std::array<Member, 0> members_of{};
template <class T, template <class...> class List, class... Described>
inline constexpr std::array<Member, sizeof...(Described)> members_of<T, List<Described...>>{
    member_of<T, Described>()...};

}  // namespace detail

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
    const T defaults{};
    return detail::write_members(&value, &defaults, detail::members_of<T>);
  } else {
    return json::value(value);
  }
}

template <class T>
Result<void> detail::read(const json::value& from, T& into, const std::string& path) {
  if constexpr (is_optional<T>) {
    if (from.is_null()) return into.reset(), Result<void>{};
    return read(from, into.emplace(), path);
  } else if constexpr (is_vector<T>) {
    const auto list = list_in(from, path);
    if (!list) return list.error();
    into.clear();
    for (const auto& element : **list)
      if (auto done = read(element, into.emplace_back(), element_path(path, into.size() - 1)); !done)
        return done;
    return {};
  } else if constexpr (std::is_enum_v<T>) {
    const auto word = word_in(from, path);
    if (!word) return word.error();
    if (!boost::describe::enum_from_string(word->c_str(), into)) return unknown_word(*word, path);
    return {};
  } else {
    return read_members(from, &into, members_of<T>, path);
  }
}

// The record in `from`; an error names the first member that is wrong.
template <class T>
[[nodiscard]] Result<T> from_json(const json::value& from) {
  T into{};
  if (auto done = detail::read(from, into, ""); !done) return done.error();
  return into;
}

}  // namespace packbench::records
