// What was done with devices at this machine besides work. Stream "device:<device key>".
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <tuple>

namespace packbench::records {

// All that it says and is told went into a file from then on: scans, weights, labels.
struct DeviceRecorded {
  static constexpr const char* kType = "device.recorded";
  std::string device;  // its key
  std::string by;      // an operator's id; empty: the account of the machine, at the command line
  bool operator==(const DeviceRecorded&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeviceRecorded, (), (device, by))

// A recording stood in for a device: what was scanned with that key, nobody scanned then.
struct DeviceReplayed {
  static constexpr const char* kType = "device.replayed";
  std::string device;  // "replay:<name>"
  std::string by;      // as DeviceRecorded
  bool operator==(const DeviceReplayed&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeviceReplayed, (), (device, by))

using DeviceEvents = std::tuple<DeviceRecorded, DeviceReplayed>;

}  // namespace packbench::records
