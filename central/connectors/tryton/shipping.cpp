// From state to state: assigned → picked → packed → done. A transition that is not allowed is no error in
// Tryton, it just does nothing: what counts is the state that is read afterwards.
#include "central/connectors/tryton/shipping.hpp"

#include <algorithm>
#include <set>

#include "central/connectors/tryton/commands.hpp"
#include "central/connectors/tryton/lots.hpp"
#include "central/connectors/tryton/packages.hpp"
#include "central/connectors/tryton/steps.hpp"

namespace packbench::connectors::tryton {
namespace {

constexpr const char* kModel = "stock.shipment.out";

struct Shipment {
  json::object record;
  std::int64_t id = 0;
  std::string state;
  std::vector<Move> inventory, outgoing;  // bin → output zone → customer
  std::vector<Package> packages;
  std::vector<Parcel> parcels;  // of the benches, as Tryton looks at them
  Pieces wanted;                // what they hold
};

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value() : json::value(text);
}

class Shipping {
 public:
  Shipping(Session& session, const Packed& packed) : session_(session), packed_(packed) {}
  bool turn();

 private:
  void read();
  bool reserve();
  bool pick();
  bool pack();
  bool leave();
  bool compare_end();
  bool refuse_end();
  void compare(const std::string& what) const;
  bool write_picks(const std::vector<Change>& changes);
  bool make_packages();
  bool label_packages();           // whether all bear their waybills
  bool press(const char* button);  // false, as what is done is not read yet
  bool write(json::object values);
  std::int64_t package_type();
  [[nodiscard]] std::string name() const { return "shipment " + packed_.order; }

  struct Stage {
    const char* state;
    bool (Shipping::*act)();  // whether nothing is left
  };
  static const Stage kStages[];

  Session& session_;
  const Packed& packed_;
  Shipment shipment_;
  std::int64_t package_type_ = 0;
};

std::vector<Package> packages_in(const json::object& record, const std::vector<Move>& outgoing) {
  std::vector<Package> packages;
  for (const auto& element : list_in(record, "packages.")) {
    const auto& package = element.as_object();
    const auto& ids = list_in(package, "moves");
    std::vector<Move> inside;
    for (const auto& move : outgoing)
      if (std::find(ids.begin(), ids.end(), json::value(move.id)) != ids.end()) inside.push_back(move);
    packages.push_back({id_in(package, "id"), text_in(package, "shipping_reference"), pieces_of(inside)});
  }
  return packages;
}

const Shipping::Stage Shipping::kStages[] = {
    {"waiting", &Shipping::reserve},      {"assigned", &Shipping::pick},    {"picked", &Shipping::pack},
    {"packed", &Shipping::leave},         {"done", &Shipping::compare_end}, {"draft", &Shipping::refuse_end},
    {"cancelled", &Shipping::refuse_end},
};

bool Shipping::turn() {
  read();
  for (const auto& stage : kStages)
    if (shipment_.state == stage.state) return (this->*stage.act)();
  refuse(name() + " is " + shipment_.state + " in Tryton, which is not known here");
}

void Shipping::read() {
  std::vector<std::string> fields = {"state", "_timestamp", "packages.shipping_reference", "packages.moves"};
  add_move_fields(fields, "inventory_moves", session_.dialect());
  add_move_fields(fields, "outgoing_moves", session_.dialect());
  auto found = find_only(session_, kModel, list(list("number", "=", packed_.order)), fields, name());
  if (!found)
    refuse(name() + " is not in Tryton any more: its order was changed there after it came to the benches. " +
           told(packed_.all()) + " were packed for it.");
  const auto id = id_in(*found, "id");
  shipment_ = {*std::move(found), id, "", {}, {}, {}, {}, {}};
  auto& record = shipment_.record;
  shipment_.state = text_in(record, "state");
  shipment_.inventory = moves_in(record, "inventory_moves", session_.dialect());
  shipment_.outgoing = moves_in(record, "outgoing_moves", session_.dialect());
  shipment_.packages = packages_in(record, shipment_.outgoing);
  auto all = shipment_.inventory;
  all.insert(all.end(), shipment_.outgoing.begin(), shipment_.outgoing.end());
  shipment_.wanted = as_tryton(packed_.all(), all);
  for (const auto& parcel : packed_.parcels)
    shipment_.parcels.push_back({parcel.name, parcel.waybill, as_tryton(parcel.pieces, all)});
}

bool Shipping::press(const char* button) {
  session_.call(kModel, button, list(list(shipment_.id)), guarded(kModel, shipment_.record));
  return false;
}

bool Shipping::write(json::object values) {
  session_.call(kModel, "write", list(list(shipment_.id), std::move(values)),
                guarded(kModel, shipment_.record));
  return false;
}

void Shipping::compare(const std::string& what) const {
  const auto there = pieces_of(shipment_.outgoing);
  if (there != shipment_.wanted)
    refuse(name() + " " + what + ": Tryton has " + told(there) + " on it, the parcels hold " +
           told(shipment_.wanted));
}

// It was reserved when it was told; somebody gave it back meanwhile. To pick now would take the goods out of
// no bin.
bool Shipping::reserve() {
  session_.call(kModel, "assign_try", list(list(shipment_.id)));
  read();
  if (shipment_.state == "waiting")
    refuse(name() +
           " was packed, but Tryton has not enough stock to reserve for it: correct the stock there. " +
           "Packed: " + told(packed_.all()));
  return false;
}

bool Shipping::pick() {
  const auto changes = changes_for(shipment_.wanted, shipment_.inventory);
  if (!changes)
    refuse(name() + " asks for " + told(pieces_of(shipment_.outgoing)) + " in Tryton, but packed were " +
           told(shipment_.wanted));
  return changes->empty() ? press("pick") : write_picks(*changes);
}

// Quantities are locked while a move is assigned.
bool Shipping::write_picks(const std::vector<Change>& changes) {
  Lots lots(session_);
  const auto lot_of = [&](const Goods& goods, std::int64_t product) { return lots.known(goods, product); };
  const auto commands = commands_for(changes, session_, lot_of);
  std::set<std::int64_t> ids;  // Tryton refuses one that is named twice
  for (const auto& change : changes)
    if (change.move->state == "assigned") ids.insert(change.move->id);
  const json::array assigned(ids.begin(), ids.end());
  if (!assigned.empty()) return session_.call("stock.move", "draft", list(assigned)), false;
  return write({{"inventory_moves", commands}});
}

bool Shipping::pack() {
  compare("was changed in Tryton after it was picked");
  if (shipment_.packages.empty() && !shipment_.wanted.empty()) return make_packages();
  return label_packages() && press("pack");
}

// A move that two parcels share is parted first.
bool Shipping::make_packages() {
  std::vector<Pieces> pieces;
  for (const auto& parcel : shipment_.parcels) pieces.push_back(parcel.pieces);
  const auto shares = shares_for(pieces, shipment_.outgoing);
  if (const auto parts = parts_of(shares); !parts.empty())
    return write({{"outgoing_moves", commands_for(parts, session_)}});
  json::array made;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    json::array moves;
    for (const auto& share : shares[i]) moves.emplace_back(share.move->id);
    if (!moves.empty())
      made.push_back(json::object{{"type", package_type()},
                                  {"company", session_.company()},
                                  {"shipping_reference", text_or_null(shipment_.parcels[i].waybill)},
                                  {"moves", list(list("add", moves))}});
  }
  return write({{"packages", list(list("create", made))}});
}

