// What an outcome says in out/: rows of one kind, each with the same columns.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "central/connectors/centre.hpp"

namespace packbench::connectors::files {

struct Told {
  std::string kind;                // begins the files' names
  std::vector<json::object> rows;  // empty texts are left out
};

// The columns of that kind, in their order in CSV.
[[nodiscard]] std::span<const std::string_view> columns_of(std::string_view kind);

// Types of outcomes that say something here.
[[nodiscard]] std::vector<std::string> told_types();

// What the outcome says: the same for ever, whoever asks, and nothing that names a person. Asks the centre
// for all rows of a document that ended.
[[nodiscard]] std::vector<Told> told_of(const Outcome& outcome, Centre& centre);

}  // namespace packbench::connectors::files
