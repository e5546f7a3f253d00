// What a file may name only once.
#include "db/records/import/duplicates.hpp"

#include <map>
#include <string>

namespace packbench::importer {
namespace {

// Keeps the rows whose key is new.
template <class Row, class Key>
void keep_first(std::vector<Row>& rows, Problems& problems, std::string_view column, std::string_view what,
                Key key) {
  std::map<std::string, std::int64_t> seen;
  std::erase_if(rows, [&](const Row& row) {
    const auto [known, is_new] = seen.emplace(key(row), row.line);
    if (!is_new)
      problems.add({row.line, 0, std::string(column)}, std::string(what) + " stands at line " +
                                                           std::to_string(known->second) +
                                                           " already; this one is left out");
    return !is_new;
  });
}

void warn_of_shared_barcodes(const Import& import, Problems& problems) {
  std::map<std::string, const ImportedItem*> seen;
  for (const auto& row : import.items)
    for (const auto& barcode : row.item.barcodes) {
      const auto [known, is_new] = seen.emplace(barcode.code, &row);
      if (!is_new)
        problems.warn({row.line, 0, "barcodes"},
                      "barcode " + barcode.code + " is also that of " + known->second->item.item + " (line " +
                          std::to_string(known->second->line) + "): the packer will be asked");
    }
}

}  // namespace

void drop_duplicates(Import& import, Problems& problems) {
  keep_first(import.items, problems, "sku", "this item", [](const auto& row) { return row.item.item; });
  keep_first(import.orders, problems, "order", "this order", [](const auto& row) { return row.order.order; });
  keep_first(import.stock, problems, "sku", "this item, lot and location",
             [](const auto& row) { return row.item + '\n' + row.lot + '\n' + row.location; });
  keep_first(import.locations, problems, "location", "this location",
             [](const auto& row) { return row.location.location; });
  keep_first(import.notes, problems, "note", "this note", [](const auto& row) { return row.note.note; });
  keep_first(import.rmas, problems, "rma", "this RMA", [](const auto& row) { return row.rma.rma; });
  keep_first(import.plans, problems, "plan", "this plan", [](const auto& row) { return row.plan.plan; });
  keep_first(import.operators, problems, "id", "this operator",
             [](const auto& row) { return row.person.id; });
  keep_first(import.operators, problems, "badge", "this badge",
             [](const auto& row) { return row.person.badge; });
  warn_of_shared_barcodes(import, problems);
}

}  // namespace packbench::importer
