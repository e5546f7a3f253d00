// Models by USB id: what people are told of a device, and which keyboards and serial lines are scanners. All
// else is found by class and descriptor, never by this table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/error.hpp"
#include "drivers/protocol.hpp"
#include "drivers/tables/id_pattern.hpp"

namespace packbench::drivers {

struct ModelRow {
  IdPattern id;
  std::optional<DeviceKind> kind;  // nothing: none that is ours
  // How it talks under that id: the name of a protocol; "any": the id doesn't tell; "other": in a way that
  // the bench doesn't speak.
  std::string mode;
  std::string maker;
  std::string model;
  std::string source;
  std::string from;  // "built-in models.tsv:12", "/etc/packbench/models.tsv:3"

  // What stands in the table on hearsay ("weak: ..." as its source): told, but nothing is done because of it.
  bool weak() const { return source.starts_with("weak:"); }
};

// All rows, those that go before others first.
std::span<const ModelRow> model_rows();

// The row for this device as find_quirk() chooses one; nullptr if there is none.
const ModelRow* find_model(std::uint16_t vid, std::uint16_t pid);

// Whether this is a scanner for sure: the first row that isn't weak says so and how it talks. Of all others a
// keyboard may be somebody's own, and a serial line a modem.
bool is_known_scanner(std::uint16_t vid, std::uint16_t pid);

// The rows of a table as text; Errc::malformed as parse_table().
Result<std::vector<ModelRow>> parse_models(std::string_view text, const std::string& name);

}  // namespace packbench::drivers
