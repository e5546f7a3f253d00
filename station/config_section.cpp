// What a section of the configuration file takes.
#include "station/config_section.hpp"

#include <algorithm>
#include <regex>

#include "station/scan/printable.hpp"

namespace packbench::station {

void Section::take_number(const char* key, std::int64_t& into, std::int64_t least, std::int64_t most) {
  const auto before = into;
  take(key, into, "a whole number");
  if (into != before && (into < least || into > most)) {
    complain(*table_.get(key), key, "must be from " + std::to_string(least) + " to " + std::to_string(most));
    into = before;
  }
}

void Section::take_number(const char* key, int& into, int least, int most) {
  std::int64_t wide = into;
  take_number(key, wide, least, most);
  into = static_cast<int>(wide);
}

void Section::take_millimetres(const char* key, double& into, double least, double most) {
  taken_.push_back(key);
  const auto* node = table_.get(key);
  if (!node) return;
  const auto value = node->is_number() ? node->value<double>() : std::nullopt;
  if (value && *value >= least && *value <= most)
    into = *value;
  else
    complain(*node, key,
             "must be millimetres, a number from " + std::to_string(static_cast<int>(least)) + " to " +
                 std::to_string(static_cast<int>(most)));
}

void Section::take_time(const char* key, std::string& into) {
  const auto before = into;
  take(key, into, "a time in quotes, \"18:00\"");
  static const std::regex kTime("|([01][0-9]|2[0-3]):[0-5][0-9]");
  if (into == before || std::regex_match(into, kTime)) return;
  complain(*table_.get(key), key, "must be a time, \"18:00\", or empty");
  into = before;
}

void Section::take_flag_or_text(const char* key, bool& flag, std::string& which, const char* expected) {
  const auto* node = table_.get(key);
  if (!node || !node->is_string()) return take(key, flag, expected);
  take(key, which, expected);
  flag = !which.empty();
}

void Section::take_bytes(const char* key, std::optional<std::string>& into) {
  take(key, into, "a text in quotes; <GS> and \\xNN stand for bytes");
  if (into) into = scan::unescape_line(*into);
}

void Section::take_words(const char* key, std::vector<std::string>& into) {
  taken_.push_back(key);
  const auto* node = table_.get(key);
  if (!node) return;
  const auto* array = node->as_array();
  if (!array || !array->is_homogeneous(toml::node_type::string)) {
    complain(*node, key, "must be a list of texts in quotes, one or more");
    return;
  }
  into.clear();
  for (const auto& element : *array) {
    into.push_back(*element.value<std::string>());
    if (into.back().empty()) complain(element, key, "\"\" is no text: take it out, or write one");
  }
}

void Section::complain(const toml::node& node, std::string_view key, const std::string& what) {
  if (error_.empty())
    error_ = file_ + ":" + std::to_string(node.source().begin.line) + ": " + name_ + "." + std::string(key) +
             ": " + what;
}

std::string Section::finish() {
  for (const auto& [key, node] : table_) {
    if (std::find(taken_.begin(), taken_.end(), key.str()) == taken_.end())
      complain(node, key.str(), "no such setting");
  }
  return error_;
}

}  // namespace packbench::station
