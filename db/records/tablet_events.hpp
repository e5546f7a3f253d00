// Lanes that are carried about: which device may work one. Stream "lane:<lane>".
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <tuple>

namespace packbench::records {

// The device's secret is 256 random bits: nobody finds it from its hash, so that this may stand here for
// ever.
struct TabletPaired {
  static constexpr const char* kType = "tablet.paired";
  std::string lane;
  std::string proof;  // BLAKE2b-256 of what the device bears, in hexadecimal digits
  std::string by;     // the supervisor who had the pairing code shown
  bool operator==(const TabletPaired&) const = default;
};
BOOST_DESCRIBE_STRUCT(TabletPaired, (), (lane, proof, by))

struct TabletUnpaired {
  static constexpr const char* kType = "tablet.unpaired";
  std::string lane;
  std::string by;
  bool operator==(const TabletUnpaired&) const = default;
};
BOOST_DESCRIBE_STRUCT(TabletUnpaired, (), (lane, by))

using TabletEvents = std::tuple<TabletPaired, TabletUnpaired>;

}  // namespace packbench::records
