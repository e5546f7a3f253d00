// One scan, looked at once: its AIM identifier, text, GS1 elements, GTIN and waybill candidates.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "station/scan/gs1.hpp"
#include "station/scan/waybill.hpp"

namespace packbench::scan {

// What a scanner delivered. `aim` is empty if the driver got none; then one in front of `bytes` is used.
struct RawScanView {
  std::string_view bytes;
  std::string_view aim;
};

struct Options {
  // Text that this scanner sends for FNC1 instead of ASCII group separator, e.g. "~" or "<GS>". Empty: none.
  std::string fnc1_replacement;
  // For the century of GS1 dates, which have two digits for the year.
  int current_year = 2026;
};

struct Reading {
  std::string aim;   // "]C1", or empty
  std::string text;  // without AIM identifier, bytes as scanned
  std::optional<Gs1Elements> gs1;
  std::optional<Error> gs1_error;     // it promised GS1 data or an item number, and is faulty
  std::optional<std::string> gtin14;  // of the symbology, or of AI (01), else (02)
  std::vector<WaybillCandidate> waybills;
};

// Never fails: what is wrong with the scan is in gs1_error. GS1 element strings are read behind a GS1 AIM
// identifier; without any identifier, where the text holds group separators or the replacement for FNC1.
Reading read_scan(const RawScanView& scan, const Options& options);

}  // namespace packbench::scan
