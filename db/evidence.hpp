// The journal rows of one order as a file that stands by itself: whoever gets it can check its hashes, and
// whoever has the store can check that it is what the store says.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "db/error.hpp"

namespace packbench::db {

// JSON of all rows of the order's stream, each with its hash and the hash before it (hexadecimal; bytes of
// scans too). README.md, "Evidence", gives the form. not_found when there is no such order.
[[nodiscard]] Result<std::string> evidence(const std::filesystem::path& store, const std::string& order);

struct EvidenceCheck {
  std::string order;
  std::int64_t rows = 0;
  std::vector<std::string> differences;  // empty: all is well
};

// Recomputes each row's hash. With a store, also that it has these very rows and no other ones of that order.
// bad_input for what is no evidence file.
[[nodiscard]] Result<EvidenceCheck> check_evidence(std::string_view text, const std::filesystem::path* store);

}  // namespace packbench::db
