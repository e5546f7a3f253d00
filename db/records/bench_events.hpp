// When the bench and what belongs to it worked (F27). Stream "availability"; only changes are written.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <tuple>

namespace packbench::records {

// The program began to work. Nothing is known to work until its own row says so.
struct BenchStarted {
  static constexpr const char* kType = "bench.started";
  std::string version;
  std::int64_t seen_ms = 0;  // UTC, when it was last known to run before; 0: not known
  bool operator==(const BenchStarted&) const = default;
};
BOOST_DESCRIBE_STRUCT(BenchStarted, (), (version, seen_ms))

// It was told to end. A run without this row was cut off.
struct BenchStopped {
  static constexpr const char* kType = "bench.stopped";
  bool operator==(const BenchStopped&) const = default;
};
BOOST_DESCRIBE_STRUCT(BenchStopped, (), ())

// A lane works while all that it needs does.
enum class PartKind { lane, scanner, printer };
BOOST_DESCRIBE_ENUM(PartKind, lane, scanner, printer)

struct PartUp {
  static constexpr const char* kType = "part.up";
  PartKind kind = PartKind::lane;
  std::string part;  // lanes and printers as the configuration names them, scanners by their device key
  bool operator==(const PartUp&) const = default;
};
BOOST_DESCRIBE_STRUCT(PartUp, (), (kind, part))

// It does not work, or is not there at the start.
struct PartDown {
  static constexpr const char* kType = "part.down";
  PartKind kind = PartKind::lane;
  std::string part;
  bool operator==(const PartDown&) const = default;
};
BOOST_DESCRIBE_STRUCT(PartDown, (), (kind, part))

using BenchEvents = std::tuple<BenchStarted, BenchStopped, PartUp, PartDown>;

}  // namespace packbench::records
