// What the store knows that a lane's next decision depends on: all lookups of a scan are here.
#pragma once
#include <set>
#include <string>

#include "db/reader.hpp"
#include "station/centre/boot_clock.hpp"
#include "station/scan/meaning.hpp"
#include "station/workflows/lane_state.hpp"
#include "station/workflows/workflow.hpp"

namespace packbench::station {

// Of the document's events, those this version can read; oldest first.
[[nodiscard]] std::vector<records::Event> history_of(db::Reader& reader, const std::string& kind,
                                                     const std::string& document);

// An order as the store has it now; empty but for its history if there is no such order.
[[nodiscard]] workflows::OrderFacts order_facts(db::Reader& reader, const std::string& order);

// Looks up what one scan at one lane needs; lives as long as that lookup. `now_ms`: since 1970; `boot`: what
// leases go by.
class LaneFacts {
 public:
  LaneFacts(db::Reader& reader, const workflows::LaneState& state, const scan::Meaning& meaning,
            std::int64_t now_ms, BootTime boot)
      : reader_(reader), state_(state), meaning_(meaning), now_ms_(now_ms), boot_(std::move(boot)) {}

  // `code`: what was scanned, printable. `look_again`: the lane's open order may have changed under it.
  [[nodiscard]] workflows::Facts find(const std::string& code, bool look_again);

 private:
  template <class T>
  const T* scanned() const {
    return std::get_if<T>(&meaning_.value);
  }
  void add_orders();
  void add_leases();
  void add_waybills(const std::string& code);
  void add_floor();
  workflows::Questions add_works();
  void add_counts(const workflows::Questions& asked);
  void add_places(workflows::Questions& asked);
  void add_pickable(workflows::Questions& asked);
  void add_items(const workflows::Questions& asked);
  void add_parcels();
  void add_manifest();
  void add_sent();
  workflows::WorkFacts work(const db::WorkRow& row);
  workflows::ParcelFacts parcel(const db::ParcelRow& row);
  std::vector<workflows::CardLine> card_of(const std::string& location, std::size_t lines);
  bool is_open(records::WorkKind kind) const { return state_.work && state_.work->kind == kind; }

  db::Reader& reader_;
  const workflows::LaneState& state_;
  const scan::Meaning& meaning_;
  std::int64_t now_ms_;
  BootTime boot_;
  workflows::Facts facts_;
};

}  // namespace packbench::station
