// Items, stock, operators, locations, inbound notes, RMAs and count plans of a file: one record, one row.
#pragma once
#include "db/records/import/problems.hpp"
#include "db/records/import/record.hpp"

namespace packbench::importer {

void read_item(const Record& record, const Options& options, Problems& problems, Import& into);
void read_stock(const Record& record, const Options& options, Problems& problems, Import& into);
void read_operator(const Record& record, const Options& options, Problems& problems, Import& into);
void read_location(const Record& record, const Options& options, Problems& problems, Import& into);
void read_plan(const Record& record, const Options& options, Problems& problems, Import& into);
// A line of a note or RMA; those of one stand together, its own columns count on the first.
void read_note(const Record& record, const Options& options, Problems& problems, Import& into);
void read_rma(const Record& record, const Options& options, Problems& problems, Import& into);

}  // namespace packbench::importer
