// A bench with a warehouse: locations, items, a ledger in memory that follows the events, and documents.
#pragma once
#include <gtest/gtest.h>

#include <tuple>

#include "station/workflows/lane.hpp"
#include "station/workflows/work.hpp"
#include "tests/station/workflows/bench.hpp"

namespace packbench::workflows {

class StockBench : public Bench {
 public:
  std::map<std::string, records::Location> locations;
  std::map<std::string, records::Item> items;
  std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> stock;  // place, item, lot
  std::map<std::string, WorkFacts> works;                                           // by work_name
  std::set<std::string> totes;

  StockBench() {
    people_["HAZ"] = {"haz", "Haz", "HAZ", records::Role::packer, "en", true, true};
    for (const auto* name : {"MUG", "PLATE", "PHONE", "TEA", "STRANGE"}) {
      auto& item = items[name];
      item.item = name;
      item.name = {std::string("中") + name, name};
    }
    items["TEA"].lot = items["TEA"].expiry = true;
    items["PHONE"].serial = true;
    items["STRANGE"].hazardous = true;
  }

  void place(const std::string& name, records::Zone zone, std::int64_t sequence, bool hazardous = false) {
    locations[name] = {name, zone, sequence, hazardous, true};
  }
  void lay(const std::string& place, const std::string& item, std::int64_t quantity,
           const std::string& lot = "") {
    stock[{place, item, lot}] += quantity;
  }
  [[nodiscard]] std::int64_t lies(const std::string& place, const std::string& item,
                                  const std::string& lot = "") const {
    const auto at = stock.find({place, item, lot});
    return at == stock.end() ? 0 : at->second;
  }
  template <class T>
  [[nodiscard]] const T& job() const {
    return std::get<T>(state().work.value().job);
  }
  // A stop with that text; nothing moved, and the document is as it was.
  void refused(const std::string& code, const std::string& key) {
    const auto before = stock;
    const auto work = state().work;
    const auto verdict = scan(code);
    EXPECT_EQ(verdict.tone, Tone::stop) << code;
    EXPECT_EQ(verdict.text.key, key) << code;
    ASSERT_EQ(decision.events.size(), 1U) << code;
    EXPECT_EQ(stock, before);
    EXPECT_EQ(state().work, work);
    scan("PB-C-OK");
  }

  std::vector<scan::OwnCode> own_codes(scan::OwnKind kind, std::string_view id) const override {
    const std::string name(id);
    if (kind == scan::OwnKind::location && locations.contains(name)) return {{kind, name}};
    if (kind == scan::OwnKind::tote && totes.contains(name)) return {{kind, name}};
    return Bench::own_codes(kind, id);
  }

 protected:
  void add_facts(Input& input) override {
    input.stamp = "S" + std::to_string(++count_);
    auto asked = questions(state());
    auto& facts = input.facts;
    add_works(input);
    if (const auto begun = document_begun(input.meaning, ""); begun && !state().work)
      add_needs(*begun, asked);
    if (const auto* item = std::get_if<scan::Item>(&input.meaning.value))
      asked.items.push_back(item->item_id);
    if (const auto* many = std::get_if<scan::Ambiguous>(&input.meaning.value))
      for (const auto& candidate : many->candidates)
        if (const auto* item = std::get_if<scan::Item>(&candidate)) asked.items.push_back(item->item_id);
    if (const auto* location = std::get_if<scan::Location>(&input.meaning.value))
      asked.locations.push_back(location->id);
    for (const auto& name : asked.locations)
      if (locations.contains(name))
        facts.locations.push_back({locations.at(name), rows(name, ""), card(name)});
    for (const auto& name : asked.places)
      facts.locations.push_back({{name, records::Zone::shelf, 0, false, false}, rows(name, ""), card(name)});
    for (const auto& at : facts.locations)
      for (const auto& row : at.stock) asked.items.push_back(row.item);
    for (const auto& name : std::set<std::string>(asked.items.begin(), asked.items.end()))
      if (items.contains(name)) facts.items.push_back({items.at(name), rows("", name)});
    if (asked.empty_near) add_empty(facts, *asked.empty_near);
    for (const auto& order : asked.orders)
      if (orders.contains(order)) facts.orders.push_back(orders.at(order));
    add_more(input, asked);
  }
  virtual void add_more(Input&, const Questions&) {}

