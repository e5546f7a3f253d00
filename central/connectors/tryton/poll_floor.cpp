// Purchases, returns and inventories, asked for again and again.
#include "central/connectors/tryton/names.hpp"
#include "central/connectors/tryton/notes.hpp"
#include "central/connectors/tryton/plans.hpp"
#include "central/connectors/tryton/polls.hpp"
#include "central/connectors/tryton/rmas.hpp"
#include "central/connectors/tryton/values.hpp"
#include "db/records/json.hpp"

namespace packbench::connectors::tryton {
namespace {

void refresh(Mirror& mirror, Scene& scene) {
  scene.thorough ? mirror.read(scene.session) : mirror.read(scene.session, mirror.moved(scene.session));
}

// What is told of one kind, and what can't be.
struct Round {
  std::vector<Said> facts;
  std::vector<Ticket> tickets;

  // `event_of`: of the record that was read, the event that tells it.
  template <class Read, class EventOf>
  void add(const std::string& kind, const std::string& name, const Read& read, EventOf event_of) {
    using Event = decltype(event_of(*read));
    const auto whole = kind + "/" + name;
    if (!read) return tickets.push_back({whole, name, read.error().message});
    facts.push_back({whole, Event::kType, records::to_json(event_of(*read))});
  }

  // Tells them, and of what stands at the centre and is not among them `event_of` its name.
  template <class EventOf>
  bool tell(Scene& scene, const std::string& kind, const char* type, EventOf event_of) {
    using Event = decltype(event_of(std::string()));
    std::set<std::string> still;
    for (const auto& fact : facts) still.insert(fact.name);
    for (const auto& name : scene.centre.standing(type))
      if (!still.contains(kind + "/" + name))
        facts.push_back({kind + "/" + name, Event::kType, records::to_json(event_of(name))});
    return finish(scene, kind);
  }

  bool finish(Scene& scene, const std::string& kind) {
    const bool learned = scene.teller.tell(facts);
    scene.teller.settle(kind, std::move(tickets));
    return learned;
  }
};

// What the connector made itself is on its way to its end, and no news to the benches.
json::array drafts_of_others(json::array clause) {
  return {std::move(clause), list("state", "=", "draft"), list("number", "not like", ours("%"))};
}

std::optional<Mirror> expected_moves(Session& session, const Warehouse& warehouse) {
  const auto purchases = session.call("stock.move", "fields_get", list(list("purchase")));
  if (!purchases.as_object().contains("purchase")) return std::nullopt;
  constexpr OptionalField kLots[] = {{"stock.move", "lot", "lot.number"}};
  return Mirror(
      {"stock.move",
       {list("from_location.type", "=", "supplier"), list("to_location", "=", warehouse.input),
        list("state", "=", "draft"), list("shipment", "=", nullptr), list("purchase", "!=", nullptr)}},
      known_fields(session, kExpectedFields, kLots));
}

// By the number of the purchase: deliveries that benches counted.
std::map<std::string, std::int64_t> earlier_deliveries(Session& session,
                                                       const std::map<std::string, json::array>& purchases) {
  std::map<std::string, std::int64_t> counts;
  auto any = list("OR");
  for (const auto& [number, moves] : purchases) {
    any.push_back(list("number", "=", ours(number)));
    any.push_back(list("number", "like", ours(number) + kDelivery + "%"));
  }
  for (const auto& value : read_all(session, "stock.shipment.in", list(any), list("number"))) {
    const auto delivery = text_in(value.as_object(), "number");
    for (const auto& [number, moves] : purchases)
      if (delivery == ours(number) || delivery.starts_with(ours(number) + kDelivery)) ++counts[number];
  }
  return counts;
}

}  // namespace

NotePoll::NotePoll(Session& session, const Warehouse& warehouse)
    : expected_(expected_moves(session, warehouse)) {}

bool NotePoll::poll(Scene& scene) {
  if (!expected_) return false;
  refresh(*expected_, scene);
  std::map<std::string, json::array> purchases;
  for (const auto& move : expected_->records())
    purchases[text_in(object_in(move.as_object(), "purchase."), "number")].push_back(move);
  auto earlier = purchases.empty() ? std::map<std::string, std::int64_t>()
                                   : earlier_deliveries(scene.session, purchases);
  Round round;
  for (const auto& [number, moves] : purchases)
    round.add("note", note_of(number, earlier[number] + 1), note_from(moves, earlier[number], scene.items),
              [](const auto& note) { return records::NoteReceived{note}; });
  return round.tell(scene, "note", records::NoteReceived::kType, [](const std::string& name) {
    return records::NoteCancelled{name, 0, "nothing more of it is expected in Tryton"};
  });
}

ReturnPoll::ReturnPoll(Session& session, const Warehouse& warehouse)
    : shipments_({"stock.shipment.out.return",
                  drafts_of_others(list("warehouse", "=", warehouse.id)),
                  {},
                  {"incoming_moves"}},
                 known_fields(session, kReturnFields)) {}

bool ReturnPoll::poll(Scene& scene) {
  refresh(shipments_, scene);
  Round round;
  for (const auto& value : shipments_.records())
    round.add("rma", text_in(value.as_object(), "number"), rma_from(value.as_object(), scene.items),
              [](const auto& rma) { return records::ReturnAnnounced{rma}; });
  return round.finish(scene, "rma");
}

PlanPoll::PlanPoll(Session& session)
    : inventories_({"stock.inventory", drafts_of_others(list("id", ">", 0))},
                   known_fields(session, kInventoryFields)) {}

bool PlanPoll::poll(Scene& scene) {
  refresh(inventories_, scene);
  Round round;
  for (const auto& value : inventories_.records())
    round.add("plan", text_in(value.as_object(), "number"), plan_from(value.as_object(), scene.places),
              [](const auto& plan) { return records::CountPlanned{plan}; });
  return round.tell(scene, "plan", records::CountPlanned::kType,
                    [](const std::string& name) { return records::CountPlanned{plan_ended(name)}; });
}

}  // namespace packbench::connectors::tryton
