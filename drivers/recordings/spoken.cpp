// Recordings read at once: time is what their pauses add up to.
#include "drivers/recordings/spoken.hpp"

#include <cstdio>
#include <utility>

#include "drivers/hid/hid_protocol.hpp"
#include "drivers/hid/scale.hpp"
#include "drivers/quirks.hpp"
#include "drivers/scales/weighing.hpp"
#include "drivers/scanners/correction.hpp"
#include "drivers/scanners/scanner_session.hpp"
#include "drivers/transport.hpp"

namespace packbench::drivers {
namespace {

Result<hid::ReportDescriptor> descriptor_of(const Recording& recording) {
  return hid::parse_report_descriptor(as_bytes(recording.descriptor));
}

Result<ScannerSource> source_of(const Recording& recording) {
  ScannerSource source{{}, protocol_of(recording), std::nullopt, 0};
  source.extra_lead = extra_lead_bytes(recording.device.vid, recording.device.pid);
  if (source.protocol == Protocol::cdc) return source;
  auto descriptor = descriptor_of(recording);
  if (!descriptor) return descriptor.error();
  source.descriptor = std::move(*descriptor);
  return source;
}

void add(std::vector<Spoken>& all, Decoded decoded, Duration at, const ScannerSettings& settings) {
  for (DecodedScan& scan : decoded.scans)
    all.push_back({scan.complete ? Spoken::Kind::scan : Spoken::Kind::unfinished, at, std::move(scan.aim),
                   corrected(std::move(scan.data), settings)});
  if (decoded.damage) all.push_back({Spoken::Kind::damage, at, {}, std::move(decoded.damage->message)});
}

Spoken as_it_is(const RecordedEvent& event, Duration at) {
  if (event.kind == RecordedEvent::Kind::failure)
    return {Spoken::Kind::failure, at, {}, std::string(to_string(event.failure)) + " " + event.message};
  const bool said = event.kind == RecordedEvent::Kind::from_device;
  return {said ? Spoken::Kind::said : Spoken::Kind::told, at, {}, event.bytes};
}

Result<std::vector<Spoken>> scans_of(const Recording& recording, const ScannerSettings& settings) {
  const auto source = source_of(recording);
  if (!source) return source.error();
  const auto decoder = make_decoder(*source, settings);
  if (!decoder) return decoder.error();
  std::vector<Spoken> all;
  Duration at{};
  for (const RecordedEvent& event : recording.events) {
    if ((*decoder)->in_scan() && event.after > (*decoder)->patience())
      add(all, (*decoder)->give_up(), at + (*decoder)->patience(), settings);
    at += event.after;
    if (event.kind == RecordedEvent::Kind::from_device) {
      add(all, (*decoder)->feed(as_bytes(event.bytes)), at, settings);
    } else {
      all.push_back(as_it_is(event, at));
    }
  }
  if ((*decoder)->in_scan()) add(all, (*decoder)->give_up(), at + (*decoder)->patience(), settings);
  return all;
}

std::string grams_of(const WeightEvent& event) {
  char text[32];
  std::snprintf(text, sizeof text, "%.12g", event.grams());
  return text;
}

Result<std::vector<Spoken>> weights_of(const Recording& recording) {
  const auto descriptor = descriptor_of(recording);
  if (!descriptor) return descriptor.error();
  const auto layout = hid::scale_layout(*descriptor);
  if (!layout) return layout.error();
  Weighing weighing;
  std::vector<Spoken> all;
  Duration at{};
  for (const RecordedEvent& event : recording.events) {
    at += event.after;
    if (event.kind != RecordedEvent::Kind::from_device) {
      all.push_back(as_it_is(event, at));
      continue;
    }
    const auto reading = hid::read_scale(*layout, as_bytes(event.bytes));
    if (!reading) {
      all.push_back({Spoken::Kind::damage, at, {}, reading.error().message});
    } else if (*reading) {
      if (const auto weight = weighing.feed(**reading, Weighing::TimePoint(at)))
        all.push_back({Spoken::Kind::weight, at, {}, grams_of(*weight)});
    }
  }
  return all;
}

std::vector<Spoken> dialogue_of(const Recording& recording) {
  std::vector<Spoken> all;
  Duration at{};
  for (const RecordedEvent& event : recording.events) all.push_back(as_it_is(event, at += event.after));
  return all;
}

}  // namespace

Protocol protocol_of(const Recording& recording) {
  if (recording.protocol) return *recording.protocol;
  if (!recording.device_id.empty()) return Protocol::printer;
  const auto descriptor = descriptor_of(recording);
  return (descriptor ? hid::hid_protocol(*descriptor) : std::nullopt).value_or(Protocol::cdc);
}

Result<std::vector<Spoken>> spoken(const Recording& recording, const ScannerSettings& settings) {
  switch (kind_of(protocol_of(recording))) {
    case DeviceKind::scanner:
      return scans_of(recording, settings);
    case DeviceKind::scale:
      return weights_of(recording);
    case DeviceKind::printer:
      break;
  }
  return dialogue_of(recording);
}

}  // namespace packbench::drivers
