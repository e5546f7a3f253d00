// What suppliers still owe of a purchase as inbound notes.
#include "central/connectors/tryton/notes.hpp"

#include "central/connectors/tryton/lines.hpp"
#include "central/connectors/tryton/names.hpp"
#include "central/connectors/tryton/values.hpp"

namespace packbench::connectors::tryton {
namespace {

namespace json = boost::json;

// The earliest day on which any of it is expected.
std::string expected_on(const json::array& moves) {
  std::string first;
  for (const auto& move : moves) {
    const auto day = iso_date(move.at("planned_date"));
    if (!day.empty() && (first.empty() || day < first)) first = day;
  }
  return first;
}

}  // namespace

records::Result<records::InboundNote> note_from(const json::array& moves, std::int64_t earlier,
                                                const ItemNames& items) {
  const auto& first = moves.at(0).as_object();
  const auto& purchase = object_in(first, "purchase.");
  const auto number = text_in(purchase, "number"), reference = text_in(purchase, "reference");
  records::InboundNote note;
  note.note = note_of(number, earlier + 1);
  note.supplier = text_in(object_in(first, "supplier."), "name");
  if (earlier > 0) note.codes.push_back(number);
  if (!reference.empty()) note.codes.push_back(reference);
  note.expected = expected_on(moves);
  auto lines = lines_from(moves, items);
  if (!lines)
    return records::Error{records::Errc::bad_value, "Purchase " + number + ": " + lines.error().message};
  for (auto& line : *lines) note.lines.push_back({line.line, line.item, line.quantity, line.lot});
  return note;
}

}  // namespace packbench::connectors::tryton
