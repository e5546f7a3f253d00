// A bench with parcels, manifests and returns in memory: what the store would tell, and keep.
#pragma once
#include <algorithm>

#include "tests/station/workflows/bench.hpp"

namespace packbench::workflows {

// A refused scan changes nothing but this; a question of the lane was answered all the same.
inline bool may_stand_beside_a_stop(const records::Event& event) {
  return event.is<records::LaneStopped>() || event.is<records::LaneAnswered>();
}

class ShipBench : public Bench {
 public:
  std::map<std::string, ParcelFacts> sealed;      // by parcel; also those that are not
  std::map<std::string, std::int64_t> looked_at;  // the order's revision of a parcel as it was scanned
  std::map<std::string, SentFacts> sent;          // by order
  std::string time = "15:00";

  ParcelFacts& parcel(const std::string& name, const std::string& carrier, const std::string& waybill) {
    auto& made = sealed[name];
    made.parcel = name;
    made.order = "SO-" + name;
    made.carrier = carrier;
    made.waybill = waybill;
    made.state = "sealed";
    made.number = made.newest_copy = made.revision = made.pieces = 1;
    made.weight_g = 500;
    return made;
  }

  // A return that a customer announced.
  void announce(const records::Rma& rma) {
    auto& facts = works[work_name(records::WorkKind::returns, rma.rma)];
    facts.kind = records::WorkKind::returns;
    facts.document = rma.rma;
    facts.state = "open";
    facts.revision = rma.revision;
    facts.body = records::json::serialize(records::to_json(rma));
  }

  Verdict scan(const std::string& code) {
    ++scans;
    auto input = input_for(code);
    input.time = time;
    look_up(input);
    const auto open = state().work ? state().work->document : "";
    const auto kind = state().work ? state().work->kind : records::WorkKind::receive;
    decision = decide(state(), input, rules);
    lanes[lane] = advance(state(), decision);
    record_work(open.empty() ? "" : work_name(kind, open));
    keep(open);
    return decision.verdict;
  }
  Verdict scan(std::initializer_list<std::string> codes) {
    for (const auto& code : codes) scan(code);
    return decision.verdict;
  }

  // Key of the refusal, or "" if it was none; the lane goes on.
  std::string refused(const std::string& code) {
    const auto verdict = scan(code);
    if (verdict.tone != Tone::stop) return "";
    scan("PB-C-OK");
    return verdict.text.key;
  }

  [[nodiscard]] const WorkFacts& told(const std::string& document) const {
    for (const auto& [name, facts] : works)
      if (facts.document == document) return facts;
    throw std::out_of_range(document);
  }
  [[nodiscard]] std::string document() const { return state().work ? state().work->document : ""; }
  template <class T>
  [[nodiscard]] const T& job() const {
    return std::get<T>(state().work->job);
  }

 private:
  void add_parcels(Input& input) const {
    std::set<std::string> numbers{input.code};
    for (const auto& candidate : input.meaning.waybills) numbers.insert(candidate.number);
    const auto* label = std::get_if<scan::ParcelLabel>(&input.meaning.value);
    std::map<std::string, std::int64_t> waiting;
    for (const auto& [name, facts] : sealed) {
      if (numbers.contains(facts.waybill)) input.facts.waybill_parcels.push_back({facts.waybill, name});
      if (numbers.contains(facts.waybill) || (label && label->parcel == name))
        input.facts.parcels.push_back(facts);
      if (facts.state == "sealed" && facts.manifest.empty()) ++waiting[facts.carrier];
      const bool here = !facts.manifest.empty() && facts.manifest == document();
      if (here && looked_at.at(name) != facts.revision) input.facts.changed_parcels.push_back(facts);
    }
    for (const auto& [carrier, parcels] : waiting) input.facts.carriers.push_back({carrier, parcels});
  }

  // Only an idle lane opens a document, but for an RMA that is named in a return.
  bool may_open() const { return !state().work || state().work->kind == records::WorkKind::returns; }

  void add_items(Input& input) const {
    std::set<std::string> items;
    if (const auto* item = std::get_if<scan::Item>(&input.meaning.value)) items.insert(item->item_id);
    for (const auto& name : questions(state()).items) items.insert(name);
    for (const auto& name : items) {
      records::Item item;
      item.item = name;
      item.lot = item.expiry = name == "TEA";
      item.serial = name == "PHONE";
      if (name == "MUG") item.barcodes = {{kMug, 1}, {kMugCase, 6}};
      input.facts.items.push_back({item, {}});
    }
  }

  void add_sent(Input& input) const {
    std::set<std::string> names;
    if (const auto* order = std::get_if<scan::Order>(&input.meaning.value)) names.insert(order->id);
    for (const auto& facts : input.facts.parcels) names.insert(facts.order);
    for (const auto& work : input.facts.works)
      if (!work.body.empty())
        names.insert(records::from_json<records::Rma>(records::json::parse(work.body))->order);
    for (const auto& name : names)
      if (const auto at = sent.find(name); at != sent.end()) input.facts.sent.push_back(at->second);
  }

  void look_up(Input& input) const {
    add_parcels(input);
    add_items(input);
    const auto asked = state().asked ? state().asked->work : "";
    for (const auto& [name, facts] : works)
      if (asked == name || (may_open() && input.meaning.text == facts.document))
        input.facts.works.push_back(facts);
    add_sent(input);
  }

  // What the store would keep of a manifest.
  void keep(std::string name) {
    for (const auto& event : decision.events) {
      if (const auto* opened = event.as<records::WorkOpened>()) name = opened->document;
      keep_manifest(name, event);
      const auto* began = event.as<records::ReturnBegan>();
      if (began && !began->rma.empty() && began->rma != name)
        works.at(work_name(records::WorkKind::returns, began->rma)).state = "ended";
    }
  }

  void keep_manifest(const std::string& name, const records::Event& event) {
    if (const auto* on = event.as<records::HandoverScanned>()) {
      sealed.at(on->parcel).manifest = name;
      sealed.at(on->parcel).manifest_state = "open";
      looked_at[on->parcel] = on->revision;
    }
    if (const auto* off = event.as<records::HandoverUndone>()) sealed.at(off->parcel).manifest.clear();
    if (!event.is<records::HandoverHanded>()) return;
    for (auto& [parcel, facts] : sealed)
      if (facts.manifest == name) facts.manifest_state = "handed";
  }
};

}  // namespace packbench::workflows
