// What of an import is new to the store.
#include "station/importer/apply.hpp"

#include "station/importer/applying.hpp"

namespace packbench::importer {

ImportResult apply(const Import& import, db::Store& store, db::Reader& reader, std::int64_t now_ms,
                   const std::string& source, const std::string& by) {
  ImportResult result;
  result.problems = import.problems;
  result.unlisted = import.unlisted;
  Writing writing(store, reader, now_ms, source, by, result);
  apply_operators(import, writing);
  apply_items(import, writing);
  apply_locations(import, writing);
  apply_stock(import, writing);
  apply_orders(import, writing);
  apply_notes(import, writing);
  refuse_announced(import, writing);
  return result;
}

}  // namespace packbench::importer
