// The availability of the bench and its parts, written down.
#include "station/availability.hpp"

#include <spdlog/spdlog.h>
#include <chrono>
#include <cstdio>
#include <fstream>

namespace packbench::station {
namespace {

using namespace std::chrono_literals;

// With the half minute after which the system writes a file to the disk by itself: a minute.
constexpr auto kTouchEvery = 20s;
// So long a part that failed must work until it counts; and so long one has at the start to be there.
constexpr auto kSettled = 10s;

}  // namespace

Availability::Availability(asio::any_io_executor executor, drivers::Clock& clock, GroupCommit& commits,
                           WallClock now_ms, std::filesystem::path seen)
    : clock_(clock),
      commits_(commits),
      now_ms_(std::move(now_ms)),
      seen_(std::move(seen)),
      wake_(std::move(executor), clock) {}

void Availability::see(const Parts& parts) {
  if (stopping_) return;  // devices are being closed: that is no failure of theirs
  bool changed = false;
  for (const auto& [part, works] : parts) {
    const auto [known, is_new] = parts_.try_emplace(part, Standing{works, clock_.now(), std::nullopt});
    changed = changed || is_new || known->second.works != works;
    if (is_new || known->second.works == works) continue;
    known->second.works = works;
    known->second.since = clock_.now();
  }
  if (changed) wake_.notify();
}

// When what a part does now may be written. What fails, and what works from the start, counts at once.
drivers::TimePoint Availability::due(const Standing& part) {
  const bool settles = part.works ? part.written == false : !part.written;
  return settles ? part.since + kSettled : part.since;
}

std::vector<Part> Availability::changed() const {
  std::vector<Part> found;
  for (const auto& [part, standing] : parts_)
    if (standing.written != standing.works && due(standing) <= clock_.now()) found.push_back(part);
  return found;
}

drivers::TimePoint Availability::next_look() const {
  auto next = clock_.now() + kTouchEvery;
  for (const auto& [part, standing] : parts_)
    if (standing.written != standing.works) next = std::min(next, due(standing));
  return next;
}

// 0: the file is not there, or says nothing.
std::int64_t Availability::last_seen() const {
  std::ifstream file(seen_);
  std::int64_t at_ms = 0;
  return file >> at_ms && at_ms > 0 ? at_ms : 0;
}

// Written over in place, with as many digits each time: a power cut leaves the old time or the new one.
void Availability::touch() const {
  std::fstream file(seen_, std::ios::in | std::ios::out);
  if (!file) file.open(seen_, std::ios::out);
  char text[32];
  std::snprintf(text, sizeof text, "%015lld\n", static_cast<long long>(now_ms_()));
  file << text << std::flush;
  if (!file) spdlog::warn("{}: can't be written: a power cut's time will not be known", seen_.string());
}

asio::awaitable<bool> Availability::write(std::vector<records::Event> events) {
  db::Batch batch;
  batch.input.source = "bench";
  batch.at_ms = now_ms_();
  batch.events = std::move(events);
  const auto done = co_await commits_.commit(std::move(batch));
  if (!done) spdlog::error("availability: not written: {}", done.error().message);
  co_return done.has_value();
}

// Events are made here, not in the awaiting expressions: GCC 12 destroys an aggregate twice that lives across
// a co_await.
asio::awaitable<bool> Availability::start(std::int64_t seen_ms) {
  std::vector<records::Event> events;
  events.emplace_back(records::BenchStarted{PACKBENCH_VERSION, seen_ms});
  return write(std::move(events));
}

asio::awaitable<bool> Availability::write_changes() {
  const auto parts = changed();
  if (parts.empty()) co_return true;
  std::vector<records::Event> events;
  std::map<Part, bool> told;
  for (const auto& part : parts) {
    const bool works = told[part] = parts_.at(part).works;
    if (works) events.emplace_back(records::PartUp{part.kind, part.name});
    if (!works) events.emplace_back(records::PartDown{part.kind, part.name});
  }
  const bool done = co_await write(std::move(events));
  if (done)
    for (const auto& [part, works] : told) parts_.at(part).written = works;
  co_return done;
}

asio::awaitable<void> Availability::run() {
  const auto seen_ms = last_seen();
  bool started = false;
  for (auto next_touch = clock_.now(); !stopping_;) {
    if (next_touch <= clock_.now()) {
      touch();
      next_touch = clock_.now() + kTouchEvery;
    }
    if (!started) started = co_await start(seen_ms);
    bool done = started;
    if (done) done = co_await write_changes();
    if (stopping_) break;
    // A store that can't write is asked again in a while, not at once.
    co_await wake_.wait(done ? std::min(next_look(), next_touch) : next_touch);
  }
  std::vector<records::Event> events;
  events.emplace_back(records::BenchStopped{});
  if (started) co_await write(std::move(events));
  touch();
}

void Availability::stop() {
  stopping_ = true;
  wake_.notify();
}

}  // namespace packbench::station
