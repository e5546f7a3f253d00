// A bench for picking: orders, shelves, totes, and a ledger that follows each step.
#pragma once
#include <gtest/gtest.h>

#include "tests/station/workflows/stock_bench.hpp"

namespace packbench::workflows {

struct PickBench : StockBench {
  struct Listed {
    std::string document, tote, state = "picking";
    std::int64_t revision = 0;
  };
  std::map<std::string, Listed> listed;  // by order
  std::map<std::string, std::int64_t> shortages;
  std::vector<records::PickLooked> looks;

  PickBench() {
    place("A-1", records::Zone::shelf, 10);
    place("A-2", records::Zone::shelf, 20);
    place("A-3", records::Zone::shelf, 30);
    place("B-1", records::Zone::bulk, 110);
    place("IN-1", records::Zone::inspection, 1);
    place("D-1", records::Zone::defects, 200);
    place("H-1", records::Zone::shelf, 300, true);
    lay("A-2", "MUG", 10);
    lay("A-1", "PLATE", 2);
    lay("B-1", "PLATE", 20);
    lay("IN-1", "MUG", 50);
    lay("D-1", "MUG", 50);
  }
  void want(const std::string& name, std::vector<records::PackLine> lines) {
    add(order(name, std::move(lines)));
    orders[name].state = "open";
  }
  void begin(const std::string& badge = "PB-B-ANN") { scan({badge, "PB-C-PICK"}); }
  // The number of the choice with this id; the list of the orders is chosen by it.
  std::string choose(const std::string& id) {
    const auto& choices = state().work.value().asked.value().choices;
    for (std::size_t i = 0; i < choices.size(); ++i)
      if (choices[i].id == id) return "PB-C-CHOOSE-" + std::to_string(i + 1);
    ADD_FAILURE() << "not offered: " << id;
    return "PB-C-NO";
  }
  const records::PickSent& step() { return job<PickState>().step.value(); }

  std::vector<scan::OwnCode> own_codes(scan::OwnKind kind, std::string_view id) const override {
    for (const auto& [order, pick] : listed)
      if (kind == scan::OwnKind::tote && pick.tote == id) return {{kind, std::string(id)}};
    return StockBench::own_codes(kind, id);
  }
  void add_more(Input& input, const Questions& asked) override {
    auto& facts = input.facts;
    for (auto& [name, known] : orders)
      known.pick_list = listed.contains(name) ? listed.at(name).document : "";
    for (auto& known : facts.orders) known.pick_list = orders.at(known.order.order).pick_list;
    if (const auto* tote = std::get_if<scan::Tote>(&input.meaning.value))
      for (const auto& [name, pick] : listed)
        if (pick.tote == tote->id) facts.orders.push_back(orders.at(name));
    if (asked.pickable)
      for (const auto& [name, known] : orders)
        if (known.state == "open" && !known.order.cancelled && known.pick_list.empty())
          facts.pickable.push_back(known);
    if (asked.changed_picks)
      for (const auto& [name, pick] : listed) {
        const auto& now = orders.at(name);
        if (pick.document == state().work->document && pick.state == "picking" &&
            (now.order.cancelled || now.order.revision != pick.revision))
          facts.changed_picks.push_back(now);
      }
  }
  void follow(const records::Event& event) override {
    StockBench::follow(event);
    event.visit([this](const auto& e) { on(e); });
  }
  template <class Other>
  void on(const Other&) {}
  void on(const records::WorkOpened& e) { document_ = e.document; }
  void on(const records::PickBegan& e) {
    for (const auto& order : e.orders) {
      EXPECT_FALSE(listed.contains(order.order)) << order.order << " is picked twice";
      listed[order.order] = {state().work->document, "", "picking", order.revision};
    }
  }
  void on(const records::PickBound& e) { listed.at(e.order).tote = e.tote; }
  void on(const records::PickTold& e) { listed.at(e.order).revision = e.revision; }
  void on(const records::PickPicked& e) {
    const auto zone = locations.at(e.from).zone;
    EXPECT_TRUE(zone == records::Zone::shelf || zone == records::Zone::bulk) << "issued from " << e.from;
    EXPECT_EQ(listed.at(e.order).tote, e.tote);
    shift(e.item, e.lot, e.quantity, e.from, "staging");
    in_tote[e.order] += e.quantity;
  }
  void on(const records::PickUndone& e) {
    shift(e.item, e.lot, e.quantity, "staging", e.from);
    in_tote[e.order] -= e.quantity;
  }
  void on(const records::PickDropped& e) {
    for (const auto& goods : e.goods)
      shift(goods.item, goods.lot, goods.quantity, "staging", records::kPassed);
    listed.erase(e.order);
    in_tote.erase(e.order);
    shortages.erase(e.order);
  }
  void on(const records::PickShorted& e) { shortages[e.order] += e.quantity; }
  void on(const records::PickLooked& e) { looks.push_back(e); }
  void on(const records::PickSigned&) {
    for (auto& [name, pick] : listed)
      if (pick.document == document_) pick.state = "picked";
  }
  std::map<std::string, std::int64_t> in_tote;

 private:
  std::string document_;
};

}  // namespace packbench::workflows
