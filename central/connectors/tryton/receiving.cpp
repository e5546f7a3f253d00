// The expected moves of a purchase into a shipment. It is never cancelled: Tryton would cancel the moves with
// it, and nothing would be expected any more.
#include "central/connectors/tryton/receiving.hpp"

#include <set>

#include "central/connectors/tryton/intake.hpp"
#include "central/connectors/tryton/names.hpp"
#include "central/connectors/tryton/steps.hpp"

namespace packbench::connectors::tryton {
namespace {

constexpr const char* kModel = "stock.shipment.in";

std::vector<Move> expected_of(Session& session, const std::string& purchase) {
  std::vector<std::string> fields;
  add_move_fields(fields, "", session.dialect());
  std::vector<Move> moves;
  for (const auto& record :
       session.search_read("stock.move",
                           list(list("purchase.number", "=", purchase), list("state", "=", "draft"),
                                list("shipment", "=", nullptr)),
                           fields))
    moves.push_back(move_from(record.as_object(), session.dialect()));
  return moves;
}

// What came goes in; the rest stays expected.
json::array with_what_came(const std::vector<Move>& expected, const json::array& changes,
                           const Pieces& came) {
  std::set<std::string> items;
  for (const auto& [goods, quantity] : came) items.insert(goods.item);
  json::array added;
  for (const auto& move : expected)
    if (items.contains(move.item)) added.emplace_back(move.id);
  json::array commands = list(list("add", added));
  for (const auto& change : changes) commands.push_back(change);
  return commands;
}

// Only while the moves are as they were read: a second time they belong to the first shipment, and Tryton
// says so.
json::object guard_of(const std::vector<Move>& moves) {
  json::object stamps;
  for (const auto& move : moves) stamps[reference("stock.move", move.id)] = move.stamp;
  return {{"_timestamp", stamps}};
}

void make_shipment(Session& session, const Arrivals& arrivals, Intake& intake) {
  const auto purchase = purchase_of(arrivals.document);
  auto expected = expected_of(session, purchase);
  const auto came = arrivals.all();
  std::erase_if(expected, [&](const Move& move) {
    return std::none_of(came.begin(), came.end(), [&](const auto& c) { return c.first.item == move.item; });
  });
  const auto found =
      session.search_read("purchase.purchase", list(list("number", "=", purchase)),
                          {"party", "warehouse", "warehouse.input_location", "warehouse.storage_location"},
                          {0, 2, list(list("id", "ASC"))});
  if (expected.empty() || found.size() != 1)
    refuse("Tryton expects nothing of it (any more) for note " + arrivals.document + ", but there came " +
           told(came));
  const auto& order = found[0].as_object();
  json::object shipment = {{"number", ours(arrivals.document)},
                           {"company", session.company()},
                           {"supplier", order.at("party")},
                           {"warehouse", order.at("warehouse")},
                           {"incoming_moves", with_what_came(expected, intake.commands(expected), came)}};
  if (session.dialect().tells_zones) {
    const auto& warehouse = object_in(order, "warehouse.");
    shipment["warehouse_input"] = warehouse.at("input_location");
    shipment["warehouse_storage"] = warehouse.at("storage_location");
  }
  session.call(kModel, "create", list(list(shipment)), guard_of(expected));
}

}  // namespace

void receive(Session& session, const Arrivals& arrivals) {
  if (!arrivals.ended || arrivals.pieces.empty()) return;
  const auto name = "delivery " + arrivals.document;
  Intake intake(session, kModel, name, arrivals);
  settle(session, name, [&] {
    if (const auto is_done = intake.turn(ours(arrivals.document))) return *is_done;
    make_shipment(session, arrivals, intake);
    return false;
  });
}

}  // namespace packbench::connectors::tryton