std::int64_t Shipping::package_type() {
  if (package_type_ != 0) return package_type_;
  const auto found = session_.search_read("stock.package.type", {}, {"id"}, {0, 1, list(list("id", "ASC"))});
  if (found.empty()) refuse("Tryton has no type of package: make one there, for the parcels of the benches");
  return package_type_ = id_in(found[0].as_object(), "id");
}

// A waybill can be written in any state: a parcel may get another one after it was told.
bool Shipping::label_packages() {
  const auto changes = relabelled(shipment_.parcels, shipment_.packages);
  if (!changes) refuse(name() + " has packages in Tryton that are not those of the bench");
  json::array params;
  for (const auto& change : *changes) {
    params.push_back(list(change.package));
    params.push_back(json::object{{"shipping_reference", text_or_null(change.waybill)}});
  }
  if (!params.empty()) session_.call("stock.package", "write", params);
  return params.empty();
}

bool Shipping::leave() {
  compare("was changed in Tryton after it was packed");
  return label_packages() && press("done");
}

// It may be done by us, before the reply was lost; or by somebody else, otherwise.
bool Shipping::compare_end() {
  compare("is done in Tryton already, otherwise than it was packed");
  return label_packages();
}

bool Shipping::refuse_end() {
  refuse(name() + " is " + (shipment_.state == "draft" ? "a draft" : "cancelled") +
         " in Tryton, but was packed: " + told(packed_.all()) +
         ". Put the goods back, or let the order be made once more.");
}

}  // namespace

void ship(Session& session, const Packed& packed) {
  if (!packed.end || *packed.end == records::OrderEnd::cancelled) return;
  Shipping shipping(session, packed);
  settle(session, "shipment " + packed.order, [&] { return shipping.turn(); });
}

}  // namespace packbench::connectors::tryton
