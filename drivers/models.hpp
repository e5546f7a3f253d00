// Models by USB id: what people are told of a device, and which boot keyboards are scanners. Devices are
// found by class and descriptor, never by this table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/error.hpp"
#include "drivers/tables/id_pattern.hpp"

namespace packbench::drivers {

enum class ModelKind { scanner, scale, printer, none };

// How a model talks under that id.
enum class ModelMode {
  any,  // the id doesn't tell
  hid_pos,
  keyboard,
  cdc,
  ibm_hand_held,
  ibm_table_top,
  scale,
  printer,
  other,  // in a way that the bench doesn't speak
};

// As the table has them: "scanner"; "hid-pos".
std::string_view to_string(ModelKind kind);
std::string_view to_string(ModelMode mode);

struct ModelRow {
  IdPattern id;
  ModelKind kind = ModelKind::none;
  ModelMode mode = ModelMode::any;
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

// Whether a boot keyboard of this id is a scanner for sure: the row says scanner and keyboard or any, and
// isn't weak. Anything else that types may be somebody's keyboard.
bool types_as_scanner(std::uint16_t vid, std::uint16_t pid);

// The rows of a table as text; Errc::malformed as parse_table().
Result<std::vector<ModelRow>> parse_models(std::string_view text, const std::string& name);

}  // namespace packbench::drivers
