// How each scanner must be read: what the configuration says of it, else what its self-test told.
#pragma once
#include <string>
#include <string_view>

#include "db/records/scanner_events.hpp"
#include "drivers/scanner_settings.hpp"
#include "station/config.hpp"

namespace packbench::station {

// The same in the drivers' words and in the store's, and the way back.
[[nodiscard]] drivers::ScannerSettings settings_of(const records::ScannerSetup& setup);
[[nodiscard]] records::ScannerSetup setup_of(const drivers::ScannerSettings& settings);

// `learned` with what the configuration says of the scanner of that key in its place. A row that names the
// key wins over one that names all of its vid:pid.
[[nodiscard]] drivers::ScannerSettings settings_with(const Config& config, const std::string& device,
                                                     drivers::ScannerSettings learned);

// Whether the configuration wants the keyboard interface of a device of that key or "vid:pid" to be taken.
[[nodiscard]] bool claimed(const Config& config, const std::string& device);

}  // namespace packbench::station
