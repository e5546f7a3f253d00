// The bench of the receiving tests: items, locations and notes in memory beside what every bench has.
#pragma once
#include <gtest/gtest.h>

#include "db/records/places.hpp"
#include "station/scan/printable.hpp"
#include "station/workflows/receive_progress.hpp"
#include "station/workflows/work.hpp"
#include "tests/station/workflows/bench.hpp"

namespace packbench::workflows {

inline constexpr const char* kAcid = "ACID-1";  // hazardous
inline constexpr const char* kTeaLot = "]C110LOT7";
inline constexpr const char* kTeaExpiry = "]C117270131";

inline records::InboundNote inbound(std::string name, std::vector<records::InboundLine> lines) {
  return {std::move(name), 1, false,           "ACME", {"ACME-1", "SF1023456789012"},
          "2026-06-15",    0, std::move(lines)};
}

class ReceiveBench : public Bench {
 public:
  ReceiveBench() {
    people_["ANN"] = {"ann", "Ann", "ANN", records::Role::receiver, "en", true};
    people_["BOB"] = {"bob", "Bob", "BOB", records::Role::receiver, "en", true};
    people_["SUE"] = {"sue", "Sue", "SUE", records::Role::supervisor, "en", true};
    people_["TOM"] = {"tom", "Tom", "TOM", records::Role::supervisor, "en", true};
    for (const auto* item : {"MUG", "PLATE", "PHONE", "TEA", "STRANGE", "ACID"}) {
      auto& known = items[item];
      known.item = item;
      known.name = {std::string("中") + item, item};
      known.lot = known.expiry = known.item == "TEA";
      known.serial = known.item == "PHONE";
      known.hazardous = known.item == "ACID";
      known.days_left = known.item == "TEA" ? 30 : 0;
      known.barcodes = barcodes_of(known.item);
    }
    using records::Zone;
    for (const auto& [name, zone, hazardous] :
         std::vector<std::tuple<const char*, Zone, bool>>{{"IN-1", Zone::inspection, false},
                                                          {"IN-2", Zone::inspection, false},
                                                          {"IN-H", Zone::inspection, true},
                                                          {"A-01", Zone::shelf, false},
                                                          {"DEF-1", Zone::defects, false},
                                                          {"DEF-H", Zone::defects, true}})
      locations[name] = {name, zone, 0, hazardous, true};
  }

  std::map<std::string, records::Item> items;
  std::map<std::string, records::Location> locations;
  std::map<std::string, std::vector<Stock>> stock;  // by item
  std::map<std::string, WorkFacts> works;           // by document
  std::int64_t scans = 0;

  // A note comes, or comes again.
  void tell(const records::InboundNote& note) {
    auto& facts = works[note.note];
    facts.document = note.note;
    if (facts.state.empty()) facts.state = "open";
    facts.revision = note.revision;
    facts.body = records::json::serialize(records::to_json(note));
    facts.history.push_back(records::NoteReceived{note});
  }

  Verdict scan(const std::string& code) {
    const auto open = state().work ? state().work->document : "";
    ++scans;
    decision = decide(state(), input_of(code), rules);
    lanes[lane] = advance(state(), decision);
    keep(open);
    return decision.verdict;
  }
  Verdict scan(std::initializer_list<std::string> codes) {
    for (const auto& code : codes) scan(code);
    return decision.verdict;
  }
  // Refused by this text, and changes nothing but the stop.
  void refused(const std::string& code, const std::string& key) {
    const auto before = state().work;
    const auto verdict = scan(code);
    EXPECT_EQ(verdict.tone, Tone::stop) << code;
    EXPECT_EQ(verdict.text.key, key) << code;
    EXPECT_EQ(state().work, before) << code;
    EXPECT_EQ(decision.events.size(), 1U) << code;
    scan("PB-C-OK");
  }

  [[nodiscard]] const WorkState& work() const { return state().work.value(); }
  [[nodiscard]] const ReceiveState& job() const { return std::get<ReceiveState>(work().job); }
  [[nodiscard]] const std::vector<records::Event>& history(const std::string& document) const {
    return works.at(document).history;
  }
  // The last event of this type, of the whole document.
  template <class T>
  [[nodiscard]] T last(const std::string& document) const {
    T found{};
    for (const auto& event : history(document))
      if (const auto* one = event.as<T>()) found = *one;
    return found;
  }

