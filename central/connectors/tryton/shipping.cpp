// From state to state: assigned → picked → packed → done. A transition that is not allowed is no error in
// Tryton, it just does nothing: what counts is the state that is read afterwards.
#include "central/connectors/tryton/shipping.hpp"

#include <algorithm>
#include <set>

#include "central/connectors/tryton/commands.hpp"
#include "central/connectors/tryton/lots.hpp"
#include "central/connectors/tryton/steps.hpp"

namespace packbench::connectors::tryton {
namespace {

constexpr const char* kModel = "stock.shipment.out";

struct Package {
  std::int64_t id = 0;
  std::string waybill;
  std::set<std::int64_t> moves;
};

struct Shipment {
  json::object record;
  std::int64_t id = 0;
  std::string state;
  std::vector<Move> inventory, outgoing;  // bin → output zone → customer
  std::vector<Package> packages;
  Pieces wanted;  // what was packed, as Tryton looks at it
};

class Shipping {
 public:
  Shipping(Session& session, const Packed& packed) : session_(session), packed_(packed) {}
  bool turn();

 private:
  void read();
  void reserve();
  void pick();
  void pack();
  void leave();
  void compare_end();
  void refuse_end();
  void compare(const char* meanwhile) const;
  void write_picks(const std::vector<Change>& changes);
  bool make_packages();
  bool packages_fit(const std::vector<std::vector<Share>>& shares) const;
  void press(const char* button);
  void write(json::object values);
  std::int64_t package_type();
  [[nodiscard]] std::string name() const { return "shipment " + packed_.order; }

  struct Stage {
    const char* state;
    void (Shipping::*act)();
    bool is_last = false;
  };
  static const Stage kStages[];

