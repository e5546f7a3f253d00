// When an element is drawn: "hazardous", "!remark", "copy > 1", "lane == 'A'".
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "printing/error.hpp"
#include "printing/label_data.hpp"

namespace packbench::printing {

struct Condition {
  enum class Test { there, not_there, equal, not_equal, less, less_equal, greater, greater_equal };
  std::string field;
  Test test = Test::there;
  std::variant<double, std::string> literal;  // for the comparisons
};

// Errc::bad_template with the reason alone.
Result<Condition> parse_condition(std::string_view text);

// An absent field is equal to nothing and neither less nor greater than anything.
bool holds(const Condition& condition, const LabelData& data);

}  // namespace packbench::printing
