// What tests say about an import in few words.
#pragma once
#include <gmock/gmock.h>

#include "db/records/import/import.hpp"

namespace packbench::importer {

inline std::vector<std::string> told(const Import& import) {
  std::vector<std::string> texts;
  for (const auto& problem : import.problems)
    texts.push_back((problem.warning ? "warning: " : "") + to_string(problem));
  return texts;
}

inline Import parse(std::string_view text) {
  return parse(text, Options{});
}

}  // namespace packbench::importer
