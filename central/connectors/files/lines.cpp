// What a dropped file tells the centre.
#include "central/connectors/files/lines.hpp"

#include "db/records/master_events.hpp"
#include "db/records/wire.hpp"

namespace packbench::connectors::files {
namespace {

using importer::Place;

template <class T>
Line line_of(std::int64_t line, const char* column, const T& event) {
  return {{line, 0, column}, {{"type", T::kType}, {"payload", records::to_json(event)}}};
}

// What was cancelled is opened again only by a revision of the file's own: an old file must not do it.
Line order_line(const importer::ImportedOrder& row) {
  records::OrderFact fact{row.order, row.consignee, row.cancelled, row.reason};
  fact.order.revision = 0;
  auto payload = records::to_json(fact).get_object();
  payload["reopen"] = false;
  payload["order"].as_object()["revision"] = row.revision.value_or(0);
  return {{row.line, 0, "order"}, {{"type", records::kOrderFact}, {"payload", std::move(payload)}}};
}

Line note_line(const importer::ImportedNote& row) {
  if (row.cancelled) return line_of(row.line, "note", records::NoteCancelled{row.note.note, 0, row.reason});
  return line_of(row.line, "note", records::NoteReceived{row.note});
}

// The revision is left to the centre: 0, which isn't these records' default.
Line rma_line(const importer::ImportedRma& row) {
  records::ReturnAnnounced event{row.rma};
  event.rma.revision = 0;
  return line_of(row.line, "rma", event);
}

Line plan_line(const importer::ImportedPlan& row) {
  records::CountPlanned event{row.plan};
  event.plan.revision = 0;
  return line_of(row.line, "plan", event);
}

template <class Row>
void refuse(const std::vector<Row>& rows, const char* column, const char* why, importer::Import& import) {
  for (const auto& row : rows) import.problems.push_back({{row.line, 0, column}, why});
}

}  // namespace

std::vector<Line> lines_of(importer::Import& import) {
  std::vector<Line> lines;
  for (const auto& row : import.items)
    lines.push_back(line_of(row.line, "sku", records::ItemReceived{row.item}));
  for (const auto& row : import.locations)
    lines.push_back(line_of(row.line, "location", records::LocationReceived{row.location}));
  for (const auto& row : import.orders) lines.push_back(order_line(row));
  for (const auto& row : import.notes) lines.push_back(note_line(row));
  for (const auto& row : import.rmas) lines.push_back(rma_line(row));
  for (const auto& row : import.plans) lines.push_back(plan_line(row));
  refuse(import.stock, "location", "opening stock is told at a bench: packbench import", import);
  refuse(import.operators, "badge", "operators are made known at a bench: packbench import", import);
  return lines;
}

}  // namespace packbench::connectors::files
