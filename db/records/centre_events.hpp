// What the centre tells a bench besides master data, and what the bench keeps of it. Streams: lease.* that of
// the order; the others "centre".
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <tuple>

namespace packbench::records {

// The bench has this order from now on, under that token. It can be sealed once leases were renewed.
struct LeaseGranted {
  static constexpr const char* kType = "lease.granted";
  std::string order;
  std::int64_t token = 0;  // grows with each lease of the order, whichever bench has it
  bool operator==(const LeaseGranted&) const = default;
};
BOOST_DESCRIBE_STRUCT(LeaseGranted, (), (order, token))

// Somebody asks for the order at another bench. Who can let go of it releases the lease.
struct LeaseWanted {
  static constexpr const char* kType = "lease.wanted";
  std::string order;
  std::int64_t token = 0;         // of the lease that is wanted
  std::string bench, by, reason;  // where, and who asks
  bool operator==(const LeaseWanted&) const = default;
};
BOOST_DESCRIBE_STRUCT(LeaseWanted, (), (order, token, bench, by, reason))

// Behind this row nothing of the order is sealed here under the token: the centre may give it to others.
struct LeaseEnded {
  static constexpr const char* kType = "lease.ended";
  std::string order;
  std::int64_t token = 0;
  std::string why;  // "released", "ended", of old "expired", "taken_over"; "lost": it could not be renewed
  std::string bench = "";  // that has it now, where that is known
  bool operator==(const LeaseEnded&) const = default;
};
BOOST_DESCRIBE_STRUCT(LeaseEnded, (), (order, token, why, bench))

// The leases that the bench had when it asked are good until then, by a clock that nobody sets: of one boot
// of the machine. One that was granted while the answer was under way was not asked for. Orders that have
// ended at the bench aren't asked for either: nobody else gets them.
struct LeasesRenewed {
  static constexpr const char* kType = "leases.renewed";
  std::string boot;           // the kernel's boot_id: after another start, `until_ms` says nothing
  std::int64_t until_ms = 0;  // CLOCK_BOOTTIME
  std::int64_t granted = 0;   // up to this row of the bench's journal
  bool operator==(const LeasesRenewed&) const = default;
};
BOOST_DESCRIBE_STRUCT(LeasesRenewed, (), (boot, until_ms, granted))

// Pieces that another bench put to (above zero) or took from a location of the warehouse.
struct StockElsewhere {
  static constexpr const char* kType = "stock.elsewhere";
  std::string bench, item, lot, location;
  std::int64_t quantity = 0;
  bool operator==(const StockElsewhere&) const = default;
};
BOOST_DESCRIBE_STRUCT(StockElsewhere, (), (bench, item, lot, location, quantity))

// Everything that the centre told up to here is in the journal.
struct CentrePulled {
  static constexpr const char* kType = "centre.pulled";
  std::string cursor;  // the centre's own word for it
  bool operator==(const CentrePulled&) const = default;
};
BOOST_DESCRIBE_STRUCT(CentrePulled, (), (cursor))

// The source of inputs that came from the centre; an order that came so is sealed only under a lease.
inline constexpr const char* kCentreSource = "line";

using CentreEvents =
    std::tuple<LeaseGranted, LeaseWanted, LeaseEnded, LeasesRenewed, StockElsewhere, CentrePulled>;

}  // namespace packbench::records
