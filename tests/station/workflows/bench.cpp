// The bench of the workflow tests.
#include "tests/station/workflows/bench.hpp"

#include <gtest/gtest.h>

#include "station/scan/printable.hpp"

namespace packbench::workflows {

using namespace records;

namespace {

const std::map<std::string, std::vector<scan::ItemMatch>, std::less<>> kBarcodes = {
    {kMug, {{"MUG", 1}}},         {kMugCase, {{"MUG", 6}}},
    {kPlate, {{"PLATE", 1}}},     {kTwin, {{"MUG", 1}, {"PLATE", 1}}},
    {kPhone, {{"PHONE", 1}}},     {kTea, {{"TEA", 1}}},
    {kStrange, {{"STRANGE", 1}}},
};
const std::map<std::string, std::vector<scan::ItemMatch>, std::less<>> kGtins = {
    {"09506000134352", {{"TEA", 1}}},
};

template <class Map>
std::vector<scan::ItemMatch> find(const Map& map, std::string_view key) {
  const auto at = map.find(key);
  return at == map.end() ? std::vector<scan::ItemMatch>{} : at->second;
}

// Events that belong to the stream of an order, as the store keeps them, where one is open.
bool is_order_event(const Event& event) {
  const auto type = type_of(event);
  return type.starts_with("pack.") || type.starts_with("print.");
}

}  // namespace

PackLine line(std::string name, std::string item, std::int64_t quantity) {
  PackLine made;
  made.line = std::move(name);
  made.item = std::move(item);
  made.name = {"中" + made.item, made.item};
  made.quantity = quantity;
  made.weight_g = made.item == "MUG" ? 300 : made.item == "PLATE" ? 500 : made.item == "PHONE" ? 180 : 100;
  made.lot = made.expiry = made.item == "TEA";
  made.serial = made.item == "PHONE";
  return made;
}

PackOrder order(std::string name, std::vector<PackLine> lines) {
  PackOrder made;
  made.order = std::move(name);
  made.revision = 1;
  made.carrier = "sf";
  made.lines = std::move(lines);
  return made;
}

Bench::Bench() {
  people_["ANN"] = {"ann", "Ann", "ANN", Role::packer, "en", true};
  people_["BOB"] = {"bob", "Bob", "BOB", Role::packer, "zh-CN", true};
  people_["SUE"] = {"sue", "Sue", "SUE", Role::supervisor, "en", true};
  people_["HAZ"] = {"haz", "Haz", "HAZ", Role::packer, "en", true, true};  // named for hazardous goods
  for (const auto* name : {"1", "2"}) lanes[name].lane = name;
}

void Bench::change(PackOrder changed) {
  auto& facts = orders.at(changed.order);
  changed.revision = facts.order.revision + 1;
  facts.order = std::move(changed);
}

Input Bench::input_for(const std::string& code) {
  Input input{scan::resolve({code, ""}, *this, {}),
              scan::printable(code),
              today,
              "260615-" + std::to_string(scans),
              {}};
  if (const auto* badge = std::get_if<scan::Badge>(&input.meaning.value)) {
    if (const auto at = people_.find(badge->id); at != people_.end()) input.facts.person = at->second;
  }
  const auto asked = orders_in_question(state());
  for (const auto& [name, facts] : orders) {
    const bool in_question = std::find(asked.begin(), asked.end(), name) != asked.end();
    const auto* scanned = std::get_if<scan::Order>(&input.meaning.value);
    const auto* tote = std::get_if<scan::Tote>(&input.meaning.value);
    if (in_question || (scanned && scanned->id == name) || (tote && facts.order.channel == tote->id))
      input.facts.orders.push_back(facts);
  }
  if (state().pack) {
    const auto& now = orders.at(state().pack->order.order).order;
    if (now != state().pack->order) input.facts.current = now;
  }
  input.facts.weight_g = weight_g;
  input.facts.waybill_parcels = waybill_parcels;
  add_parcels(input);
  add_facts(input);
  return input;
}

// Those that were scanned or are asked about, as the store would have folded them.
void Bench::add_parcels(Input& input) const {
  std::set<std::string> names{state().asked ? state().asked->parcel : ""};
  if (const auto* label = std::get_if<scan::ParcelLabel>(&input.meaning.value)) names.insert(label->parcel);
  for (const auto& use : input.facts.waybill_parcels)
    if (use.waybill == input.code) names.insert(use.parcel);
  for (const auto& [name, facts] : orders)
    for (const auto& known : fold(facts.history).parcels) {
      if (!names.contains(known.parcel)) continue;
      ParcelFacts parcel;
      parcel.parcel = known.parcel;
      parcel.order = name;
      parcel.waybill = known.waybill;
      parcel.state = known.sealed ? "sealed" : known.closed ? "closed" : "packing";
      parcel.order_state = facts.state;
      parcel.lane = facts.lane;
      parcel.person = facts.person;
      if (const auto at = manifests.find(known.parcel); at != manifests.end())
        std::tie(parcel.manifest, parcel.manifest_state) = at->second;
      if (const auto at = came_back.find(name); at != came_back.end()) parcel.came_back = at->second;
      input.facts.parcels.push_back(std::move(parcel));
    }
}

// Keeps the order's stream and head as the store would; other lanes learn of what happened to their order.
void Bench::record(const std::string& open_before) {
  auto name = open_before;
  for (const auto& event : decision.events)  // all of a decision is of the order it opens, as Lane has it
    if (const auto* opened = event.as<PackOpened>()) name = opened->order.order;
  for (const auto& event : decision.events) {
    if (name.empty() || !is_order_event(event)) continue;
    auto& facts = orders.at(name);
    facts.history.push_back(event);
    const auto state = fold(facts.history);
    facts.lane = state.lane;
    facts.person = state.person;
    facts.token = state.token;
    facts.state = state.end            ? boost::describe::enum_to_string(*state.end, "")
                  : state.lane.empty() ? "open"
                                       : "packing";
    for (auto& [id, other] : lanes) {
      if (id != lane && other.pack && other.pack->order.order == name) other = workflows::apply(other, event);
    }
  }
}

// The same for documents.
void Bench::record_work(const std::string& open_before) {
  auto name = open_before;
  for (const auto& event : decision.events) {
    if (const auto* opened = event.as<WorkOpened>()) name = work_name(opened->kind, opened->document);
    const auto type = type_of(event);
    if (name.empty() || type.starts_with("pack.") || type.starts_with("lane.")) continue;
    auto& facts = works[name];
    facts.history.push_back(event);
    const auto state = fold_work(facts.history);
    facts.kind = state.kind;
    facts.document = state.document;
    facts.lane = state.lane;
    facts.person = state.person;
    facts.token = state.token;
    facts.state = state.ended ? "ended" : state.lane.empty() ? "open" : "working";
    for (auto& [id, other] : lanes) {
      if (id != lane && other.work && work_name(other.work->kind, other.work->document) == name)
        other = workflows::apply(other, event);
    }
  }
}

Verdict Bench::scan(const std::string& code) {
  for (auto& [name, facts] : orders) facts.state = facts.state.empty() ? "open" : facts.state;
  const auto open = state().pack ? state().pack->order.order : "";
  const auto work = state().work ? work_name(state().work->kind, state().work->document) : "";
  ++scans;
  decision = decide(state(), input_for(code), rules);
  lanes[lane] = advance(state(), decision);
  record(open);
  record_work(work);
  recorded();
  return decision.verdict;
}

Verdict Bench::scan(std::initializer_list<std::string> codes) {
  for (const auto& code : codes) scan(code);
  return decision.verdict;
}

Verdict Bench::sign_in_and_open(const std::string& order_code) {
  return scan({"PB-B-ANN", order_code});
}

void Bench::print(const std::string& order, const Event& event) {
  orders.at(order).history.push_back(event);
  for (auto& [id, known] : lanes) {
    if (known.pack && known.pack->order.order == order) known = workflows::apply(known, event);
  }
}

std::int64_t Bench::packed_of(const std::string& item) const {
  std::int64_t sum = 0;
  for (const auto& entry : pack().entries) sum += entry.item == item ? entry.quantity : 0;
  return sum;
}

std::vector<scan::OwnCode> Bench::own_codes(scan::OwnKind kind, std::string_view id) const {
  const std::string name(id);
  if (kind == scan::OwnKind::badge && people_.contains(name)) return {{kind, name}};
  if (kind == scan::OwnKind::order && orders.contains(name)) return {{kind, name}};
  if (kind != scan::OwnKind::tote) return {};
  for (const auto& [order, facts] : orders) {
    if (facts.order.channel == name) return {{kind, name}};  // these tests write the tote there
  }
  return {};
}

std::vector<scan::OwnCode> Bench::own_codes(std::string_view exact) const {
  return own_codes(scan::OwnKind::order, exact);
}

std::vector<scan::ItemMatch> Bench::items_by_barcode(std::string_view exact) const {
  return find(kBarcodes, exact);
}
std::vector<scan::ItemMatch> Bench::items_by_gtin14(std::string_view gtin14) const {
  return find(kGtins, gtin14);
}

void expect_known(const Text& text) {
  if (text.key.empty()) return;
  const auto* row = find_text(text.key);
  ASSERT_NE(row, nullptr) << text.key;
  std::size_t places = 0;
  while (row->zh.find("{" + std::to_string(places) + "}") != std::string_view::npos) ++places;
  EXPECT_LE(places, text.args.size()) << text.key;
}

void expect_known(const Screen& screen) {
  for (const auto* text : {&screen.title, &screen.instruction, &screen.verdict.text}) expect_known(*text);
  for (const auto& hint : screen.hints) expect_known(hint);
  for (const auto& choice : screen.choices) expect_known(choice.text);
}

}  // namespace packbench::workflows
