// What happens while parcels are handed to a carrier. Stream "handover:<manifest>". Goods left the
// warehouse's books when their parcel was sealed, so nothing here moves any.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace packbench::records {

// The manifest is of this carrier from now on.
struct HandoverBegan {
  static constexpr const char* kType = "handover.began";
  std::string carrier;
  std::string cutoff;  // "YYYY-MM-DD HH:MM" at the bench, or empty: the carrier has none
  bool operator==(const HandoverBegan&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandoverBegan, (), (carrier, cutoff))

struct HandoverScanned {
  static constexpr const char* kType = "handover.scanned";
  std::int64_t position = 0;  // on the manifest; never given twice
  std::string parcel, order, waybill, carrier;
  std::int64_t number = 0, pieces = 0, weight_g = 0;  // number: of the parcel within its order
  std::int64_t copy = 0;                              // of the label that was scanned; 0: its waybill was
  std::int64_t revision = 0;  // of the order, the newest that was looked at (design 5.10)
  std::int64_t waiting = 0;   // parcels of this carrier that were left then
  bool operator==(const HandoverScanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandoverScanned, (),
                      (position, parcel, order, waybill, carrier, number, pieces, weight_g, copy, revision,
                       waiting))

// Taken off again: it stays sealed, and stays here.
struct HandoverUndone {
  static constexpr const char* kType = "handover.undone";
  std::int64_t position = 0;
  std::string parcel;
  std::string reason;  // catalogue key, or empty: the last scan was undone
  bool operator==(const HandoverUndone&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandoverUndone, (), (position, parcel, reason))

// No more parcels: the paper can be printed.
struct HandoverClosed {
  static constexpr const char* kType = "handover.closed";
  std::int64_t parcels = 0;
  std::int64_t left_out = 0;  // sealed parcels of this carrier that stay here, as was acknowledged
  std::string signed_by;
  bool operator==(const HandoverClosed&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandoverClosed, (), (parcels, left_out, signed_by))

struct HandoverReopened {
  static constexpr const char* kType = "handover.reopened";
  std::string reason, by;
  bool operator==(const HandoverReopened&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandoverReopened, (), (reason, by))

struct OrderSeen {
  std::string order;
  std::int64_t revision = 0;
  bool operator==(const OrderSeen&) const = default;
};
BOOST_DESCRIBE_STRUCT(OrderSeen, (), (order, revision))

// The driver has them.
struct HandoverHanded {
  static constexpr const char* kType = "handover.handed";
  std::int64_t parcels = 0;
  std::vector<OrderSeen>
      seen;  // orders told anew since their parcel was scanned, in what doesn't concern the parcel
  std::string signed_by;
  bool operator==(const HandoverHanded&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandoverHanded, (), (parcels, seen, signed_by))

// Nothing was on it: there is no such manifest.
struct HandoverDropped {
  static constexpr const char* kType = "handover.dropped";
  bool operator==(const HandoverDropped&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandoverDropped, (), ())

using HandoverEvents = std::tuple<HandoverBegan, HandoverScanned, HandoverUndone, HandoverClosed,
                                  HandoverReopened, HandoverHanded, HandoverDropped>;

}  // namespace packbench::records
