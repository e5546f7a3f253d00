// Text with holes: "Order {order.code}", "{@to}" for a caption, "[Lot {lot}]" for what may be absent,
// "{expiry|date}" for a field in another form.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "printing/error.hpp"
#include "printing/filter.hpp"
#include "printing/label_data.hpp"

namespace packbench::printing {

struct Pattern {
  enum class Kind { literal, field, caption, group };
  struct Part {
    Kind kind = Kind::literal;
    std::string text;              // the literal, the field's path or the caption's name
    std::vector<Part> parts;       // of a group
    Filter filter = Filter::none;  // of a field
  };
  std::vector<Part> parts;
};

// The captions of one language, by name.
using Captions = std::map<std::string, Pattern, std::less<>>;

// {field} {field|filter} {@caption} [group]; {{ }} [[ ]] stand for the characters themselves. Groups don't
// nest. Errc::bad_template with the reason alone: the caller knows file and line.
Result<Pattern> parse_pattern(std::string_view text);

// A group with a field that is absent, null, empty, 0 or false gives nothing at all. Outside of groups an
// absent, null or empty field is Errc::missing_field, naming the field; one that its filter can't take is
// Errc::bad_data. A caption named "list_separator"
// joins lists (", " without it).
Result<std::string> expand(const Pattern& pattern, const LabelData& data, const Captions& captions);

// True when neither the pattern nor its captions hold a field: the same text on each label.
bool is_constant(const Pattern& pattern, const Captions& captions);

// Names of all captions that the pattern uses.
std::vector<std::string> captions_used(const Pattern& pattern);

}  // namespace packbench::printing
