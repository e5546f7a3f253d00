// The model table: words to enumerators, ids to rows.
#include "drivers/models.hpp"

#include <array>
#include <optional>

#include "drivers/tables/device_tables.hpp"
#include "drivers/tables/table_text.hpp"

namespace packbench::drivers {
namespace {

constexpr std::array<std::string_view, 6> kColumns = {"id", "kind", "mode", "maker", "model", "source"};
// In the order of the enums.
constexpr std::array<std::string_view, 4> kKinds = {"scanner", "scale", "printer", "none"};
constexpr std::array<std::string_view, 9> kModes = {
    "any", "hid-pos", "keyboard", "cdc", "ibm-hand-held", "ibm-table-top", "scale", "printer", "other"};

// The enumerator that `field` names, or what is allowed in that column.
template <class Enum, std::size_t N>
Result<Enum> named(const TextRow& row, std::size_t column, const std::array<std::string_view, N>& names) {
  std::string allowed;
  for (std::size_t i = 0; i < N; ++i) {
    if (row.fields[column] == names[i]) return static_cast<Enum>(i);
    allowed += (i == 0 ? "" : " ") + std::string(names[i]);
  }
  return bad_row(row, std::string(kColumns[column]) + ": \"" + row.fields[column] +
                          "\" is none of them; one of: " + allowed);
}

}  // namespace

std::string_view to_string(ModelKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

std::string_view to_string(ModelMode mode) {
  return kModes[static_cast<std::size_t>(mode)];
}

Result<std::vector<ModelRow>> parse_models(std::string_view text, const std::string& name) {
  const auto rows = parse_table(text, name, kColumns);
  if (!rows) return rows.error();
  std::vector<ModelRow> models;
  for (const TextRow& row : *rows) {
    const auto id = row_id(row);
    if (!id) return id.error();
    const auto kind = named<ModelKind>(row, 1, kKinds);
    if (!kind) return kind.error();
    const auto mode = named<ModelMode>(row, 2, kModes);
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

bool types_as_scanner(std::uint16_t vid, std::uint16_t pid) {
  const ModelRow* row = find_model(vid, pid);
  return row != nullptr && row->kind == ModelKind::scanner && !row->weak() &&
         (row->mode == ModelMode::keyboard || row->mode == ModelMode::any);
}

}  // namespace packbench::drivers
