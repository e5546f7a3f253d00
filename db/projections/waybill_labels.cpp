// Labels that carriers made, by waybill.
#include "db/projections/apply.hpp"

namespace packbench::db {

Result<void> apply(Connection& db, const Fact&, const records::WaybillLabelTold& e) {
  bool named = false;
  {
    auto row = db.query(
        "SELECT EXISTS (SELECT 1 FROM orders, json_each(orders.waybills) AS w"
        " WHERE orders.number = ?1 AND w.value = ?2)",
        e.order, e.waybill);
    named = row.next() && row.flag(0);
  }
  if (!named) return Error{Errc::conflict, "order " + e.order + " does not name waybill " + e.waybill};
  db.run("INSERT OR REPLACE INTO waybill_labels VALUES(?,?,?,?,?,?)", e.waybill, e.order, e.file, e.kind,
         e.fit, e.bytes);
  return {};
}

}  // namespace packbench::db
