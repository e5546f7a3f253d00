// What a bench's journal rows change at the centre.
#include "central/effects.hpp"

#include <boost/json.hpp>
#include <functional>
#include <map>

#include "central/changes.hpp"
#include "central/grant.hpp"
#include "central/sealing.hpp"
#include "central/stock.hpp"
#include "central/tickets.hpp"
#include "db/records/centre_events.hpp"
#include "db/records/pack_events.hpp"
#include "db/records/ticket_events.hpp"

namespace packbench::central {
namespace {

using records::JournalRow;
using Rows = std::vector<const JournalRow*>;

struct Ground {
  pg::Connection& db;
  const LeaseRules& rules;
  const Caller& bench;
};

struct Scene {
  const Ground& ground;
  const JournalRow& row;
  std::string order;  // of an order's stream
};

// What is done together: of each order one thing at most.
struct Wave {
  std::vector<Lease> seen;
  std::vector<SealedParcel> sealed;
  std::vector<EndedOrder> ended;
  std::vector<std::function<void()>> others;

  void run(const Ground& ground) const {
    if (!seen.empty()) note_seen(ground.db, ground.bench, seen);
    if (!sealed.empty()) seal(ground.db, ground.bench, sealed);
    if (!ended.empty()) finish(ground.db, ground.bench, ended);
    for (const auto& other : others) other();
  }
};

// All that a batch changes. What happens to one order stays in its order; different orders know nothing of
// each other, so that their like steps are one statement: else a day's rows would cost a dozen of them each.
class Waves {
 public:
  // The next one of that order; of all that is no order's, by the empty name.
  Wave& next(const std::string& order) {
    const auto depth = depths_[order]++;
    if (depth == waves_.size()) waves_.emplace_back();
    return waves_[depth];
  }
  [[nodiscard]] bool empty() const { return waves_.empty(); }
  void run(const Ground& ground) const {
    for (const auto& wave : waves_) wave.run(ground);
  }

 private:
  std::map<std::string, std::size_t> depths_;
  std::vector<Wave> waves_;
};

void put(Waves& waves, const Scene&, const records::LeaseGranted& event) {
  waves.next(event.order).seen.push_back({event.order, event.token});
}

void put(Waves& waves, const Scene& scene, const records::LeaseEnded& event) {
  waves.next(event.order).others.push_back([ground = scene.ground, lease = Lease{event.order, event.token}] {
    let_go(ground.db, ground.rules, ground.bench, lease);
  });
}

void put(Waves& waves, const Scene& scene, const records::TicketOpened& event) {
  waves.next("").others.push_back([ground = scene.ground, event] {
    ground.db.run(
        "INSERT INTO tickets(bench, ticket, kind, document, text) VALUES($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        {ground.bench.name, event.ticket, event.kind, event.document,
         json::serialize(records::to_json(event.text))});
  });
}

void put(Waves& waves, const Scene& scene, const records::TicketClosed& event) {
  waves.next("").others.push_back([ground = scene.ground, event] {
    close_ticket(ground.db, ground.bench.name, {"", event.ticket, event.reason, event.by});
  });
}

void put(Waves& waves, const Scene& scene, const records::PackSealed& event) {
  waves.next(scene.order)
      .sealed.push_back({scene.order, event.parcel, event.waybill, event.carrier, scene.row.at_ms});
}

void put(Waves& waves, const Scene& scene, const records::PackUnsealed& event) {
  waves.next(scene.order)
      .others.push_back([ground = scene.ground, order = scene.order, parcel = event.parcel] {
        unseal(ground.db, ground.rules, ground.bench, order, parcel);
      });
}

void put(Waves& waves, const Scene& scene, const records::PackFinished& event) {
  waves.next(scene.order).ended.push_back({scene.order, boost::describe::enum_to_string(event.end, "")});
}

// False: the payload is none of a T.
template <class T>
bool read_and_put(Waves& waves, const Scene& scene, const json::value& payload) {
  const auto event = records::from_json<T>(payload);
  if (event) put(waves, scene, *event);
  return event.has_value();
}

struct Effect {
  std::string_view type;
  bool (*put)(Waves& waves, const Scene& scene, const json::value& payload);
};
template <class T>
constexpr Effect effect_of() {
  return {T::kType, &read_and_put<T>};
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

// False: a row of a type that is acted on, but can't be read.
bool read(const Ground& ground, const JournalRow& row, Waves& waves, StockMoves& moves) {
  const auto* effect = effect_for(row.type);
  if (!effect && !may_move(row.type)) return true;
  boost::system::error_code error;
  const auto payload = json::parse(row.payload, error);
  if (error || !payload.is_object()) return false;
  if (!effect) return moves.add(row.type, payload.get_object());
  const bool is_order = row.stream.starts_with(kOrderStream);
  const Scene scene{ground, row, is_order ? row.stream.substr(kOrderStream.size()) : ""};
  return effect->put(waves, scene, payload);
}

// False: something of it says what no table takes. Nothing of it was done then.
bool run(const Ground& ground, const Waves& waves) {
  if (waves.empty()) return true;
  ground.db.script("SAVEPOINT effects");
  try {
    waves.run(ground);
  } catch (const pg::Failed& failure) {
    if (failure.again()) throw;
    ground.db.script("ROLLBACK TO effects");
    return false;
  }
  ground.db.script("RELEASE effects");
  return true;
}

void open_unreadable(const Ground& ground, const JournalRow& row) {
  const auto seq = std::to_string(row.seq), &bench = ground.bench.name;
  open_ticket(ground.db, {"row.unreadable", bench + "/" + seq,
                          "row " + seq + " of bench " + bench + " is no " + row.type +
                              " that this centre can read: update it"});
}

// So that one row that no table takes stands in no other's way.
void run_each(const Ground& ground, const Rows& rows) {
  for (const auto* row : rows) {
    Waves waves;
    StockMoves moved_already;
    if (read(ground, *row, waves, moved_already) && !run(ground, waves)) open_unreadable(ground, *row);
  }
}

}  // namespace

void apply(pg::Connection& db, const LeaseRules& rules, const Caller& bench, const Rows& rows) {
  const Ground ground{db, rules, bench};
  StockMoves moves;
  Waves waves;
  for (const auto* row : rows)
    if (!read(ground, *row, waves, moves)) open_unreadable(ground, *row);
  if (!run(ground, waves)) run_each(ground, rows);
  moves.book(db, bench);
}

}  // namespace packbench::central
