// Products and bins, asked for again and again.
#include "central/connectors/tryton/polls.hpp"
#include "central/connectors/tryton/values.hpp"
#include "db/records/json.hpp"
#include "db/records/master_events.hpp"

namespace packbench::connectors::tryton {
namespace {

const json::array kAlsoInactive = list("active", "in", list(true, false));

// What a bench can have in its hand.
const json::array kGoods = list(list("type", "in", list("goods", "assets")), kAlsoInactive);

constexpr const char* kChinese = "zh_CN";

std::optional<Mirror> chinese_names(Session& session) {
  const auto speaks = list(list("code", "=", kChinese), list("translatable", "=", true));
  if (session.call("ir.lang", "search_count", list(speaks)) == json::value(0)) return std::nullopt;
  return Mirror({"product.product", kGoods, {{"language", kChinese}}}, list("template.name"));
}

json::array located(json::array clause) {
  return list(std::move(clause), kAlsoInactive);
}

}  // namespace

Warehouse find_warehouse(Session& session, const std::string& code) {
  auto domain = list(list("type", "=", "warehouse"));
  if (!code.empty()) domain.emplace_back(list("code", "=", code));
  const auto found =
      read_all(session, "stock.location", domain, {"input_location", "storage_location", "waste_locations"});
  if (found.size() != 1)
    throw RpcError(Fault::login, std::to_string(found.size()) + " warehouses in Tryton" +
                                     (code.empty() ? "" : " have the code " + code) +
                                     ": name the one of the benches by its code, warehouse = \"...\"");
  const auto& one = found[0].as_object();
  return {id_in(one, "id"), id_in(one, "input_location"), id_in(one, "storage_location"),
          list_in(one, "waste_locations")};
}

ItemPoll::ItemPoll(Session& session)
    : products_({"product.product", kGoods}, known_fields(session, kItemFields, kOptionalItemFields)),
      chinese_(chinese_names(session)),
      changes_{{"product.product", list(kAlsoInactive), "id"},
               {"product.template", list(kAlsoInactive), "products"},
               {"product.identifier", {}, "product"}} {}

bool ItemPoll::poll(Scene& scene) {
  for (auto& change : changes_) changed_.merge(change.ids(scene.session, scene.now));
  if (!scene.thorough && changed_.empty()) return false;
  for (auto* mirror : {&products_, chinese_ ? &*chinese_ : nullptr})
    if (mirror) scene.thorough ? mirror->read(scene.session) : mirror->read(scene.session, changed_);
  auto all = catalogue_from(products_.records(), chinese_ ? chinese_->records() : json::array{});
  std::vector<Said> facts;
  for (const auto& item : all.items) {
    facts.push_back(
        {"item/" + item.item, records::ItemReceived::kType, records::to_json(records::ItemReceived{item})});
  }
  const bool learned = scene.teller.tell(facts);
  scene.items = std::move(all.names);
  scene.teller.settle("item", std::move(all.tickets));
  changed_.clear();
  return learned;
}

bool PlacePoll::poll(Scene& scene) {
  if (!scene.thorough) return false;
  const auto& warehouse = scene.warehouse;
  auto fields = list("code", "name", "active", "childs");
  auto all = locations_from(
      read_all(scene.session, "stock.location",
               located(list("parent", "child_of", list(warehouse.storage), "parent")), fields),
      read_all(scene.session, "stock.location", located(list("id", "in", warehouse.waste)), fields));
  std::vector<Said> facts;
  for (const auto& location : all.locations) {
    facts.push_back({"location/" + location.location, records::LocationReceived::kType,
                     records::to_json(records::LocationReceived{location})});
  }
  const bool learned = scene.teller.tell(facts);
  scene.places = std::move(all.names);
  scene.teller.settle("location", std::move(all.tickets));
  return learned;
}

}  // namespace packbench::connectors::tryton
