// The sheets of the desk: reports over days (F21), manifests (F11), stock cards (F6).
#pragma once
#include <optional>
#include <string>

#include "db/reader.hpp"
#include "printing/sheet.hpp"

namespace packbench::station {

// Days are YYYY-MM-DD in the bench's time zone, both included. Nothing if there is no report of that name.
struct Days {
  std::string from, to;
};
[[nodiscard]] std::optional<printing::Sheet> report_sheet(db::Reader& reader, std::string_view name,
                                                          const Days& days, const std::string& language);

// What the driver signs for, with its totals. Nothing if there is no such manifest.
[[nodiscard]] std::optional<printing::Sheet> manifest_sheet(db::Reader& reader, const std::string& document,
                                                            const std::string& language);

// The newest movements of an item, a location, or both, newest first; nothing if the code is neither.
[[nodiscard]] std::optional<printing::Sheet> card_sheet(db::Reader& reader, const std::string& code,
                                                        const std::string& language);

}  // namespace packbench::station
