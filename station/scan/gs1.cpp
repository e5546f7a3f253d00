// Reading of GS1 element strings.
#include "station/scan/gs1.hpp"

#include <algorithm>
#include <array>

namespace packbench::scan {
namespace {

// ISO/IEC 15424 with GS1 General Specifications: GS1-128, DataBar and composites, DataMatrix, QR, DotCode.
constexpr std::array<std::string_view, 5> kGs1Aims = {"]C1", "]e0", "]d2", "]Q3", "]J1"};

bool in_set(CharSet set, std::string_view part) {
  switch (set) {
    case CharSet::numeric:
      return lint::is_numeric(part);
    case CharSet::set82:
      return lint::is_cset82(part);
    case CharSet::set39:
      return lint::is_cset39(part);
    case CharSet::set64:
      return lint::is_cset64(part);
  }
  return false;
}

Result<void> check_part(const AiPart& part, std::string_view ai, std::string_view text) {
  if (!in_set(part.set, text)) return make_error(Errc::bad_character, ai);
  for (const Lint& lint : part.lints) {
    if (lint.good && !lint.good(text)) return make_error(lint.otherwise, ai);
  }
  return {};
}

// Checks the value that `data` begins with and returns its length. `too_short` is the fault to report when
// the data ends too early.
Result<std::size_t> take_value(const AiRow& row, std::string_view ai, std::string_view data, Errc too_short) {
  if (data.empty()) return make_error(Errc::empty_value, ai);
  std::size_t used = 0;
  for (const AiPart& part : row.parts) {
    const auto text = data.substr(used, part.max);
    if (part.max == 0 || (part.optional && text.empty())) continue;
    if (text.size() < part.min) return make_error(too_short, ai);
    if (auto good = check_part(part, ai, text); !good) return good.error();
    used += text.size();
  }
  return used;
}

// No AI begins here: is it cut off, or unknown?
Error no_ai(std::string_view rest) {
  const auto field = rest.substr(0, rest.find(kGroupSeparator));
  const auto digits = field.substr(0, std::min(field.find_first_not_of("0123456789"), std::size_t{4}));
  const auto rows = ai_table();
  const bool cut_off =
      digits.size() == field.size() && std::any_of(rows.begin(), rows.end(), [&](const AiRow& row) {
        return row.ai_size() > digits.size() && row.digits.starts_with(digits);
      });
  return make_error(cut_off ? Errc::truncated : Errc::unknown_ai, digits);
}

// Takes one element from the front of `rest`, with the separator behind it.
Result<Gs1Element> take_element(std::string_view& rest) {
  const AiRow* row = find_ai(rest);
  if (!row) return no_ai(rest);
  const auto ai = rest.substr(0, row->ai_size());
  const auto body = rest.substr(ai.size());
  const auto separator = body.find(kGroupSeparator);
  const auto data = body.substr(0, separator);
  const Errc too_short = separator == std::string_view::npos ? Errc::truncated : Errc::bad_length;
  auto used = take_value(*row, ai, data, too_short);
  if (!used) return used.error();
  if (row->separator && *used < data.size()) return make_error(Errc::bad_length, ai);
  rest = body.substr(*used);
  if (!rest.empty() && rest.front() == kGroupSeparator) rest.remove_prefix(1);
  return Gs1Element{std::string(ai), std::string(data.substr(0, *used)), row};
}

bool holds(const Gs1Elements& elements, const Gs1Element& element) {
  return std::any_of(elements.begin(), elements.end(),
                     [&](const Gs1Element& e) { return e.ai == element.ai && e.value == element.value; });
}

}  // namespace

bool is_gs1_aim(std::string_view aim) {
  return std::find(kGs1Aims.begin(), kGs1Aims.end(), aim) != kGs1Aims.end();
}

Result<Gs1Elements> parse_element_string(std::string_view text) {
  if (text.empty()) return make_error(Errc::empty);
  if (text.front() == kGroupSeparator) return make_error(Errc::leading_separator);
  Gs1Elements elements;
  for (auto rest = text; !rest.empty();) {
    if (rest.front() == kGroupSeparator) return make_error(Errc::double_separator);
    auto element = take_element(rest);
    if (!element) return element.error();
    if (!holds(elements, *element)) elements.push_back(std::move(*element));
  }
  if (auto good = check_together(elements); !good) return good.error();
  return elements;
}

Result<void> check_value(const AiRow& row, std::string_view ai, std::string_view value) {
  auto used = take_value(row, ai, value, Errc::bad_length);
  if (!used) return used.error();
  if (*used < value.size()) return make_error(Errc::bad_length, ai);
  return {};
}

std::optional<std::string_view> value_of(const Gs1Elements& elements, std::string_view ai) {
  const auto it =
      std::find_if(elements.begin(), elements.end(), [&](const Gs1Element& e) { return e.ai == ai; });
  if (it == elements.end()) return std::nullopt;
  return it->value;
}

}  // namespace packbench::scan
