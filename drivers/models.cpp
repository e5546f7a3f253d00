// The model table: kinds and modes by their names, ids to rows.
#include "drivers/models.hpp"

#include <array>
#include <optional>

#include "drivers/tables/device_tables.hpp"
#include "drivers/tables/table_text.hpp"

namespace packbench::drivers {
namespace {

constexpr std::array<std::string_view, 6> kColumns = {"id", "kind", "mode", "maker", "model", "source"};
constexpr std::string_view kNoKind = "none";
constexpr std::array kKinds = {DeviceKind::scanner, DeviceKind::scale, DeviceKind::printer};
constexpr std::string_view kAny = "any", kOther = "other";

Error none_of(const TextRow& row, std::size_t column, const std::string& allowed) {
  return bad_row(row, std::string(kColumns[column]) + ": \"" + row.fields[column] +
                          "\" is none of them; one of:" + allowed);
}

Result<std::optional<DeviceKind>> parse_kind(const TextRow& row) {
  std::string allowed;
  for (const DeviceKind kind : kKinds) {
    if (row.fields[1] == to_string(kind)) return std::optional(kind);
    allowed += " " + std::string(to_string(kind));
  }
  if (row.fields[1] == kNoKind) return std::optional<DeviceKind>();
  return none_of(row, 1, allowed + " " + std::string(kNoKind));
}

Result<std::string> parse_mode(const TextRow& row) {
  const std::string& mode = row.fields[2];
  if (mode == kAny || mode == kOther || protocol_named(mode)) return mode;
  std::string allowed = " " + std::string(kAny) + " " + std::string(kOther);
  for (const ProtocolRow& known : kProtocols) allowed += " " + std::string(known.name);
  return none_of(row, 2, allowed);
}

}  // namespace

Result<std::vector<ModelRow>> parse_models(std::string_view text, const std::string& name) {
  const auto rows = parse_table(text, name, kColumns);
  if (!rows) return rows.error();
  std::vector<ModelRow> models;
  for (const TextRow& row : *rows) {
    const auto id = row_id(row);
    if (!id) return id.error();
    const auto kind = parse_kind(row);
    if (!kind) return kind.error();
    const auto mode = parse_mode(row);
    if (!mode) return mode.error();
    models.push_back({*id, *kind, *mode, row.fields[3], row.fields[4], row.fields[5], row.from});
  }
  if (auto clash = find_clash(models)) return *std::move(clash);
  return models;
}

std::span<const ModelRow> model_rows() {
  return device_tables().models;
}

const ModelRow* find_model(std::uint16_t vid, std::uint16_t pid) {
  return first_that_fits(device_tables().models, vid, pid);
}

bool is_known_scanner(std::uint16_t vid, std::uint16_t pid) {
  for (const ModelRow& row : model_rows())
    // Hearsay neither makes a scanner nor hides what is known of the maker.
    if (row.id.fits(vid, pid) && !row.weak()) return row.kind == DeviceKind::scanner && row.mode != kOther;
  return false;
}

}  // namespace packbench::drivers
