// An order being put together from its own columns, its lines and its notes: what both file formats come down
// to.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "db/records/import/fields.hpp"

namespace packbench::importer {

struct OrderDraft {
  Record order;               // the columns of the whole order
  std::vector<Record> lines;  // the columns of its lines, one record each
  std::vector<Cell> remarks, gifts;
};

// Nothing, and a problem at each place that is wrong, where the order isn't whole.
[[nodiscard]] std::optional<ImportedOrder> finish(const OrderDraft& draft, const Options& options,
                                                  Problems& problems);

}  // namespace packbench::importer
