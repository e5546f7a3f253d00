// Counted, received, put away.
#include "central/connectors/tryton/intake.hpp"

#include "central/connectors/tryton/commands.hpp"
#include "central/connectors/tryton/lots.hpp"
#include "central/connectors/tryton/steps.hpp"

namespace packbench::connectors::tryton {

const Intake::Stage Intake::kStages[] = {
    {"draft", &Intake::receive},
    {"received", &Intake::put_away},
    {"done", &Intake::compare_end, true},
    {"cancelled", &Intake::refuse_end, true},
};

std::optional<bool> Intake::turn(const std::string& number) {
  if (!read(number)) return std::nullopt;
  const auto state = text_in(record_, "state");
  for (const auto& stage : kStages)
    if (state == stage.state) return (this->*stage.act)(), stage.is_last;
  refuse(name_ + " is " + state + " in Tryton, which is not known here");
}

bool Intake::read(const std::string& number) {
  std::vector<std::string> fields = {"state", "_timestamp", "warehouse.storage_location",
                                     "warehouse.waste_locations"};
  add_move_fields(fields, "incoming_moves", session_.dialect());
  add_move_fields(fields, "inventory_moves", session_.dialect());
  auto found = find_only(session_, model_, list(list("number", "=", number)), fields, name_);
  if (!found) return false;
  record_ = *std::move(found);
  incoming_ = moves_in(record_, "incoming_moves", session_.dialect());
  inventory_ = moves_in(record_, "inventory_moves", session_.dialect());
  return true;
}

void Intake::press(const char* button) {
  session_.call(model_, button, list(list(id_in(record_, "id"))), guarded(model_, record_));
}

void Intake::write(json::object values) {
  session_.call(model_, "write", list(list(id_in(record_, "id")), std::move(values)),
                guarded(model_, record_));
}

json::array Intake::commands(const std::vector<Move>& moves) {
  const auto came = as_tryton(arrivals_.all(), moves);
  const auto changes = changes_for(came, moves, Surplus::taken);
  if (!changes)
    refuse(name_ + " is for " + told(pieces_of(moves)) + " in Tryton, but there came " + told(came));
  Lots lots(session_, arrivals_.expiry);
  return commands_for(*changes, session_,
                      [&](const Goods& goods, std::int64_t product) { return lots.made(goods, product); });
}

void Intake::receive() {
  if (const auto changed = commands(incoming_); !changed.empty()) return write({{"incoming_moves", changed}});
  press("receive");
}

// Where a bench's location is none of Tryton's, the goods go where Tryton puts them.
std::int64_t Intake::location_of(const Destination& to) {
  const auto& warehouse = object_in(record_, "warehouse.");
  const auto& waste = list_in(warehouse, "waste_locations");
  if (to.waste && waste.empty())
    refuse(name_ + ": Tryton's warehouse has no waste location for goods that can't be sold: add one there");
  if (to.waste) return waste.at(0).as_int64();
  const auto found = to.location.empty()
                         ? 0
                         : find_id(session_, "stock.location",
                                   list(list("code", "=", to.location), list("type", "=", "storage")),
                                   "location " + to.location);
  return found != 0 ? found : id_in(warehouse, "storage_location");
}

void Intake::put_away() {
  Placed placed;
  for (const auto& [goods, places] : arrivals_.pieces)
    for (const auto& [to, quantity] : places) {
      const auto known = as_tryton({{goods, quantity}}, inventory_);
      placed[known.begin()->first][location_of(to)] += quantity;
    }
  const auto changes = places_for(placed, inventory_);
  if (!changes.empty()) return write({{"inventory_moves", commands_for(changes, session_)}});
  press("done");
}

void Intake::compare_end() {
  const auto came = as_tryton(arrivals_.all(), incoming_), there = pieces_of(incoming_);
  if (there != came)
    refuse(name_ + " is done in Tryton already, with " + told(there) + "; counted were " + told(came));
}

void Intake::refuse_end() {
  refuse(name_ + " is cancelled in Tryton, but there came " + told(arrivals_.all()));
}

}  // namespace packbench::connectors::tryton
