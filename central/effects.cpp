// What a bench's journal rows change at the centre.
#include "central/effects.hpp"

#include <boost/json.hpp>

#include "central/changes.hpp"
#include "central/sealing.hpp"
#include "central/stock.hpp"
#include "central/tickets.hpp"
#include "db/records/centre_events.hpp"
#include "db/records/pack_events.hpp"
#include "db/records/ticket_events.hpp"

namespace packbench::central {
namespace {

using records::JournalRow;

struct Scene {
  pg::Connection& db;
  const LeaseRules& rules;
  const Caller& bench;
  const JournalRow& row;
  std::string order;  // of an order's stream
};

void apply(const Scene& scene, const records::LeaseGranted& event) {
  scene.db.run("UPDATE leases SET seen = true WHERE number = $1 AND token = $2 AND bench = $3",
               {event.order, event.token, scene.bench.id});
}

void apply(const Scene& scene, const records::LeaseEnded& event) {
  let_go(scene.db, scene.rules, scene.bench, {event.order, event.token});
}

void apply(const Scene& scene, const records::TicketOpened& event) {
  scene.db.run(
      "INSERT INTO tickets(bench, ticket, kind, document, text) VALUES($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
      {scene.bench.name, event.ticket, event.kind, event.document,
       json::serialize(records::to_json(event.text))});
}

void apply(const Scene& scene, const records::TicketClosed& event) {
  close_ticket(scene.db, scene.bench.name, {"", event.ticket, event.reason, event.by});
}

void apply(const Scene& scene, const records::PackSealed& event) {
  seal(scene.db, scene.bench, {scene.order, event.parcel, event.waybill, event.carrier, scene.row.at_ms});
}

void apply(const Scene& scene, const records::PackUnsealed& event) {
  unseal(scene.db, scene.rules, scene.bench, scene.order, event.parcel);
}

void apply(const Scene& scene, const records::PackFinished& event) {
  finish(scene.db, scene.bench, scene.order, boost::describe::enum_to_string(event.end, ""));
}

// False: the payload is none of a T, or says what no table takes. The row is kept all the same.
template <class T>
bool read_and_apply(const Scene& scene, const json::value& payload) {
  const auto event = records::from_json<T>(payload);
  if (!event) return false;
  scene.db.script("SAVEPOINT effect");
  try {
    apply(scene, *event);
  } catch (const pg::Failed& failure) {
    if (failure.again()) throw;
    scene.db.script("ROLLBACK TO effect");
    return false;
  }
  scene.db.script("RELEASE effect");
  return true;
}

struct Effect {
  std::string_view type;
  bool (*apply)(const Scene& scene, const json::value& payload);
};
template <class T>
constexpr Effect effect_of() {
  return {T::kType, &read_and_apply<T>};
}
constexpr Effect kEffects[] = {effect_of<records::LeaseGranted>(), effect_of<records::LeaseEnded>(),
                               effect_of<records::TicketOpened>(), effect_of<records::TicketClosed>(),
                               effect_of<records::PackSealed>(),   effect_of<records::PackUnsealed>(),
                               effect_of<records::PackFinished>()};

constexpr std::string_view kOrderStream = "order:";

// Most rows are of no such type: they aren't even parsed.
constexpr std::string_view kMoving[] = {"stock.", "receive.", "move.", "pick.", "returns.", "count."};
bool may_move(std::string_view type) {
  for (const auto prefix : kMoving)
    if (type.starts_with(prefix)) return true;
  return false;
}

const Effect* effect_for(std::string_view type) {
  for (const auto& effect : kEffects)
    if (effect.type == type) return &effect;
  return nullptr;
}

bool apply_row(const Scene& scene, StockMoves& moves) {
  const auto* effect = effect_for(scene.row.type);
  if (!effect && !may_move(scene.row.type)) return true;
  boost::system::error_code error;
  const auto payload = json::parse(scene.row.payload, error);
  if (error || !payload.is_object()) return false;
  if (effect) return effect->apply(scene, payload);
  return moves.add(scene.row.type, payload.get_object());
}

}  // namespace

void apply(pg::Connection& db, const LeaseRules& rules, const Caller& bench,
           const std::vector<const JournalRow*>& rows) {
  StockMoves moves;
  for (const auto* row : rows) {
    const bool is_order = row->stream.starts_with(kOrderStream);
    const Scene scene{db, rules, bench, *row, is_order ? row->stream.substr(kOrderStream.size()) : ""};
    if (!apply_row(scene, moves))
      open_ticket(db, {"row.unreadable", bench.name + "/" + std::to_string(row->seq),
                       "row " + std::to_string(row->seq) + " of bench " + bench.name + " is no " + row->type +
                           " that this centre can read: update it"});
  }
  moves.book(db, bench);
}

}  // namespace packbench::central
