// Labels that carriers made: whose they are, and what lies beside the store.
#include "db/label_files.hpp"
#include "db/reader_impl.hpp"
#include "db/sealing.hpp"

namespace packbench::db {

std::vector<std::string> SqliteReader::orders_awaiting(std::string_view waybill) {
  if (waybill.empty()) return {};
  return names(
      db_.query("SELECT number FROM orders WHERE state IN ('open', 'packing') AND cancelled = 0 AND EXISTS"
                " (SELECT 1 FROM json_each(orders.waybills) AS w WHERE w.value = ?) ORDER BY due, id",
                waybill));
}

std::optional<WaybillLabelRow> SqliteReader::waybill_label(std::string_view waybill) {
  auto row = db_.query("SELECT waybill, number, file, kind, fit, bytes FROM waybill_labels WHERE waybill = ?",
                       waybill);
  if (!row.next()) return std::nullopt;
  return WaybillLabelRow{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.number(5)};
}

Result<std::string> SqliteReader::carrier_label(const WaybillLabelRow& label) {
  auto key = keys_.query("SELECT key FROM keys WHERE number = ? AND key IS NOT NULL", label.order);
  if (!key.next())
    return Error{Errc::not_found, "the personal data of order " + label.order + " was forgotten"};
  const auto sealed = read_label_file(labels_, label.order, label.file);
  if (!sealed) return sealed.error();
  return unseal_bytes(key.text(0), label.order, *sealed);
}

}  // namespace packbench::db