  std::vector<scan::ItemMatch> items_by_barcode(std::string_view exact) const override {
    return exact == kAcid ? std::vector<scan::ItemMatch>{{"ACID", 1}} : Bench::items_by_barcode(exact);
  }
  std::vector<scan::OwnCode> own_codes(scan::OwnKind kind, std::string_view id) const override {
    const std::string name(id);
    if (kind == scan::OwnKind::location && locations.contains(name)) return {{kind, name}};
    if (kind == scan::OwnKind::badge && people_.contains(name)) return {{kind, name}};
    return {};
  }
  std::vector<scan::OwnCode> own_codes(std::string_view) const override { return {}; }

  // What the print queue tells of a label of the open document.
  void print(const records::Event& event) {
    works.at(work().document).history.push_back(event);
    lanes[lane] = workflows::apply(state(), event);
  }

 private:
  static std::vector<records::Barcode> barcodes_of(const std::string& item) {
    static const std::map<std::string, std::vector<records::Barcode>> kBarcodes{
        {"MUG", {{kMug, 1}, {kMugCase, 6}}},
        {"PLATE", {{kPlate, 1}}},
        {"PHONE", {{kPhone, 1}}},
        {"TEA", {{kTea, 1}}},
        {"ACID", {{kAcid, 1}}}};
    const auto known = kBarcodes.find(item);
    return known == kBarcodes.end() ? std::vector<records::Barcode>{} : known->second;
  }
  [[nodiscard]] std::vector<Stock> stock_of(const std::string& item) const {
    const auto known = stock.find(item);
    return known == stock.end() ? std::vector<Stock>{} : known->second;
  }
  [[nodiscard]] bool opens(const WorkFacts& facts, const std::string& code) const {
    if (facts.document == code) return true;
    if (facts.state == "ended" || facts.body.empty()) return false;
    const auto note = records::from_json<records::InboundNote>(records::json::parse(facts.body)).value();
    return note.supplier == code || std::count(note.codes.begin(), note.codes.end(), code) > 0;
  }

  [[nodiscard]] Input input_of(const std::string& code) const {
    Input input{
        scan::resolve({code, ""}, *this, {}), scan::printable(code), today, "T" + std::to_string(scans), {}};
    auto& facts = input.facts;
    if (const auto* badge = std::get_if<scan::Badge>(&input.meaning.value))
      if (const auto at = people_.find(badge->id); at != people_.end()) facts.person = at->second;
    auto asked = questions(state());
    for (const auto& [name, work] : works) {
      const bool in_question = state().asked && state().asked->work == work_name(work.kind, name);
      if (in_question || (!state().work && opens(work, input.meaning.text))) facts.works.push_back(work);
      if (state().work && state().work->document == name && state().work->revision != work.revision)
        facts.changed_work = work;
    }
    for (const auto& work : facts.works) add_needs(work, asked);
    if (facts.changed_work) add_needs(*facts.changed_work, asked);
    if (const auto* item = std::get_if<scan::Item>(&input.meaning.value))
      asked.items.push_back(item->item_id);
    if (const auto* many = std::get_if<scan::Ambiguous>(&input.meaning.value))
      for (const auto& candidate : many->candidates)
        if (const auto* item = std::get_if<scan::Item>(&candidate)) asked.items.push_back(item->item_id);
    if (const auto* place = std::get_if<scan::Location>(&input.meaning.value))
      facts.locations.push_back({locations.at(place->id), {}, {}});
    for (const auto& item : std::set<std::string>(asked.items.begin(), asked.items.end()))
      if (items.contains(item)) facts.items.push_back({items.at(item), stock_of(item)});
    return input;
  }

  // Keeps the document's stream and head as the store would; other lanes learn of who has it now.
  void keep(const std::string& open_before) {
    auto name = open_before;
    for (const auto& event : decision.events) {
      const auto* opened = event.as<records::WorkOpened>();
      if (opened) name = opened->document;
      const auto type = records::type_of(event);
      if (!type.starts_with("work.") && !type.starts_with("receive.") && !type.starts_with("print."))
        continue;
      auto& facts = works[name];
      facts.document = name;
      facts.history.push_back(event);
      const auto now = fold_work(facts.history);
      facts.lane = now.lane;
      facts.person = now.person;
      facts.token = now.token;
      facts.state = now.ended ? "ended" : now.lane.empty() ? "open" : "working";
      if (!opened) continue;
      for (auto& [id, other] : lanes)
        if (id != lane && other.work && other.work->document == name) other = workflows::apply(other, event);
    }
  }

  std::map<std::string, records::Operator> people_;
};

}  // namespace packbench::workflows
