// When an element is drawn.
#include "printing/condition.hpp"

#include <array>
#include <charconv>

namespace packbench::printing {
namespace {

using Test = Condition::Test;

struct Operator {
  std::string_view sign;
  Test test;
};

// Two-character signs first, so that "<=" isn't taken for "<".
constexpr std::array<Operator, 6> kOperators{{{"==", Test::equal},
                                              {"!=", Test::not_equal},
                                              {"<=", Test::less_equal},
                                              {">=", Test::greater_equal},
                                              {"<", Test::less},
                                              {">", Test::greater}}};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

Error bad(std::string_view text) {
  return {Errc::bad_template,
          "\"" + std::string(text) +
              "\" is no condition; write a field, !field, or field == 1 / field == 'text'"};
}

bool is_name(std::string_view text) {
  return !text.empty() && text.find_first_of(" !=<>'\"{}[]") == std::string_view::npos;
}

Result<std::variant<double, std::string>> parse_literal(std::string_view text, std::string_view whole) {
  if (text.size() >= 2 && text.front() == '\'' && text.back() == '\'') {
    return std::variant<double, std::string>(std::string(text.substr(1, text.size() - 2)));
  }
  double number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return bad(whole);
  return std::variant<double, std::string>(number);
}

template <class T>
bool compare(const T& left, Test test, const T& right) {
  switch (test) {
    case Test::equal:
      return left == right;
    case Test::not_equal:
      return left != right;
    case Test::less:
      return left < right;
    case Test::less_equal:
      return left <= right;
    case Test::greater:
      return left > right;
    case Test::greater_equal:
      return left >= right;
    default:
      return false;
  }
}

}  // namespace

Result<Condition> parse_condition(std::string_view text) {
  for (const auto& row : kOperators) {
    const std::size_t at = text.find(row.sign);
    if (at == std::string_view::npos) continue;
    const std::string_view field = trimmed(text.substr(0, at));
    if (!is_name(field)) return bad(text);
    auto literal = parse_literal(trimmed(text.substr(at + row.sign.size())), text);
    if (!literal) return literal.error();
    return Condition{std::string(field), row.test, std::move(*literal)};
  }
  std::string_view field = trimmed(text);
  const bool negated = field.starts_with('!');
  if (negated) field = trimmed(field.substr(1));
  if (!is_name(field)) return bad(text);
  return Condition{std::string(field), negated ? Test::not_there : Test::there, {}};
}

bool holds(const Condition& condition, const LabelData& data) {
  const boost::json::value* value = data.find(condition.field);
  if (condition.test == Test::there) return is_there(value);
  if (condition.test == Test::not_there) return !is_there(value);
  if (const auto* number = std::get_if<double>(&condition.literal); number && value && value->is_number()) {
    return compare(value->to_number<double>(), condition.test, *number);
  }
  if (const auto* text = std::get_if<std::string>(&condition.literal); text && value && value->is_string()) {
    return compare(std::string_view(value->get_string()), condition.test, std::string_view(*text));
  }
  return condition.test == Test::not_equal;
}

}  // namespace packbench::printing
