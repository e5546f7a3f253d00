// Where goods lie: a shelf, a pallet place, a desk. One item, one card, one location.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>

namespace packbench::records {

// What a location is for. From `inspection` only an inspection decision moves goods (design 5.6).
enum class Zone { dock, inspection, bulk, shelf, staging, quarantine, defects, repair };
BOOST_DESCRIBE_ENUM(Zone, dock, inspection, bulk, shelf, staging, quarantine, defects, repair)

struct Location {
  std::string location;  // what follows PB-L- on its barcode
  Zone zone = Zone::shelf;
  std::int64_t sequence = 0;  // of the walk through the warehouse
  bool hazardous = false;     // hazardous goods lie here, and nowhere else (F25)
  bool active = true;
  bool operator==(const Location&) const = default;
};
BOOST_DESCRIBE_STRUCT(Location, (), (location, zone, sequence, hazardous, active))

struct LocationReceived {
  static constexpr const char* kType = "location.received";
  Location location;  // replaces what was known of it
  bool operator==(const LocationReceived&) const = default;
};
BOOST_DESCRIBE_STRUCT(LocationReceived, (), (location))

}  // namespace packbench::records
