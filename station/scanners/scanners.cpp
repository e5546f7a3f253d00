// The scanners at this machine.
#include "station/scanners/scanners.hpp"

#include <spdlog/spdlog.h>
#include <unistd.h>
#include <algorithm>

#include "station/scanners/lane_code.hpp"

namespace packbench::station {
namespace {

constexpr std::int64_t kTestMs = 10 * 60'000;  // a self-test that rested so long begins anew

std::string random_id(std::int64_t now_ms) {
  static std::int64_t count = 0;
  return std::to_string(now_ms) + "-" + std::to_string(getpid()) + "-" + std::to_string(++count);
}

}  // namespace

Scanners::Scanners(ScannerServices services) : services_(std::move(services)) {
  for (auto& row : services_.reader.scanner_lanes())
    bound_.emplace(std::move(row.device), std::move(row.lane));
  for (auto& row : services_.reader.scanner_setups()) {
    findings_.emplace(row.device, std::move(row.findings));
    learned_.emplace(std::move(row.device), settings_of(row.settings));
  }
}

drivers::ScannerSettings Scanners::settings(const std::string& device) const {
  const auto learned = learned_.find(device);
  return settings_with(services_.config, device,
                       learned == learned_.end() ? drivers::ScannerSettings{} : learned->second);
}

void Scanners::see(const drivers::DeviceReport& report, const std::set<std::string>& cameras) {
  open_.clear();
  for (const auto& device : report.devices)
    if (device.kind == drivers::DeviceKind::scanner && device.phase == drivers::Phase::open)
      open_[device.key] = device.identity.product;
  for (const auto& camera : cameras) open_[camera] = camera;
  std::erase_if(stray_, [&](const std::string& key) {  // cameras aren't plugged in and out
    return open_.count(key) == 0 && !key.starts_with("camera:");
  });
}

asio::awaitable<void> Scanners::take(drivers::RawScan scan) {
  const auto device = scan.device_key;
  const LaneConfig* owner = nullptr;
  bool good = false;
  {
    const auto pass = co_await turnstile_.enter();
    const auto learned = co_await learn(scan, true);
    if (learned) {
      good = *learned;
    } else if (const auto lane = lane_meant(scan)) {
      good = co_await bind(scan, *lane);
    } else if (owner = lane_of(device); !owner) {
      stray(device);
    }
  }
  if (owner) good = co_await scan_at(*owner, std::move(scan));
  services_.signal(device, good);
}

asio::awaitable<void> Scanners::take_unfinished(drivers::RawScan scan) {
  const auto pass = co_await turnstile_.enter();
  const auto learned = co_await learn(scan, false);
  services_.signal(scan.device_key, learned.value_or(false));
}

// The lane's code, whatever keyboard a scanner types for that nobody has set up yet.
std::optional<std::string> Scanners::lane_meant(const drivers::RawScan& scan) const {
  if (auto lane = lane_of_code(scan.bytes)) return lane;
  if (scan.raw.empty() || lane_of(scan.device_key)) return std::nullopt;
  for (const auto layout : services_.layouts) {
    auto settings = this->settings(scan.device_key);
    settings.layout = layout;
    const auto text = services_.retype(scan.raw, settings);
    if (!text) continue;
    if (auto lane = lane_of_code(text->data); lane && services_.lane(*lane)) return lane;
  }
  return std::nullopt;
}

// The self-test with that scan in it; nothing: it is no code of the sheet.
std::optional<SelfTest> Scanners::tested(const drivers::RawScan& scan, bool finished) const {
  const auto& device = scan.device_key;
  const auto going_on = tests_.find(device);
  const bool fresh = going_on == tests_.end() || services_.now_ms() - going_on->second.at_ms > kTestMs;
  SelfTest test =
      fresh ? SelfTest(settings(device), services_.layouts, services_.retype) : going_on->second.test;
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(scan.took).count();
  if (!test.take({scan.as_sent, scan.aim, scan.raw, finished, took})) return std::nullopt;
  return test;
}

asio::awaitable<std::optional<bool>> Scanners::learn(const drivers::RawScan& scan, bool finished) {
  const auto& device = scan.device_key;
  const auto test = tested(scan, finished);
  if (!test) co_return std::nullopt;
  const auto learned = test->settings();
  auto findings = test->findings();
  if (settings_with(services_.config, device, learned) != learned)
    findings.push_back({"scanner.mend_config", {}});
  std::string lane;
  if (const auto* owner = lane_of(device)) lane = owner->name;
  const records::Event event(records::ScannerAdjusted{device, setup_of(learned), findings});
  const bool saved = co_await commit(scan, lane, event);
  if (saved) {
    const auto before = learned_.find(device);
    const bool changed = before == learned_.end() || before->second != learned;
    learned_[device] = learned;
    findings_[device] = findings;
    tests_.insert_or_assign(device, Testing{*test, services_.now_ms()});
    if (changed) services_.adjusted(device);
  }
  tell_findings(device, saved ? &*test : nullptr);
  co_return saved;
}

// At its lane; of a scanner that has none, at all of them. Null: what it showed was not saved.
void Scanners::tell_findings(const std::string& device, const SelfTest* test) {
  Notice notice{NoticeKind::refused, {"scan.not_saved", {}}};
  if (test) {
    notice = {NoticeKind::tested, {"scanner.self_test", {name_of(device)}}, "", findings_.at(device)};
    std::string left;
    for (const auto number : test->left()) left += (left.empty() ? "" : ", ") + std::to_string(number);
    if (left.empty()) {
      notice.lines.push_back({"scanner.complete", {}});
    } else {
      notice.lines.push_back({"scanner.left", {left}});
    }
  }
  const auto* owner = lane_of(device);
  for (const auto& lane : services_.config.lanes)
    if (!lane.tablet && (!owner || owner->name == lane.name)) tell(lane.name, notice);
}

LaneScan Scanners::lane_scan(drivers::RawScan scan) const {
  const bool camera = scan.protocol == drivers::Protocol::camera;
  return {random_id(services_.now_ms()), (camera ? "" : "usb:") + scan.device_key, std::move(scan.bytes),
          std::move(scan.aim)};
}

asio::awaitable<bool> Scanners::scan_at(const LaneConfig& owner, drivers::RawScan scan) {
  auto taken = lane_scan(std::move(scan));
  const auto reply = co_await services_.lane(owner.name)->scan(std::move(taken));
  co_return reply.stored&& reply.verdict.tone != workflows::Tone::stop;
}

// What is in the way of binding it to that lane; told where it is of use.
bool Scanners::refuse(const std::string& device, const std::string& lane) {
  const auto* at = services_.lane(lane);
  if (!at || at->config().tablet) {
    for (const auto& each : services_.config.lanes)
      tell(each.name, {NoticeKind::refused, {"scanner.no_lane", {lane}}});
    return true;
  }
  const auto* named = lane_naming(services_.config, device);
  if (!named || named->name == lane) return false;
  for (const auto& each : {named->name, lane})
    tell(each, {NoticeKind::refused, {"scanner.named", {name_of(device), named->name}}});
  return true;
}

// The plain act of whoever stands there: whatever its lane is at, that goes on with another scanner.
asio::awaitable<bool> Scanners::bind(const drivers::RawScan& scan, const std::string& lane) {
  const auto& device = scan.device_key;
  if (refuse(device, lane)) co_return false;
  const auto* before = lane_of(device);
  const auto known = bound_.find(device);
  if (!lane_naming(services_.config, device) && (known == bound_.end() || known->second != lane)) {
    const records::Event event(records::ScannerBound{device, lane});
    const bool saved = co_await commit(scan, lane, event);
    if (!saved) {
      tell(lane, {NoticeKind::refused, {"scan.not_saved", {}}});
      co_return false;
    }
    bound_[device] = lane;
  }
  stray_.erase(device);
  tell(lane, {NoticeKind::told, {"scanner.bound", {name_of(device), lane}}});
  if (before && before->name != lane)
    tell(before->name, {NoticeKind::told, {"scanner.moved", {name_of(device), lane}}});
  services_.changed();
  co_return true;
}

asio::awaitable<bool> Scanners::commit(const drivers::RawScan& scan, const std::string& lane,
                                       records::Event event) {
  const auto taken = lane_scan(scan);
  const auto* at = services_.lane(lane);
  db::Batch batch;
  batch.input = {taken.id, taken.source, taken.raw, taken.aim};
  batch.at_ms = services_.now_ms();
  batch.lane = lane;
  if (at && at->state().person) batch.person = at->state().person->id;
  batch.events.push_back(std::move(event));
  const auto done = co_await services_.commits.commit(std::move(batch));
  if (!done) spdlog::error("scanner {}: not saved: {}", scan.device_key, done.error().message);
  co_return done.has_value();
}

void Scanners::stray(const std::string& device) {
  if (stray_.insert(device).second) {
    spdlog::warn("scanner {} belongs to no lane: scan a lane's code with it", device);
    services_.changed();
  }
}

void Scanners::tell(const std::string& lane, Notice notice) {
  const auto* at = services_.lane(lane);
  if (!at) return;
  told_[lane] = {std::move(notice), at->verdict_seq()};
  services_.changed();
}

// As people call it, and the key by which two equal ones differ.
std::string Scanners::name_of(const std::string& device) const {
  const auto found = open_.find(device);
  return found == open_.end() || found->second.empty() ? device : found->second + " (" + device + ")";
}

// Of several lanes here, one whose scanner is not there can't know which of the others is its own.
bool Scanners::asks_for_scanner(const std::string& lane) const {
  const auto& config = services_.config;
  const auto here =
      std::count_if(config.lanes.begin(), config.lanes.end(), [](auto& l) { return !l.tablet; });
  if (!config.usb || config.demo || here < 2) return false;
  return std::none_of(open_.begin(), open_.end(), [&](auto& device) {
    const auto* owner = lane_of(device.first);
    return owner && owner->name == lane;
  });
}

std::vector<Notice> Scanners::notices(const std::string& lane) const {
  const auto* at = services_.lane(lane);
  std::vector<Notice> found;
  if (!at || at->config().tablet) return found;
  if (const auto told = told_.find(lane);
      told != told_.end() && told->second.verdict_seq == at->verdict_seq())
    found.push_back(told->second.notice);
  for (const auto& device : stray_)
    found.push_back({NoticeKind::stray, {"scanner.stray", {name_of(device)}}, lane_code(lane)});
  if (stray_.empty() && asks_for_scanner(lane))
    found.push_back({NoticeKind::missing, {"scanner.missing", {}}, lane_code(lane)});
  return found;
}

}  // namespace packbench::station
