// Fuzz target: any report descriptor and any reports of a scale, and a day of weighing with them.
// Input: two bytes (little-endian) length of the descriptor (0: a real scale's), the descriptor, then
// reports, each after its length byte.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

#include "drivers/hid/scale.hpp"
#include "drivers/scales/weighing.hpp"
#include "tests/hid/descriptors.hpp"

namespace {

using namespace packbench::drivers;

constexpr std::int64_t kHeaviest = 1'000'000'000'000'000;

void check(const ScaleReading& reading) {
  (void)facts_of(reading.unit).symbol.size();
  if (!reading.micrograms) return;
  if (std::abs(*reading.micrograms) > kHeaviest) std::abort();
  if (reading.status == ScaleStatus::under_zero && *reading.micrograms > 0) std::abort();
}

void weigh(Weighing& weighing, const ScaleReading& reading, std::uint8_t what, Weighing::TimePoint now) {
  const std::int64_t tare = weighing.tare_micrograms();
  if (what % 8 == 1) weighing.next_load();
  if (what % 8 == 2) (void)weighing.tare(now);
  if (what % 8 == 3) weighing.set_tare(tare / 2);
  const auto event = weighing.feed(reading, now);
  const WeightNow seen = weighing.now(now);
  if (event) {
    if (!reading.usable() || event->gross != event->micrograms + weighing.tare_micrograms()) std::abort();
    if (!seen.of_this_load || seen.micrograms != event->micrograms) std::abort();
  }
  if (weighing.now(now + std::chrono::hours(1)).micrograms) std::abort();
}

void feed_reports(const hid::ScaleLayout& layout, std::span<const std::uint8_t> input) {
  Weighing weighing;
  Weighing::TimePoint now{};
  while (!input.empty()) {
    const std::size_t length = std::min<std::size_t>(input[0] % 32, input.size() - 1);
    const auto report = input.subspan(1, length);
    now += std::chrono::milliseconds(input[0] * 20);
    if (const auto limit = hid::read_limit(layout, report)) weighing.set_limit(limit);
    const auto reading = hid::read_scale(layout, report);
    if (reading && *reading) {
      check(**reading);
      weigh(weighing, **reading, input[0] / 32, now);
    }
    input = input.subspan(1 + length);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::span<const std::uint8_t> input(data + 2, size - 2);
  const std::size_t wanted = static_cast<std::size_t>(data[0]) | static_cast<std::size_t>(data[1]) << 8;
  const auto sent = input.first(std::min(wanted, input.size()));
  static const std::vector<std::uint8_t> real = packbench::tests::hex(packbench::tests::kScale);
  const auto descriptor =
      hid::parse_report_descriptor(wanted == 0 ? std::span<const std::uint8_t>(real) : sent);
  if (!descriptor) return 0;
  const auto layout = hid::scale_layout(*descriptor);
  if (layout) feed_reports(*layout, input.subspan(sent.size()));
  return 0;
}
