// Built-in tables and an administrator's, put in order.
#include "drivers/tables/device_tables.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <memory>

#include "drivers/tables/builtin_tables.hpp"

namespace packbench::drivers {
namespace {

constexpr std::array<std::string_view, 3> kSerialColumns = {"serial", "seen-on", "source"};

// Those that know most first.
template <class Row>
void put_in_order(std::vector<Row>& rows) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.id.open_digits() < b.id.open_digits(); });
}

DeviceTables parse_builtin() {
  DeviceTables tables{parse_quirks(builtin_table("quirks.tsv"), "built-in quirks.tsv").value(),
                      parse_models(builtin_table("models.tsv"), "built-in models.tsv").value(),
                      parse_serials(builtin_table("serials.tsv"), "built-in serials.tsv").value(),
                      parse_printers(builtin_table("printers.tsv"), "built-in printers.tsv").value()};
  put_in_order(tables.quirks);
  put_in_order(tables.models);
  put_in_order(tables.printers);
  return tables;
}

DeviceTables& current() {
  static DeviceTables tables = builtin_device_tables();
  return tables;
}

// Puts the file's rows in front of `rows`; without the file, none.
template <class Row>
void take_file(const std::filesystem::path& file,
               Result<std::vector<Row>> (*parse)(std::string_view, const std::string&),
               std::vector<Row>& rows, std::vector<Error>& problems) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found) return;
  std::ifstream stream;
  if (std::filesystem::is_regular_file(status)) stream.open(file, std::ios::binary);
  if (!stream.is_open()) {
    problems.push_back({Errc::storage, file.string() + ": can't be read"});
    return;
  }
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  auto own = parse(text, file.string());
  if (!own) {
    problems.push_back(own.error());
    return;
  }
  if constexpr (requires(Row row) { row.id; }) put_in_order(*own);
  rows.insert(rows.begin(), std::move_iterator(own->begin()), std::move_iterator(own->end()));
}

}  // namespace

const DeviceTables& builtin_device_tables() {
  static const DeviceTables tables = parse_builtin();
  return tables;
}

LoadedTables load_device_tables(const std::filesystem::path& folder) {
  LoadedTables loaded{builtin_device_tables(), {}};
  take_file(folder / "quirks.tsv", parse_quirks, loaded.tables.quirks, loaded.problems);
  take_file(folder / "models.tsv", parse_models, loaded.tables.models, loaded.problems);
  take_file(folder / "serials.tsv", parse_serials, loaded.tables.serials, loaded.problems);
  take_file(folder / "printers.tsv", parse_printers, loaded.tables.printers, loaded.problems);
  return loaded;
}

void use_device_tables(DeviceTables tables) {
  current() = std::move(tables);
}

const DeviceTables& device_tables() {
  return current();
}

Result<std::vector<SharedSerial>> parse_serials(std::string_view text, const std::string& name) {
  const auto rows = parse_table(text, name, kSerialColumns);
  if (!rows) return rows.error();
  std::vector<SharedSerial> serials;
  for (const TextRow& row : *rows) serials.push_back({row.fields[0], row.fields[1], row.fields[2], row.from});
  return serials;
}

Result<IdPattern> row_id(const TextRow& row) {
  const auto id = parse_id_pattern(row.fields[0]);
  if (id) return *id;
  return bad_row(row,
                 "id: \"" + row.fields[0] +
                     "\" is none; four hexadecimal digits, a colon, and four more, of which any may be ? "
                     "for every digit, or * for all of them: 05f9:120a, 1eab:??10, 0a5f:*");
}

}  // namespace packbench::drivers
