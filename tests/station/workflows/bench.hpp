// A bench without devices or store: real scan meanings, facts from memory, and the events it all led to.
#pragma once
#include <map>
#include <set>

#include "station/workflows/catalogue.hpp"
#include "station/workflows/commands.hpp"
#include "station/workflows/lane.hpp"
#include "station/workflows/pack_progress.hpp"
#include "station/workflows/work.hpp"

namespace packbench::workflows {

inline constexpr const char* kMug = "4006381333931";    // MUG, one piece of 300 g
inline constexpr const char* kMugCase = "CASE-MUG-6";   // six of them
inline constexpr const char* kPlate = "5901234123457";  // PLATE, 500 g
inline constexpr const char* kTwin = "TWIN-CODE";       // MUG or PLATE
inline constexpr const char* kPhone = "PHONE-1";        // PHONE, 180 g, serial
inline constexpr const char* kTea = "9506000134352";    // TEA, lot and expiry; GTIN-14 09506000134352
inline constexpr const char* kTeaGs1 =
    "]C1010950600013435210LOT7\x1d"
    "17270131";
inline constexpr const char* kStrange = "STRANGE";  // an item that no test order asks for
inline constexpr const char* kWaybill = "SF1234567890123";

records::PackLine line(std::string name, std::string item, std::int64_t quantity);
records::PackOrder order(std::string name, std::vector<records::PackLine> lines);

class Bench : public scan::Directory {
 public:
  Bench();

  // Everything that a test may set before or between scans.
  Rules rules;
  std::optional<std::int64_t> weight_g;
  std::string today = "2026-06-15";
  int scans = 0;  // so far: names documents that begin here
  std::map<std::string, OrderFacts> orders;
  std::map<std::string, WorkFacts> works;  // by work_name(), once something was done with them
  std::vector<WaybillUse> waybill_parcels;
  std::map<std::string, LaneState> lanes;
  std::map<std::string, std::pair<std::string, std::string>>
      manifests;                                  // name and state, by the parcel that is on it
  std::map<std::string, std::int64_t> came_back;  // pieces in returns, by order
  std::string lane = "1";                         // where scans go

  // What the last scan led to.
  Decision decision;

  void add(const records::PackOrder& order) { orders[order.order].order = order; }
  // A new revision comes from the centre.
  void change(records::PackOrder order);

  Verdict scan(const std::string& code);
  // The same for several; the verdict of the last.
  Verdict scan(std::initializer_list<std::string> codes);
  Verdict sign_in_and_open(const std::string& order_code);
  // What the print queue reports about a job of an order.
  void print(const std::string& order, const records::Event& event);

  [[nodiscard]] const LaneState& state() const { return lanes.at(lane); }
  [[nodiscard]] const PackState& pack() const { return state().pack.value(); }
  [[nodiscard]] Screen screen() const { return view(state(), decision.verdict, rules); }
  [[nodiscard]] const std::vector<records::Event>& history(const std::string& order) const {
    return orders.at(order).history;
  }
  [[nodiscard]] std::int64_t packed_of(const std::string& item) const;

  // The events of the last scan of this type.
  template <class T>
  [[nodiscard]] std::vector<T> emitted() const {
    std::vector<T> found;
    for (const auto& event : decision.events) {
      if (const auto* one = event.as<T>()) found.push_back(*one);
    }
    return found;
  }

  std::vector<scan::OwnCode> own_codes(scan::OwnKind kind, std::string_view id) const override;
  std::vector<scan::OwnCode> own_codes(std::string_view exact) const override;
  std::vector<scan::ItemMatch> items_by_barcode(std::string_view exact) const override;
  std::vector<scan::ItemMatch> items_by_gtin14(std::string_view gtin14) const override;

 protected:
  // What benches for other work than packing add: facts before each decision, memory after it.
  virtual void add_facts(Input&) {}
  virtual void recorded() {}

  std::map<std::string, records::Operator> people_;  // by badge

  [[nodiscard]] Input input_for(const std::string& code);
  void add_parcels(Input& input) const;
  void record(const std::string& open_before);
  void record_work(const std::string& open_before);
};

// A text of the catalogue with as many arguments as it has places.
void expect_known(const Text& text);
void expect_known(const Screen& screen);

}  // namespace packbench::workflows
