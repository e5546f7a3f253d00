// All that is known of devices by their ids: the rows that come with the program, and the administrator's.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/models.hpp"
#include "drivers/printer_models.hpp"
#include "drivers/quirks.hpp"
#include "drivers/tables/table_text.hpp"

namespace packbench::drivers {

// A serial number that a whole series shares.
struct SharedSerial {
  std::string serial;
  std::string seen_on;
  std::string source;
  std::string from;
};

// In each the first row that fits counts.
struct DeviceTables {
  std::vector<QuirkRow> quirks;
  std::vector<ModelRow> models;
  std::vector<SharedSerial> serials;
  std::vector<PrinterRow> printers;
};

// Those that come with the program.
const DeviceTables& builtin_device_tables();

struct LoadedTables {
  DeviceTables tables;
  std::vector<Error> problems;  // a file that can't be read (storage, malformed): none of its rows is there
};

// The built-in rows and, before them, those of quirks.tsv, models.tsv, serials.tsv and printers.tsv in
// `folder`, as far as these are there.
LoadedTables load_device_tables(const std::filesystem::path& folder);

// What quirk_flags(), find_model(), plausible_serial() and the like answer from. One set for the whole
// process, because a fact about a model is true wherever it is asked for, and these questions come from deep
// inside transports: handing a reference down to each would tell nothing. Set it once at the start, before
// the first device is looked at, on the thread that asks; without that it is the built-in set.
void use_device_tables(DeviceTables tables);
const DeviceTables& device_tables();

Result<std::vector<SharedSerial>> parse_serials(std::string_view text, const std::string& name);

// The first field of a row as ids; Errc::malformed at that row.
Result<IdPattern> row_id(const TextRow& row);

// Rows of one file must not compete: which of two would count, nobody could tell.
template <class Row>
std::optional<Error> find_clash(const std::vector<Row>& rows) {
  for (const Row& row : rows)
    for (const Row& earlier : rows) {
      if (&earlier == &row) break;
      if (earlier.id.open_digits() == row.id.open_digits() && earlier.id.meets(row.id))
        return Error{Errc::malformed, row.from + ": id: " + row.id.text() + " means devices that " +
                                          earlier.from + " means with " + earlier.id.text() +
                                          ", too; leave one of them out"};
    }
  return std::nullopt;
}

// nullptr: none.
template <class Row>
const Row* first_that_fits(const std::vector<Row>& rows, std::uint16_t vid, std::uint16_t pid) {
  for (const Row& row : rows)
    if (row.id.fits(vid, pid)) return &row;
  return nullptr;
}

}  // namespace packbench::drivers
