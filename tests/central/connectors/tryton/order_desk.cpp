// The order desk's calls.
#include "order_desk.hpp"

#include <ctime>

#include "central/connectors/tryton/values.hpp"
#include "tryton_server.hpp"

namespace packbench::connectors {
namespace {

using namespace tryton;

std::string today() {
  char text[16];
  const auto now = std::time(nullptr);
  std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&now));
  return text;
}

}  // namespace

OrderDesk::OrderDesk(Rpc& rpc) : session_(rpc, TrytonServer::kClerk, TrytonServer::kPassword) {}

std::int64_t OrderDesk::id(const std::string& model, const std::string& field, const std::string& value) {
  auto& id = ids_[model + "/" + value];
  if (id == 0)
    id = id_in(session_.search_read(model, list(list(field, "=", value)), {"id"}).at(0).as_object(), "id");
  return id;
}

json::array OrderDesk::lines(const std::vector<Wanted>& wanted, int sign) {
  json::array lines;
  for (const auto& [article, quantity] : wanted)
    lines.push_back(json::object{{"product", id("product.product", "code", article)},
                                 {"unit", id("product.uom", "symbol", "u")},
                                 {"quantity", sign * quantity},
                                 {"unit_price", decimal("9.90")}});
  return lines;
}

json::object OrderDesk::order_of(const std::string& party, const std::string& reference) {
  const auto person = id("party.party", "code", party);
  const auto address = id("party.address", "party.code", party);
  return {{"company", session_.company()},
          {"currency", id("currency.currency", "code", "EUR")},
          {"party", person},
          {"invoice_address", address},
          {"reference", reference},
          {"warehouse", id("stock.location", "type", "warehouse")},
          {"invoice_method", "manual"}};
}

Ordered OrderDesk::placed(const std::string& model, const json::object& order, const char* shipments) {
  const auto made = session_.call(model, "create", list(list(order))).as_array();
  for (const char* step : {"quote", "confirm"}) session_.call(model, step, list(made));
  Ordered ordered{made.at(0).as_int64(), 0, ""};
  const auto read = session_.read(model, ordered.order, {"number", shipments});
  ordered.number = text_in(read, "number");
  if (const auto& list = list_in(read, shipments); !list.empty()) ordered.shipment = list.at(0).as_int64();
  return ordered;
}

Ordered OrderDesk::sell(const std::vector<Wanted>& wanted, const std::string& reference) {
  auto order = order_of("CUS1", reference);
  order["shipment_party"] = nullptr;
  order["shipment_address"] = order["invoice_address"];
  order["shipment_method"] = "order";
  order["shipment_cost_method"] = nullptr;
  order["carrier"] = id("carrier", "party.code", "CAR1");
  order["lines"] = list(list("create", lines(wanted, 1)));
  auto sold = placed("sale.sale", order, "shipments");
  sold.number = text_in(session_.read("stock.shipment.out", sold.shipment, {"number"}), "number");
  return sold;
}

Ordered OrderDesk::take_back(const std::vector<Wanted>& wanted) {
  auto order = order_of("CUS1", "");
  order["shipment_address"] = order["invoice_address"];
  order["shipment_method"] = "order";
  order["shipment_cost_method"] = nullptr;
  order["lines"] = list(list("create", lines(wanted, -1)));
  auto sold = placed("sale.sale", order, "shipment_returns");
  sold.number = text_in(session_.read("stock.shipment.out.return", sold.shipment, {"number"}), "number");
  return sold;
}

Ordered OrderDesk::buy(const std::vector<Wanted>& wanted, const std::string& reference) {
  auto order = order_of("SUP1", reference);
  order["lines"] = list(list("create", lines(wanted, 1)));
  return placed("purchase.purchase", order, "id");
}

void OrderDesk::cancel(const Ordered& sold) {
  session_.call("stock.shipment.out", "cancel", list(list(sold.shipment)));
}

void OrderDesk::amend(const Ordered& sold, const std::string& article, std::int64_t quantity) {
  const auto product = id("product.product", "code", article);
  const auto line = session_.search_read(
      "sale.line", list(list("sale", "=", sold.order), list("product", "=", product)), {"id"});
  const json::object change = {{"action", "line"},     {"line", line.at(0).at("id")},
                               {"product", product},   {"unit", id("product.uom", "symbol", "u")},
                               {"quantity", quantity}, {"unit_price", decimal("9.90")}};
  const json::object amendment = {
      {"sale", sold.order}, {"date", date(today())}, {"lines", list(list("create", json::array{change}))}};
  const auto made = session_.call("sale.amendment", "create", list(list(amendment)));
  session_.call("sale.amendment", "validate_amendment", list(made));
}

std::vector<std::int64_t> OrderDesk::shipments(const Ordered& sold) {
  std::vector<std::int64_t> ids;
  const auto read = session_.read("sale.sale", sold.order, {"shipments"});
  for (const auto& id : list_in(read, "shipments")) ids.push_back(id.as_int64());
  return ids;
}

json::object OrderDesk::at_warehouse(const std::string& zone) {
  const auto at = [&](const char* field, const std::string& value) {
    return id("stock.location", field, value);
  };
  json::object shipment{{"warehouse", at("type", "warehouse")}};
  if (session_.dialect().tells_zones) {
    shipment["warehouse_storage"] = at("code", "STO");
    shipment[zone == "IN" ? "warehouse_input" : "warehouse_output"] = at("code", zone);
  }
  return shipment;
}

double OrderDesk::stock(const std::string& article, const std::string& location, const std::string& lot) {
  const json::object there = {{"locations", list(id("stock.location", "code", location))}};
  const auto product = id("product.product", "code", article);
  if (lot.empty())
    return number_in(session_.read("product.product", list(product), {"quantity"}, there).at(0).as_object(),
                     "quantity");
  const auto lots = session_.search_read(
      "stock.lot", list(list("number", "=", lot), list("product", "=", product)), {"quantity"}, {}, there);
  return lots.empty() ? 0 : number_in(lots.at(0).as_object(), "quantity");
}

}  // namespace packbench::connectors
