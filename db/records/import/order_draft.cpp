// An order being put together.
#include "db/records/import/order_draft.hpp"

#include <set>

namespace packbench::importer {
namespace {

constexpr std::size_t kMaxLines = 1000, kMaxNotes = 100;

void read_head(Fields& fields, const Record& record, ImportedOrder& into) {
  auto& order = into.order;
  order.order = fields.text("order");
  if (record.has("revision")) into.revision = fields.number("revision");
  into.cancelled = fields.text("state") == "cancelled";
  into.reason = fields.text("reason");
  order.channel = fields.text("channel");
  order.carrier = fields.text("carrier");
  order.paid_at = fields.moment("paid_at");
  order.ship_by = fields.moment("ship_by");
  order.tote = fields.text("tote");
  order.pick_list = fields.text("pick_list");
  order.reship_of = fields.text("reship_of");
  order.exchange_of = fields.text("exchange_of");
  order.waybills = fields.codes("waybills");
  into.consignee = {fields.text("consignee_name"), fields.text("consignee_phone"),
                    fields.text("consignee_address")};
}

// A line without a name is named by its place.
void read_lines(const OrderDraft& draft, const Options& options, Problems& problems, ImportedOrder& into) {
  std::set<std::string> names;
  for (const auto& record : draft.lines) {
    Fields fields(Kind::orders, record, options, problems);
    records::OrderLine line;
    line.line = record.has("line") ? fields.text("line") : std::to_string(into.order.lines.size() + 1);
    line.item = fields.text("sku");
    line.quantity = fields.number("quantity");
    line.gift = fields.flag("gift");
    if (!line.line.empty() && !names.insert(line.line).second)
      problems.add(fields.place("line"),
                   "line \"" + line.line + "\" stands twice in order " + into.order.order);
    into.order.lines.push_back(std::move(line));
    into.item_places.push_back(fields.place("sku"));
  }
}

void read_notes(Fields& fields, const std::vector<Cell>& cells, records::NoteKind kind,
                std::string_view column, std::vector<records::OrderNote>& notes) {
  const auto prefix = kind == records::NoteKind::remark ? "r" : "g";
  std::size_t number = 0;
  for (const auto& cell : cells) {
    auto text = fields.text_of(cell, *find_column(Kind::orders, column));
    notes.push_back({prefix + std::to_string(++number), kind, std::move(text)});
  }
}

void check_whole(const OrderDraft& draft, const ImportedOrder& order, const Place& place,
                 Problems& problems) {
  if (draft.lines.empty() && !order.cancelled) problems.add(place, "an order needs at least one line");
  if (draft.lines.size() > kMaxLines)
    problems.add(place, "an order has at most " + std::to_string(kMaxLines) + " lines");
  if (draft.remarks.size() + draft.gifts.size() > kMaxNotes)
    problems.add(place, "an order has at most " + std::to_string(kMaxNotes) + " remarks and gifts");
}

}  // namespace

std::optional<ImportedOrder> finish(const OrderDraft& draft, const Options& options, Problems& problems) {
  ImportedOrder imported;
  imported.line = draft.order.line;
  Fields fields(Kind::orders, draft.order, options, problems);
  read_head(fields, draft.order, imported);
  check_whole(draft, imported, fields.place("order"), problems);
  if (!fields.good()) return std::nullopt;
  read_lines(draft, options, problems, imported);
  read_notes(fields, draft.remarks, records::NoteKind::remark, "remark", imported.order.notes);
  read_notes(fields, draft.gifts, records::NoteKind::gift, "gift_note", imported.order.notes);
  return fields.good() ? std::optional(std::move(imported)) : std::nullopt;
}

}  // namespace packbench::importer
