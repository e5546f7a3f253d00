// Orders of a file, each whole or not at all.
#pragma once
#include <vector>

#include "db/records/import/tables.hpp"

namespace packbench::importer {

// Rows of one order may stand anywhere in the table; they are put together in the order of their first one.
void read_order_rows(const CsvTable& table, const Options& options, Problems& problems, Import& into);

// One order in nested form.
void read_order_object(const Record& record, const Options& options, Problems& problems, Import& into);

}  // namespace packbench::importer
