// A long import in parts, so that others have their turn between two of them.
#pragma once
#include <cstddef>
#include <vector>

#include "db/records/import/import.hpp"
#include "station/importer/apply.hpp"

namespace packbench::importer {

// The same import in parts that are to be applied one after the other: masters and stock first and whole,
// then orders, then notes, `rows` of these a part. At least one part.
[[nodiscard]] std::vector<Import> slices(Import import, std::size_t rows);

// What the parts came to together.
void add(ImportResult& sum, ImportResult part);

}  // namespace packbench::importer
