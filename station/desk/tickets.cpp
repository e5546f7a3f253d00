// Tickets and shortages at the desk.
#include "station/desk/tickets.hpp"

#include "station/scan/own_code.hpp"
#include "station/time.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

constexpr std::size_t kShown = 200;

}  // namespace

std::string supervisor_of(db::Reader& reader, std::string_view badge) {
  const auto person = reader.operator_by_badge(scan::id_of(scan::OwnKind::badge, badge));
  return person && records::may_supervise(person->role) ? person->id : "";
}

json::array tickets_json(db::Reader& reader, const std::string& language) {
  json::array rows;
  for (const auto& ticket : reader.open_tickets(kShown))
    rows.push_back({{"ticket", ticket.ticket},
                    {"document", ticket.document},
                    {"text", workflows::text_of_keys(ticket.text, language)},
                    {"at", local_minute(ticket.opened_ms)},
                    {"by", ticket.opened_by}});
  return rows;
}

json::array shortages_json(db::Reader& reader, const std::string& language) {
  json::array rows;
  for (const auto& row : reader.shortages(kShown)) {
    const auto item = reader.item(row.item);
    rows.push_back({{"order", row.order},
                    {"line", row.line},
                    {"item", row.item},
                    {"name", !item              ? row.item
                             : language == "en" ? item->name.en
                                                : item->name.zh},
                    {"quantity", row.quantity},
                    {"reason", workflows::text({row.reason, {}}, language)},
                    {"at", local_minute(row.since_ms)}});
  }
  return rows;
}

std::variant<db::Batch, records::Text> end_ticket(db::Reader& reader, const TicketEnd& end,
                                                  std::int64_t now_ms) {
  if (end.reason.empty() || end.reason.size() > kLongestReason) return records::Text{"ticket.reason", {}};
  const auto person = supervisor_of(reader, end.badge);
  if (person.empty()) return records::Text{"supervisor.needed", {}};
  const auto ticket = reader.ticket(end.ticket);
  if (!ticket || ticket->state != "open") return records::Text{"ticket.not_open", {end.ticket}};
  db::Batch batch;
  batch.input = {"ticket-end:" + end.ticket, "desk", end.reason, ""};
  batch.at_ms = now_ms;
  batch.person = person;
  batch.events = {records::TicketClosed{end.ticket, end.reason, person}};
  return batch;
}

}  // namespace packbench::station
