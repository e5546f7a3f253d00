// What a dropped file tells the centre, line by line.
#pragma once
#include <vector>

#include "central/connectors/centre.hpp"
#include "db/records/import/import.hpp"

namespace packbench::connectors::files {

struct Line {
  importer::Place place;  // where in the file it stands
  json::object fact;
};

// Items and locations first, then what names them. What no fact can tell (opening stock, operators) is a
// problem of the import instead.
[[nodiscard]] std::vector<Line> lines_of(importer::Import& import);

}  // namespace packbench::connectors::files
