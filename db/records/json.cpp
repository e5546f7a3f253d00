// Described structs to JSON and back: what all of them share.
#include "db/records/json.hpp"

namespace packbench::records::detail {
namespace {

template <class T>
Result<void> read_number(const json::value& from, T& into, const std::string& path) {
  boost::system::error_code error;
  into = from.to_number<T>(error);
  if (error) return Error{Errc::bad_type, path + ": not a whole number in range"};
  return {};
}

}  // namespace

json::object write_members(const void* record, const void* defaults, std::span<const Member> members) {
  json::object object;
  for (const auto& member : members) member.write(record, defaults, member.name, object);
  return object;
}

Result<void> read_members(const json::value& from, void* record, std::span<const Member> members,
                          const std::string& path) {
  if (!from.is_object()) return Error{Errc::bad_type, path + ": not an object"};
  for (const auto& member : members) {
    const auto* found = from.get_object().if_contains(member.name);
    if (!found) continue;
    if (auto done = member.read(*found, record, path.empty() ? member.name : path + "." + member.name); !done)
      return done;
  }
  return {};
}

Result<void> read(const json::value& from, std::string& into, const std::string& path) {
  if (!from.is_string()) return Error{Errc::bad_type, path + ": not text"};
  into = std::string(from.get_string());
  return {};
}

Result<void> read(const json::value& from, bool& into, const std::string& path) {
  if (!from.is_bool()) return Error{Errc::bad_type, path + ": not true or false"};
  into = from.get_bool();
  return {};
}

Result<void> read(const json::value& from, std::int64_t& into, const std::string& path) {
  return read_number(from, into, path);
}
Result<void> read(const json::value& from, std::uint64_t& into, const std::string& path) {
  return read_number(from, into, path);
}
Result<void> read(const json::value& from, std::int32_t& into, const std::string& path) {
  return read_number(from, into, path);
}

Result<const json::array*> list_in(const json::value& from, const std::string& path) {
  if (!from.is_array()) return Error{Errc::bad_type, path + ": not a list"};
  return &from.get_array();
}

Result<std::string> word_in(const json::value& from, const std::string& path) {
  if (!from.is_string()) return Error{Errc::bad_type, path + ": not a word"};
  return std::string(from.get_string());
}

Error unknown_word(const std::string& word, const std::string& path) {
  return Error{Errc::bad_value, path + ": \"" + word + "\" is not one of the words known here"};
}

std::string element_path(const std::string& path, std::size_t index) {
  return path + "[" + std::to_string(index) + "]";
}

}  // namespace packbench::records::detail
