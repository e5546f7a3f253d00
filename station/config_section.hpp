// One section of the configuration file: each key is taken once, and what nobody took is reported as unknown.
#pragma once
#include <toml++/toml.h>
#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace packbench::station {

// A key that is not there leaves its value as it was; one that is wrong, too, and is told by finish().
class Section {
 public:
  Section(const toml::table& table, std::string file, std::string name)
      : table_(table), file_(std::move(file)), name_(std::move(name)) {}

  template <class T>
  void take(const char* key, T& into, const char* expected) {
    taken_.push_back(key);
    const auto* node = table_.get(key);
    if (!node) return;
    if (auto value = node->value_exact<T>()) {
      into = *value;
    } else {
      complain(*node, key, std::string("must be ") + expected);
    }
  }

  // `least` and `most` are allowed.
  void take_number(const char* key, std::int64_t& into, std::int64_t least, std::int64_t most);
  void take_number(const char* key, int& into, int least, int most);

  // Millimetres, whole or not.
  void take_millimetres(const char* key, double& into, double least, double most);

  // "HH:MM", or empty.
  void take_time(const char* key, std::string& into);

  // What need not be there at all.
  template <class T>
  void take(const char* key, std::optional<T>& into, const char* expected) {
    T value{};
    take(key, value, expected);
    if (table_.contains(key)) into = std::move(value);
  }

  // A text stands for true and says which.
  void take_flag_or_text(const char* key, bool& flag, std::string& which, const char* expected);

  // Bytes as `packbench explain` takes them.
  void take_bytes(const char* key, std::optional<std::string>& into);

  // A word of a described enum.
  template <class Enum>
  void take_word(const char* key, Enum& into) {
    std::string word = boost::describe::enum_to_string(into, "");
    take(key, word, "a word in quotes");
    if (boost::describe::enum_from_string(word.c_str(), into)) return;
    std::string allowed;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto row) { allowed += (allowed.empty() ? "\"" : ", \"") + std::string(row.name) + "\""; });
    complain(*table_.get(key), key, "must be one of " + allowed);
  }

  template <class Enum>
  void take_word(const char* key, std::optional<Enum>& into) {
    Enum value{};
    take_word(key, value);
    if (table_.contains(key)) into = value;
  }

  // A list of texts, none of them empty.
  void take_words(const char* key, std::vector<std::string>& into);

  // Only the first complaint is kept.
  void complain(const toml::node& node, std::string_view key, const std::string& what);
  // The first thing that was wrong here, or empty.
  std::string finish();

 private:
  const toml::table& table_;
  std::string file_, name_, error_;
  std::vector<std::string> taken_;
};

}  // namespace packbench::station
