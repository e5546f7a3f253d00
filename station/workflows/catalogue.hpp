// Everything that is told to an operator, in zh-CN and English: one table.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "db/records/lane_events.hpp"

namespace packbench::workflows {

// {0} {1} ... stand for the arguments.
struct CatalogueRow {
  std::string_view key, zh, en;
};

[[nodiscard]] std::span<const CatalogueRow> catalogue();

// The row of that key, or nullptr.
[[nodiscard]] const CatalogueRow* find_text(std::string_view key);

// The text with its arguments put in; language "en", else zh-CN. A place
// without an argument stays {n}, for the page to fill. A key that is not in the table is shown as
// it is: reasons in a bench's configuration may be plain words.
[[nodiscard]] std::string text(const records::Text& text, std::string_view language);

// The same of a text whose arguments may be keys themselves: a point of a checklist, a reason.
[[nodiscard]] std::string text_of_keys(records::Text text, std::string_view language);

}  // namespace packbench::workflows
