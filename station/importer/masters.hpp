// Items, stock and operators of a file: one record, one row.
#pragma once
#include "station/importer/problems.hpp"
#include "station/importer/record.hpp"

namespace packbench::importer {

void read_item(const Record& record, const Options& options, Problems& problems, Import& into);
void read_stock(const Record& record, const Options& options, Problems& problems, Import& into);
void read_operator(const Record& record, const Options& options, Problems& problems, Import& into);

}  // namespace packbench::importer
