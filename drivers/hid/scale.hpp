// HID scales (usage page 8D): where a scale puts status, unit, exponent and weight, by its own descriptor.
// Source: USB-IF "HID Point of Sale Usage Tables" 1.02, and the descriptor in tests/hid/descriptors.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "drivers/hid/report_descriptor.hpp"
#include "drivers/scales/reading.hpp"

namespace packbench::drivers::hid {

constexpr std::uint16_t kScalePage = 0x8D;
constexpr Usage kScaleDevice = usage(kScalePage, 0x20);

// The fields of one report that holds a weight.
struct WeightReport {
  std::uint8_t report_id = 0;
  std::size_t report_bytes = 0;   // whole report, id byte included
  std::optional<Field> status;    // input reports only
  std::optional<Field> exponent;  // without one: 0
  Field unit;
  Field weight;
};

struct ScaleLayout {
  bool has_report_ids = false;
  std::vector<WeightReport> weighings;  // input; most scales have report 3, some 4
  std::optional<WeightReport> limit;    // feature: the heaviest load
  std::vector<std::uint8_t> zero;  // output report that tells the scale to call this zero; "" without one
};

// Errc::unsupported when the descriptor has no input report with status, unit and weight.
Result<ScaleLayout> scale_layout(const ReportDescriptor& descriptor);

// Whether one of the top-level collections is a scale: the interface may be claimed.
bool is_scale(const ReportDescriptor& descriptor);

// An input report. Nothing when it is another report than one with a weight; Errc::malformed when it is too
// short, or names a status or unit that the descriptor doesn't have.
Result<std::optional<ScaleReading>> read_scale(const ScaleLayout& layout,
                                               std::span<const std::uint8_t> report);

// The heaviest load in micrograms from the feature report layout.limit->report_id; nothing when the scale
// gives none, says 0, or the report can't be read.
std::optional<std::int64_t> read_limit(const ScaleLayout& layout, std::span<const std::uint8_t> report);

}  // namespace packbench::drivers::hid
