// Items, stock, operators, locations and inbound notes of a file: one record, one row.
#pragma once
#include "station/importer/problems.hpp"
#include "station/importer/record.hpp"

namespace packbench::importer {

void read_item(const Record& record, const Options& options, Problems& problems, Import& into);
void read_stock(const Record& record, const Options& options, Problems& problems, Import& into);
void read_operator(const Record& record, const Options& options, Problems& problems, Import& into);
void read_location(const Record& record, const Options& options, Problems& problems, Import& into);
// A line of a note; the lines of one note stand together, the note's own columns count on its first one.
void read_note(const Record& record, const Options& options, Problems& problems, Import& into);

}  // namespace packbench::importer