  void recorded() override {
    std::string name = work_[lane];
    for (const auto& event : decision.events) {
      if (const auto* opened = event.as<records::WorkOpened>())
        name = work_name(opened->kind, opened->document);
      const auto type = records::type_of(event);
      if (type.starts_with("lane.") || type.starts_with("pack.")) continue;
      if (type.starts_with("print.") && name.empty()) continue;  // of an order
      keep(name, event);
    }
    const auto& now = state().work;
    work_[lane] = now ? work_name(now->kind, now->document) : "";
    if (now) {
      EXPECT_EQ(*now, fold_work(works.at(work_[lane]).history))
          << "the fold of what was emitted is the state";
    }
  }

  // The ledger's own rules: goods are there, and never leave inspection but by a decision.
  void shift(const std::string& item, const std::string& lot, std::int64_t quantity, const std::string& from,
             const std::string& to) {
    EXPECT_GT(quantity, 0);
    EXPECT_NE(from, to);
    EXPECT_GE(lies(from, item, lot), quantity) << "more than lies at " << from;
    const auto zone = locations.contains(from) ? locations.at(from).zone : records::Zone::shelf;
    EXPECT_TRUE(zone != records::Zone::inspection && zone != records::Zone::dock)
        << "uninspected goods moved";
    stock[{from, item, lot}] -= quantity;
    stock[{to, item, lot}] += quantity;
    cards_.push_back(
        {"2026-06-15 10:00", state().person ? state().person->id : "", item, lot, from, to, quantity});
  }
  virtual void follow(const records::Event& event) {
    if (const auto* e = event.as<records::MoveMoved>()) shift(e->item, e->lot, e->quantity, e->from, e->to);
    if (const auto* e = event.as<records::MoveUndone>()) shift(e->item, e->lot, e->quantity, e->to, e->from);
  }

 private:
  void keep(const std::string& name, const records::Event& event) {
    auto& facts = works[name];
    if (const auto* opened = event.as<records::WorkOpened>()) {
      EXPECT_EQ(opened->token, facts.token + 1);
      facts.kind = opened->kind;
      facts.document = opened->document;
      for (auto& [id, other] : lanes)
        if (id != lane) other = workflows::apply(other, event);
    }
    facts.history.push_back(event);
    const auto folded = fold_work(facts.history);
    facts.token = folded.token;
    facts.lane = folded.lane;
    facts.person = folded.person;
    facts.state = folded.ended ? "ended" : folded.lane.empty() ? "open" : "working";
    follow(event);
  }
  void add_works(Input& input) {
    const auto& asked = state().asked;
    for (const auto& [name, facts] : works)
      if ((asked && asked->work == name) || (!state().work && facts.document == input.meaning.text))
        input.facts.works.push_back(facts);
  }
  [[nodiscard]] std::vector<Stock> rows(const std::string& place, const std::string& item) const {
    std::vector<Stock> found;
    for (const auto& [key, quantity] : stock) {
      const auto& [at, what, lot] = key;
      if (quantity == 0 || (!place.empty() && at != place) || (!item.empty() && what != item)) continue;
      const bool known = locations.contains(at);
      const auto zone = known ? locations.at(at).zone : records::Zone::shelf;
      found.push_back({at, what, lot, quantity, zone, known ? locations.at(at).sequence : 0, known});
    }
    std::stable_sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.sequence < b.sequence; });
    return found;
  }
  [[nodiscard]] std::vector<CardLine> card(const std::string& place) const {
    std::vector<CardLine> found;
    for (auto at = cards_.rbegin(); at != cards_.rend() && found.size() < 6; ++at)
      if (at->from == place || at->to == place) found.push_back(*at);
    return found;
  }
  void add_empty(Facts& facts, std::int64_t near) const {
    std::map<std::pair<records::Zone, bool>, records::Location> best;
    for (const auto& [name, location] : locations) {
      if (!rows(name, "").empty()) continue;
      auto& known = best.try_emplace({location.zone, location.hazardous}, location).first->second;
      if (std::llabs(location.sequence - near) < std::llabs(known.sequence - near)) known = location;
    }
    for (const auto& [key, location] : best) facts.empty.push_back(location);
  }

  std::vector<CardLine> cards_;
  std::map<std::string, std::string> work_;  // by lane
  int count_ = 0;
};

}  // namespace packbench::workflows
