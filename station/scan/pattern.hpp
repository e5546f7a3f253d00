// A small pattern language for numbers of fixed shape; what carriers' formats need and no more.
#pragma once

#include <string_view>

namespace packbench::scan {

// Does all of `text` match `pattern`?
//   '#' a digit   '@' a letter A-Z   '*' a letter or digit   '[7-9ab]' one of these   any other: itself
// Each may be followed by {n} or {n,m}. Repetitions take as much as they can; the patterns in use leave no
// choice in that. With `fold_case`, a-z in `text` count as A-Z.
bool matches_pattern(std::string_view pattern, std::string_view text, bool fold_case = false);

// How many characters of the pattern are fixed or narrowed to a set: its weight as evidence.
int specificity(std::string_view pattern);

}  // namespace packbench::scan
