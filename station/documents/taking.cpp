// The file first, then its event: what is on record is there.
#include "station/documents/taking.hpp"

#include "printing/inputs/pdf_file.hpp"
#include "printing/inputs/picture_file.hpp"
#include "printing/inputs/printer_code.hpp"
#include "printing/language.hpp"

namespace packbench::station {
namespace {

using Taken = std::variant<LabelTaken, LabelRefused>;

LabelRefused refused(unsigned status, const char* key, std::vector<std::string> arguments) {
  return {status, {key, std::move(arguments)}};
}

// By its first bytes: no decoder sees it here. Empty, with the reason: it is none.
std::string kind_of(const std::string& bytes, std::string& why) {
  if (printing::is_pdf(bytes)) return "pdf";
  if (printing::is_picture(bytes)) return bytes.front() == '\x89' ? "png" : "jpeg";
  const auto code = printing::read_printer_code(bytes, "");
  if (code) return std::string(printing::verbs(code->language).name);
  why = code.error().message;
  return "";
}

bool is_document(const std::string& kind) {
  return kind == "pdf" || kind == "png" || kind == "jpeg";
}

// The waybill bears this very label already, and its file opens.
bool is_there(db::Reader& reader, const records::WaybillLabelTold& told, const std::string& bytes) {
  const auto row = reader.waybill_label(told.waybill);
  if (!row || row->order != told.order || row->fit != told.fit) return false;
  const auto kept = reader.carrier_label(*row);
  return kept && *kept == bytes;
}

LabelRefused not_kept(const db::Error& error) {
  if (error.code == db::Errc::bad_input || error.code == db::Errc::conflict)
    return refused(409, "waybill_label.not_taken", {error.message});
  return refused(503, "waybill_label.not_taken", {error.message});
}

Taken record(db::Store& store, const records::WaybillLabelTold& told, std::int64_t now_ms) {
  db::Batch batch;
  batch.input = {"", told.by.empty() ? "command" : "desk", "", ""};
  batch.at_ms = now_ms;
  batch.person = told.by;
  batch.order = told.order;
  batch.events.push_back(told);
  if (const auto done = store.commit(std::move(batch)); !done) return not_kept(done.error());
  return LabelTaken{told, false};
}

}  // namespace

Taken take_label(db::Store& store, db::Reader& reader, LabelOffered offered, std::int64_t now_ms) {
  const auto orders = reader.orders_awaiting(offered.waybill);
  if (orders.empty()) return refused(404, "waybill_label.no_order", {offered.waybill});
  if (orders.size() > 1)
    return refused(409, "waybill_label.two_orders", {offered.waybill, orders[0], orders[1]});
  std::string why;
  const auto kind = kind_of(offered.bytes, why);
  if (kind.empty()) return refused(422, "waybill_label.no_label", {why});
  records::WaybillLabelTold told;
  told.waybill = offered.waybill;
  told.order = orders.front();
  told.kind = kind;
  if (is_document(kind)) told.fit = offered.fit;
  told.bytes = static_cast<std::int64_t>(offered.bytes.size());
  told.by = offered.by;
  if (is_there(reader, told, offered.bytes)) return LabelTaken{told, true};
  const auto file = store.keep_label(told.order, offered.bytes);
  if (!file) return not_kept(file.error());
  told.file = *file;
  return record(store, told, now_ms);
}

}  // namespace packbench::station
