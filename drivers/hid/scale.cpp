// Layout and reports of HID scales.
#include "drivers/hid/scale.hpp"

#include <algorithm>
#include <cstdlib>

namespace packbench::drivers::hid {
namespace {

constexpr Usage kLimitReport = usage(kScalePage, 0x34);
constexpr Usage kDataWeight = usage(kScalePage, 0x40);
constexpr Usage kDataScaling = usage(kScalePage, 0x41);
constexpr Usage kFirstUnit = usage(kScalePage, 0x51);
constexpr Usage kLastUnit = usage(kScalePage, 0x5C);
constexpr Usage kFirstStatus = usage(kScalePage, 0x71);
constexpr Usage kLastStatus = usage(kScalePage, 0x78);
constexpr Usage kZeroScale = usage(kScalePage, 0x80);
constexpr std::uint32_t kMaxBits = 32;

bool any_usage_in(const Field& field, Usage first, Usage last) {
  return std::any_of(field.usages.begin(), field.usages.end(),
                     [&](const UsageRange& range) { return range.first <= last && range.last >= first; });
}

// The element with this usage as a field of its own.
std::optional<Field> element(const Field& field, Usage wanted) {
  const std::int64_t index = field.index_of(wanted);
  if (index < 0 || field.bit_size == 0 || field.bit_size > kMaxBits) return std::nullopt;
  Field one = field;
  one.bit_offset += static_cast<std::uint32_t>(index) * field.bit_size;
  one.count = 1;
  return one;
}

// The report around this weight; nothing when it has no unit, or no status where one is needed.
std::optional<WeightReport> report_around(const ReportDescriptor& descriptor, const Field& weight) {
  WeightReport report;
  report.report_id = weight.report_id;
  report.report_bytes = descriptor.report_bytes(weight.type, weight.report_id);
  report.weight = weight;
  std::optional<Field> unit;
  for (const Field& field : descriptor.fields) {
    if (field.type != weight.type || field.report_id != weight.report_id || field.bit_size > kMaxBits)
      continue;
    if (!unit && any_usage_in(field, kFirstUnit, kLastUnit)) unit = field;
    if (!report.status && any_usage_in(field, kFirstStatus, kLastStatus)) report.status = field;
    if (!report.exponent) report.exponent = element(field, kDataScaling);
  }
  if (!unit || (weight.type == ReportType::input && !report.status)) return std::nullopt;
  report.unit = *unit;
  return report;
}

std::vector<std::uint8_t> zero_report(const ReportDescriptor& descriptor) {
  for (const Field& field : descriptor.fields) {
    const std::optional<Field> bit = element(field, kZeroScale);
    if (field.type != ReportType::output || !bit) continue;
    std::vector<std::uint8_t> report(descriptor.report_bytes(ReportType::output, field.report_id));
    const std::size_t at = bit->bit_offset + (descriptor.uses_report_ids ? 8 : 0);
    if (descriptor.uses_report_ids) report[0] = field.report_id;
    report[at / 8] = static_cast<std::uint8_t>(report[at / 8] | 1 << at % 8);
    return report;
  }
  return {};
}

// Value of a field's first element; the whole report must be there.
std::int64_t value_of(const Field& field, std::span<const std::uint8_t> data) {
  std::uint64_t value = 0;
  for (std::uint32_t i = 0; i < field.bit_size; ++i) {
    const std::size_t at = std::size_t{field.bit_offset} + i;
    value |= std::uint64_t{data[at / 8] >> at % 8 & 1u} << i;
  }
  const bool negative =
      field.logical_min < 0 && field.bit_size > 0 && (value >> (field.bit_size - 1) & 1) != 0;
  return static_cast<std::int64_t>(value) - (negative ? std::int64_t{1} << field.bit_size : 0);
}

// An array names one of its usages: 1 (as a rule) the first one. Returns its number within first..last,
// from 1.
std::optional<std::uint8_t> choice(const Field& field, std::span<const std::uint8_t> data, Usage first,
                                   Usage last) {
  const std::int64_t index = value_of(field, data) - field.logical_min;
  std::uint64_t range_at = 0;
  for (const UsageRange& range : field.usages) {
    const std::uint64_t length = std::uint64_t{range.last - range.first} + 1;
    if (index >= 0 && static_cast<std::uint64_t>(index) < range_at + length) {
      const Usage chosen = range.first + static_cast<Usage>(static_cast<std::uint64_t>(index) - range_at);
      if (chosen < first || chosen > last) return std::nullopt;
      return static_cast<std::uint8_t>(chosen - first + 1);
    }
    range_at += length;
  }
  return std::nullopt;
}

// Unit, exponent and weight; `data` is the report without its id.
bool read_weight(const WeightReport& layout, std::span<const std::uint8_t> data, ScaleReading& reading) {
  const auto unit = choice(layout.unit, data, kFirstUnit, kLastUnit);
  if (!unit) return false;
  reading.unit = static_cast<WeightUnit>(*unit);
  reading.exponent = layout.exponent ? static_cast<int>(value_of(*layout.exponent, data)) : 0;
  const std::int64_t weight = value_of(layout.weight, data);  // of 32 bits at most; signed on a few scales
  reading.count = static_cast<std::uint32_t>(weight < 0 ? -weight : weight);
  reading.micrograms = to_micrograms(reading.count, reading.exponent, reading.unit);
  if (weight < 0 && reading.micrograms) reading.micrograms = -*reading.micrograms;
  return true;
}

}  // namespace

Result<ScaleLayout> scale_layout(const ReportDescriptor& descriptor) {
  ScaleLayout layout;
  layout.has_report_ids = descriptor.uses_report_ids;
  layout.zero = zero_report(descriptor);
  for (const Field& field : descriptor.fields) {
    const std::optional<Field> weight = element(field, kDataWeight);
    if (!weight) continue;
    const std::optional<WeightReport> report = report_around(descriptor, *weight);
    if (!report) continue;
    if (field.type == ReportType::input) layout.weighings.push_back(*report);
    if (field.type == ReportType::feature && field.inside(kLimitReport) && !layout.limit)
      layout.limit = report;
  }
  if (layout.weighings.empty())
    return Error{Errc::unsupported,
                 "no report with status, unit and weight (usage page 8D) in the HID descriptor"};
  return layout;
}

bool is_scale(const ReportDescriptor& descriptor) {
  const auto& all = descriptor.applications;
  return std::find(all.begin(), all.end(), kScaleDevice) != all.end();
}

Result<std::optional<ScaleReading>> read_scale(const ScaleLayout& layout,
                                               std::span<const std::uint8_t> report) {
  if (report.empty()) return std::optional<ScaleReading>{};
  const std::size_t lead = layout.has_report_ids ? 1 : 0;
  for (const WeightReport& weighing : layout.weighings) {
    if (layout.has_report_ids && report[0] != weighing.report_id) continue;
    if (report.size() < weighing.report_bytes) return Error{Errc::malformed, "scale: report cut off"};
    const auto data = report.subspan(lead);
    const auto status = choice(*weighing.status, data, kFirstStatus, kLastStatus);
    ScaleReading reading;
    if (!status || !read_weight(weighing, data, reading))
      return Error{Errc::malformed, "scale: a status or unit that its descriptor doesn't name"};
    reading.status = static_cast<ScaleStatus>(*status);
    if (reading.status == ScaleStatus::zero && reading.micrograms) reading.micrograms = 0;
    if (reading.status == ScaleStatus::under_zero && reading.micrograms)
      reading.micrograms = -std::abs(*reading.micrograms);
    return std::optional<ScaleReading>{reading};
  }
  return std::optional<ScaleReading>{};
}

std::optional<std::int64_t> read_limit(const ScaleLayout& layout, std::span<const std::uint8_t> report) {
  if (!layout.limit || report.size() < layout.limit->report_bytes || report.empty()) return std::nullopt;
  if (layout.has_report_ids && report[0] != layout.limit->report_id) return std::nullopt;
  ScaleReading reading;
  if (!read_weight(*layout.limit, report.subspan(layout.has_report_ids ? 1 : 0), reading))
    return std::nullopt;
  if (reading.micrograms.value_or(0) <= 0) return std::nullopt;
  return reading.micrograms;
}

}  // namespace packbench::drivers::hid
