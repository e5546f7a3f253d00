// Two lanes and a warehouse in memory, as the store would tell it to counters: books, documents, and which
// goods moved while they were counted.
#pragma once
#include <map>
#include <set>

#include "tests/station/workflows/bench.hpp"

namespace packbench::workflows {

class CountBench : public scan::Directory {
 public:
  CountBench();

  Rules rules;
  std::map<std::string, LaneState> lanes;
  std::string lane = "1";
  Decision decision;
  std::map<std::string, WorkFacts> works;  // by document

  using Lots = std::map<std::pair<std::string, std::string>, std::int64_t>;  // pieces by item and lot
  std::map<std::string, Lots> books;                                         // by location

  Verdict scan(const std::string& code);
  Verdict scan(std::initializer_list<std::string> codes);
  // Scans that must all be taken; the verdict of the last.
  Verdict take(std::initializer_list<std::string> codes);

  // Goods come to the location, or go (below zero).
  void move(const std::string& location, const std::string& item, std::int64_t pieces,
            const std::string& lot = {});
  void task(const records::CountTask& task);

  [[nodiscard]] const LaneState& state() const { return lanes.at(lane); }
  [[nodiscard]] const CountState& job() const { return std::get<CountState>(state().work->job); }
  [[nodiscard]] Screen screen() const { return view(state(), decision.verdict, rules); }
  [[nodiscard]] Input input_for(const std::string& code) const;

  template <class T>
  [[nodiscard]] std::vector<T> emitted() const {
    std::vector<T> found;
    for (const auto& event : decision.events)
      if (const auto* one = event.as<T>()) found.push_back(*one);
    return found;
  }

  std::vector<scan::OwnCode> own_codes(scan::OwnKind kind, std::string_view id) const override;
  std::vector<scan::OwnCode> own_codes(std::string_view exact) const override;
  std::vector<scan::ItemMatch> items_by_barcode(std::string_view exact) const override;
  std::vector<scan::ItemMatch> items_by_gtin14(std::string_view gtin14) const override;

 private:
  struct Window {
    bool open = true, none = false, moved = false;
    Lots since;  // what moved after it was closed
  };
  using Windows = std::map<std::string, Window>;  // by item

  void record(const std::string& before);
  void note(const std::string& document, const records::Event& event);
  [[nodiscard]] CountState fold_of(const std::string& document) const;
  [[nodiscard]] records::CountBook book_of(const std::string& document) const;
  void add_floor(Facts& facts, const scan::Meaning& meaning) const;
  [[nodiscard]] std::vector<records::CountOffer> offers(const std::string& location) const;

  std::map<std::string, records::Operator> people_;
  std::map<std::string, records::Item> items_;
  std::map<std::string, Windows> windows_;                 // by document
  std::map<std::string, std::set<std::string>> drifting_;  // items that moved in the round
  std::map<std::string, std::string> location_of_;
  int scans_ = 0;
};

}  // namespace packbench::workflows
