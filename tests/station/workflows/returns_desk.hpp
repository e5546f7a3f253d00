// A desk where returns are taken in, for tests.
#pragma once
#include "tests/station/workflows/ship_bench.hpp"

namespace packbench::workflows {

inline constexpr const char* kSf = "SF1023456789012";

// SO1 left with two mugs, a plate and the phone SN1, five days ago; RMA-1 announces a mug and the plate of
// it.
struct ReturnsDesk : ShipBench {
  ReturnsDesk() {
    for (const auto* name : {"SO1", "SO2"}) add(order(name, {line("1", "MUG", 2)}));
    sent["SO1"] = {"SO1", "shop", 5, {{"MUG", "", "", 2}, {"PLATE", "", "", 1}, {"PHONE", "", "SN1", 1}}};
    sent["SO2"] = {"SO2", "shop", -1, {}};
    parcel("SO1-1", "sf", kSf).order = "SO1";
    announce({"RMA-1", 1, "SO1", "shop", "too small", {{"MUG", 1}, {"PLATE", 1}}});
    scan("PB-B-ANN");
  }
  const ReturnsState& back() const { return job<ReturnsState>(); }
  // A customer's return of SO1 in this packaging: 1 intact, 2 opened, 3 damaged.
  void open(const std::string& packaging = "1") {
    scan({"PB-C-RETURN", "PB-O-SO1", "PB-C-CHOOSE-1", "PB-C-CHOOSE-" + packaging});
    ASSERT_TRUE(back().packaging);
  }
  std::vector<std::string> tickets() const {
    std::vector<std::string> kinds;
    for (const auto& ticket : emitted<records::TicketOpened>()) kinds.push_back(ticket.kind);
    return kinds;
  }
};

}  // namespace packbench::workflows
