// A record's cells as values, each checked by its column's form.
#include "db/records/import/fields.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "db/records/import/moment.hpp"

namespace packbench::importer {
namespace {

namespace json = boost::json;

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kYes[] = {"yes", "true", "1", "y", "x", "是"};
constexpr std::string_view kNo[] = {"no", "false", "0", "n", "否"};

struct Range {
  Form form;
  std::int64_t min, max;
};
constexpr Range kRanges[] = {
    {Form::count, 1, 1'000'000}, {Form::grams, 0, 1'000'000}, {Form::revision, 1, 1'000'000'000}};

const Range& range_of(Form form) {
  return *std::find_if(std::begin(kRanges), std::end(kRanges),
                       [&](const auto& range) { return range.form == form; });
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

// A scalar as it would stand in CSV; nothing for lists and objects.
std::optional<std::string> scalar_text(const json::value& value) {
  if (const auto* text = value.if_string()) return std::string(*text);
  if (value.is_int64()) return std::to_string(value.get_int64());
  if (value.is_uint64()) return std::to_string(value.get_uint64());
  if (value.is_bool()) return value.get_bool() ? "true" : "false";
  return std::nullopt;
}

bool has_control(std::string_view text, bool lines_allowed) {
  return std::any_of(text.begin(), text.end(), [&](char c) {
    if (lines_allowed && (c == '\n' || c == '\t')) return false;
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!(text = trimmed(text)).empty()) {
    const auto end = std::min(text.find_first_of(kBlanks), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

bool is_among(std::string_view text, const auto& words) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return std::find(std::begin(words), std::end(words), lower) != std::end(words);
}

Cell element(const Cell& list, const json::value& value, std::size_t index) {
  Cell cell{list.place, value};
  cell.place.column += "[" + std::to_string(index) + "]";
  return cell;
}

}  // namespace

Fields::Fields(Kind kind, const Record& record, const Options& options, Problems& problems)
    : kind_(kind),
      record_(record),
      options_(options),
      problems_(problems),
      count_at_begin_(problems.count()) {}

Place Fields::place(std::string_view column) const {
  const auto found = record_.cells.find(column);
  return found != record_.cells.end() ? found->second.place : Place{record_.line, 0, std::string(column)};
}

const Cell* Fields::find(const Column& column) {
  const auto found = record_.cells.find(column.name);
  if (found != record_.cells.end()) return &found->second;
  if (column.required) problems_.add(place(column.name), "is empty and must not be");
  return nullptr;
}

namespace {

const Column& column_of(Kind kind, std::string_view name) {
  const auto* column = find_column(kind, name);
  if (!column) throw std::logic_error("no such import column: " + std::string(name));
  return *column;
}

}  // namespace

std::string Fields::text_of(const Cell& cell, const Column& column) {
  auto text = scalar_text(cell.value);
  if (!text) return problems_.add(cell.place, "is not text"), std::string();
  if (column.form != Form::note) text = std::string(trimmed(*text));
  std::erase(*text, '\r');
  if (text->empty() && column.required) problems_.add(cell.place, "is empty and must not be");
  if (text->size() > column.limit)
    return problems_.add(cell.place, "is longer than " + std::to_string(column.limit) + " bytes"),
           std::string();
  if (has_control(*text, column.form == Form::note))
    return problems_.add(cell.place, "holds a control character (or a line break where none may be)"),
           std::string();
  if (!text->empty() && column.form == Form::word &&
      column.words.find(" " + *text + " ") == column.words.npos)
    return problems_.add(cell.place, "\"" + *text + "\" is not one of:" + std::string(column.words)),
           std::string();
  return *text;
}

std::string Fields::text(std::string_view name) {
  const auto& column = column_of(kind_, name);
  const auto* cell = find(column);
  return cell ? text_of(*cell, column) : std::string();
}

std::int64_t Fields::number_of(const Cell& cell, const Column& column) {
  const auto text = text_of(cell, column);
  const auto& range = range_of(column.form);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= range.min && value <= range.max)
    return value;
  problems_.add(cell.place,
                "not a whole number from " + std::to_string(range.min) + " to " + std::to_string(range.max));
  return 0;
}

std::int64_t Fields::number(std::string_view name) {
  const auto& column = column_of(kind_, name);
  const auto* cell = find(column);
  return cell ? number_of(*cell, column) : 0;
}

bool Fields::flag(std::string_view name) {
  const auto word = text(name);
  if (is_among(word, kYes)) return true;
  if (!word.empty() && !is_among(word, kNo)) problems_.add(place(name), "neither yes nor no");
  return false;
}

std::string Fields::moment(std::string_view name) {
  const auto& column = column_of(kind_, name);
  const auto written = text(name);
  if (written.empty()) return {};
  const auto moment = normal_moment(written, options_.utc_offset_minutes, column.form == Form::until);
  if (!moment)
    problems_.add(place(name),
                  "\"" + written + "\" is no time; write 2024-06-11, 2024-06-11 18:00 or RFC 3339");
  return moment.value_or("");
}

std::vector<std::string> Fields::codes(std::string_view name) {
  const auto& column = column_of(kind_, name);
  const auto* cell = find(column);
  if (!cell) return {};
  const auto* list = cell->value.if_array();
  if (!list) return words_of(text_of(*cell, column));
  std::vector<std::string> codes;
  const Column one{column.name, Form::code, 80, true};
  for (const auto& value : *list) codes.push_back(text_of(element(*cell, value, codes.size()), one));
  return codes;
}

// "6901234567892*12" or, in JSON Lines, also {"code":"6901234567892","quantity":12}.
Counted Fields::counted_of(const Cell& cell, const Column& column) {
  constexpr Column kCode{"code", Form::code, 80, true};
  constexpr Column kCount{"quantity", Form::count, 20, true};
  if (const auto* object = cell.value.if_object()) {
    const auto* code = object->if_contains(column.name == "kit" ? "sku" : "code");
    const auto* quantity = object->if_contains("quantity");
    return {text_of({cell.place, code ? *code : json::value("")}, kCode),
            quantity ? number_of({cell.place, *quantity}, kCount) : 1};
  }
  const auto word = text_of(cell, {column.name, Form::code, 100, true});
  const auto star = word.rfind('*');
  if (star == word.npos) return {text_of({cell.place, json::value(word)}, kCode), 1};
  return {text_of({cell.place, json::value(word.substr(0, star))}, kCode),
          number_of({cell.place, json::value(word.substr(star + 1))}, kCount)};
}

std::vector<Counted> Fields::counted(std::string_view name) {
  const auto& column = column_of(kind_, name);
  const auto* cell = find(column);
  std::vector<Counted> all;
  if (!cell) return all;
  if (const auto* list = cell->value.if_array()) {
    for (const auto& value : *list) all.push_back(counted_of(element(*cell, value, all.size()), column));
  } else {
    for (const auto& word : words_of(text_of(*cell, column)))
      all.push_back(counted_of({cell->place, json::value(word)}, column));
  }
  return all;
}

}  // namespace packbench::importer
