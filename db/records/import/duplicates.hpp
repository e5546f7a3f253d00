// What a file may name only once.
#pragma once
#include "db/records/import/problems.hpp"

namespace packbench::importer {

// Keeps the first of rows that name the same thing and tells of the others. A barcode of two items is only
// warned of: at the bench it is a question to the packer.
void drop_duplicates(Import& import, Problems& problems);

}  // namespace packbench::importer