  Session& session_;
  const Packed& packed_;
  Shipment shipment_;
};

const Shipping::Stage Shipping::kStages[] = {
    {"waiting", &Shipping::reserve},
    {"assigned", &Shipping::pick},
    {"picked", &Shipping::pack},
    {"packed", &Shipping::leave},
    {"done", &Shipping::compare_end, true},
    {"draft", &Shipping::refuse_end, true},
    {"cancelled", &Shipping::refuse_end, true},
};

bool Shipping::turn() {
  read();
  for (const auto& stage : kStages)
    if (shipment_.state == stage.state) return (this->*stage.act)(), stage.is_last;
  refuse(name() + " is " + shipment_.state + " in Tryton, which is not known here");
}

void Shipping::read() {
  const auto id = find_only(session_, kModel, list(list("number", "=", packed_.order)), name());
  if (id == 0)
    refuse(name() + " is not in Tryton any more: its order was changed there after it came to the benches. " +
           told(packed_.all()) + " were packed for it.");
  std::vector<std::string> fields = {"state", "_timestamp", "packages.shipping_reference", "packages.moves"};
  add_move_fields(fields, "inventory_moves", session_.dialect());
  add_move_fields(fields, "outgoing_moves", session_.dialect());
  shipment_ = {session_.read(kModel, id, fields), id, "", {}, {}, {}, {}};
  auto& record = shipment_.record;
  shipment_.state = text_in(record, "state");
  shipment_.inventory = moves_in(record, "inventory_moves", session_.dialect());
  shipment_.outgoing = moves_in(record, "outgoing_moves", session_.dialect());
  for (const auto& element : list_in(record, "packages.")) {
    const auto& package = element.as_object();
    auto& into = shipment_.packages.emplace_back(
        Package{id_in(package, "id"), text_in(package, "shipping_reference"), {}});
    for (const auto& move : list_in(package, "moves")) into.moves.insert(move.as_int64());
  }
  auto all = shipment_.inventory;
  all.insert(all.end(), shipment_.outgoing.begin(), shipment_.outgoing.end());
  shipment_.wanted = as_tryton(packed_.all(), all);
}

void Shipping::press(const char* button) {
  session_.call(kModel, button, list(list(shipment_.id)), guarded(kModel, shipment_.record));
}

void Shipping::write(json::object values) {
  session_.call(kModel, "write", list(list(shipment_.id), std::move(values)),
                guarded(kModel, shipment_.record));
}

// It was reserved when it was told; somebody gave it back meanwhile. To pick now would take the goods out of
// no bin.
void Shipping::reserve() {
  session_.call(kModel, "assign_try", list(list(shipment_.id)));
  read();
  if (shipment_.state == "waiting")
    refuse(name() +
           " was packed, but Tryton has not enough stock to reserve for it: correct the stock there, " +
           "then close this ticket. Packed: " + told(packed_.all()));
}

void Shipping::pick() {
  const auto ordered = pieces_of(shipment_.outgoing);
  const auto changes = changes_for(shipment_.wanted, shipment_.inventory);
  if (!changes)
    refuse(name() + " asks for " + told(ordered) + " in Tryton, but packed were " + told(shipment_.wanted));
  if (changes->empty()) return press("pick");
  write_picks(*changes);
}

// Quantities are locked while a move is assigned.
void Shipping::write_picks(const std::vector<Change>& changes) {
  json::array assigned;
  for (const auto& change : changes)
    if (change.move->state == "assigned") assigned.emplace_back(change.move->id);
  if (!assigned.empty()) return static_cast<void>(session_.call("stock.move", "draft", list(assigned)));
  Lots lots(session_);
  write({{"inventory_moves", commands_for(changes, session_, [&](const Goods& goods, std::int64_t product) {
            return lots.known(goods, product);
          })}});
}

void Shipping::compare(const char* meanwhile) const {
  const auto there = pieces_of(shipment_.outgoing);
  if (there != shipment_.wanted)
    refuse(name() + " " + meanwhile + ": Tryton has " + told(there) + " on it, the parcels hold " +
           told(shipment_.wanted));
}

void Shipping::pack() {
  compare("was changed in Tryton after it was picked");
  if (make_packages()) press("pack");
}

// Whether they are there.
bool Shipping::make_packages() {
  std::vector<Pieces> parcels;
  for (const auto& parcel : packed_.parcels) parcels.push_back(as_tryton(parcel.pieces, shipment_.outgoing));
  const auto shares = shares_for(parcels, shipment_.outgoing);
  if (!shipment_.packages.empty()) {
    if (!packages_fit(shares)) refuse(name() + " has packages in Tryton that are not those of the bench");
    return true;
  }
  if (const auto parts = parts_of(shares); !parts.empty())
    return write({{"outgoing_moves", commands_for(parts, session_)}}), false;
  json::array made;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    json::array moves;
    for (const auto& share : shares[i]) moves.emplace_back(share.move->id);
    if (moves.empty()) continue;
    const auto& waybill = packed_.parcels[i].waybill;
    made.push_back(
        json::object{{"type", package_type()},
                     {"company", session_.company()},
                     {"shipping_reference", waybill.empty() ? json::value() : json::value(waybill)},
                     {"moves", list(list("add", moves))}});
  }
  if (made.empty()) return true;
  write({{"packages", list(list("create", made))}});
  return false;
}

// By waybill and content: which is which of two that are alike does not matter.
bool Shipping::packages_fit(const std::vector<std::vector<Share>>& shares) const {
  std::multiset<std::pair<std::string, Pieces>> theirs, ours;
  for (const auto& package : shipment_.packages) {
    std::vector<Move> inside;
    for (const auto& move : shipment_.outgoing)
      if (package.moves.contains(move.id)) inside.push_back(move);
    theirs.emplace(package.waybill, pieces_of(inside));
  }
  for (std::size_t i = 0; i < shares.size(); ++i)
    if (auto pieces = as_tryton(packed_.parcels[i].pieces, shipment_.outgoing); !pieces.empty())
      ours.emplace(packed_.parcels[i].waybill, std::move(pieces));
  return theirs == ours;
}

std::int64_t Shipping::package_type() {
  const auto found = session_.search_read("stock.package.type", {}, {"id"}, {0, 1, list(list("id", "ASC"))});
  if (found.empty()) refuse("Tryton has no type of package: make one there, for the parcels of the benches");
  return id_in(found[0].as_object(), "id");
}

void Shipping::leave() {
  compare("was changed in Tryton after it was packed");
  press("done");
}

// It may be done by us, before the reply was lost; or by somebody else, otherwise.
void Shipping::compare_end() {
  compare("is done in Tryton already, otherwise than it was packed");
  std::multiset<std::string> theirs, ours;
  for (const auto& package : shipment_.packages) theirs.insert(package.waybill);
  for (const auto& parcel : packed_.parcels)
    if (!parcel.pieces.empty()) ours.insert(parcel.waybill);
  if (theirs != ours)
    refuse(name() +
           " is done in Tryton already, under other waybills than those of the parcels: correct them there");
}

void Shipping::refuse_end() {
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
