// A bench with parcels, manifests and returns in memory: what the store would tell, and keep.
#pragma once
#include <algorithm>

#include "tests/station/workflows/bench.hpp"

namespace packbench::workflows {

class ShipBench : public Bench {
 public:
  std::map<std::string, ParcelFacts> sealed;     // by parcel; also those that are not
  std::map<std::string, WorkFacts> documents;    // by name
  std::map<std::string, std::int64_t> looked_at;  // the order's revision of a parcel as it was scanned
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

  Verdict scan(const std::string& code) {
    auto input = input_for(code);
    input.time = time;
    input.stamp = "S" + std::to_string(++scans_);
    look_up(input);
    const auto open = state().work ? state().work->document : "";
    decision = decide(state(), input, rules);
    lanes[lane] = advance(state(), decision);
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

  [[nodiscard]] std::string document() const { return state().work ? state().work->document : ""; }
  template <class T>
  [[nodiscard]] const T& job() const {
    return std::get<T>(state().work->job);
  }

 private:
  static bool is_of_the_work(const records::Event& event) {
    const auto type = records::type_of(event);
    return !type.starts_with("lane.") && !type.starts_with("pack.") && !type.starts_with("print.");
  }

  void add_parcels(Input& input) const {
    std::set<std::string> numbers{input.code};
    for (const auto& candidate : input.meaning.waybills) numbers.insert(candidate.number);
    const auto* label = std::get_if<scan::ParcelLabel>(&input.meaning.value);
    std::map<std::string, std::int64_t> waiting;
    for (const auto& [name, facts] : sealed) {
      if (numbers.contains(facts.waybill)) input.facts.waybill_parcels.push_back({facts.waybill, name});
      if (numbers.contains(facts.waybill) || (label && label->parcel == name)) input.facts.parcels.push_back(facts);
      if (facts.state == "sealed" && facts.manifest.empty()) ++waiting[facts.carrier];
      const bool here = !facts.manifest.empty() && facts.manifest == document();
      if (here && looked_at.at(name) != facts.revision) input.facts.changed_parcels.push_back(facts);
    }
    for (const auto& [carrier, parcels] : waiting) input.facts.carriers.push_back({carrier, parcels});
  }

  void look_up(Input& input) const {
    add_parcels(input);
    const auto asked = state().asked ? state().asked->work : "";
    for (const auto& [name, facts] : documents) {
      const bool in_question = asked.ends_with(":" + name);
      if (in_question || (!state().work && input.meaning.text == name)) input.facts.works.push_back(facts);
    }
  }

  void keep(std::string name) {
    for (const auto& event : decision.events) {
      if (const auto* opened = std::get_if<records::WorkOpened>(&event)) name = opened->document;
      if (!is_of_the_work(event)) continue;
      auto& facts = documents[name];
      facts.document = name;
      facts.history.push_back(event);
      const auto folded = fold_work(facts.history);
      facts.kind = folded.kind;
      facts.lane = folded.lane;
      facts.person = folded.person;
      facts.token = folded.token;
      facts.state = folded.ended ? "ended" : folded.lane.empty() ? "open" : "working";
      for (auto& [id, other] : lanes)
        if (id != lane && other.work && other.work->document == name) other = workflows::apply(other, event);
      keep_manifest(name, event);
    }
  }

  void keep_manifest(const std::string& name, const records::Event& event) {
    if (const auto* on = std::get_if<records::HandoverScanned>(&event)) {
      sealed.at(on->parcel).manifest = name;
      sealed.at(on->parcel).manifest_state = "open";
      looked_at[on->parcel] = on->revision;
    }
    if (const auto* off = std::get_if<records::HandoverUndone>(&event)) sealed.at(off->parcel).manifest.clear();
    if (!std::holds_alternative<records::HandoverHanded>(event)) return;
    for (auto& [parcel, facts] : sealed)
      if (facts.manifest == name) facts.manifest_state = "handed";
  }

  int scans_ = 0;
};

}  // namespace packbench::workflows
