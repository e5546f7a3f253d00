// Hears what the centre tells.
#include "station/centre/puller.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "station/importing.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr auto kWait = 30s;           // that the centre may hold its answer back
constexpr auto kKeep = 1h;            // a cursor that moved on without changes is kept once so often
constexpr const char* kPage = "100";  // changes at a time
// Changes that follow each other in one durable step: a scan may have to wait for it.
constexpr std::ptrdiff_t kOrdersAtATime = 4, kEventsAtATime = 16;
constexpr int kLanesShare = 20;       // so much longer than each step took, lanes have the loop
constexpr auto kLongestRest = 100ms;  // on a slow disk too it must come to an end

// What a centre may tell; nothing else of what a journal can hold is its to say.
constexpr std::array<std::string_view, 11> kTold{"item.received", "location.received", "operator.received",
                                                 "receive.noted", "receive.cancelled", "returns.announced",
                                                 "count.planned", "lease.granted",     "lease.wanted",
                                                 "lease.ended",   "stock.elsewhere"};

enum class Kind { order, forget, event };
Kind kind_of(std::string_view type) {
  if (type == records::kOrderFact) return Kind::order;
  return type == records::kForgetOrder ? Kind::forget : Kind::event;
}
constexpr std::ptrdiff_t most_of(Kind kind) {
  return kind == Kind::order ? kOrdersAtATime : kind == Kind::event ? kEventsAtATime : 1;
}

json::value member(const json::object& object, const char* name) {
  const auto* found = object.if_contains(name);
  return found ? *found : json::value();
}

records::Result<records::Event> event_of(std::string_view type, const json::value& payload) {
  if (std::find(kTold.begin(), kTold.end(), type) == kTold.end())
    return records::Error{records::Errc::unknown_type,
                          "this version of the bench does not know such a change"};
  return records::event_from(type, payload);
}

// Not this store's fault, nor the change's: the same again later.
bool must_wait(const db::Error& error) {
  return error.code == db::Errc::unavailable;
}

importer::ImportedOrder imported(records::OrderFact fact, const std::string& id, std::int64_t line) {
  importer::ImportedOrder row;
  row.line = line;
  row.revision = fact.order.revision;
  row.order = std::move(fact.order);
  row.order.consignee.clear();
  row.cancelled = fact.cancelled;
  row.reason = std::move(fact.reason);
  row.consignee = std::move(fact.to);
  row.item_places.assign(row.order.lines.size(), importer::Place{line, 0, "item"});
  row.input = id;
  return row;
}

}  // namespace

Puller::Puller(asio::any_io_executor executor, CentreCalls& calls, PullServices services)
    : calls_(calls),
      services_(std::move(services)),
      wake_(std::move(executor), services_.clock),
      backoff_(services_.seed),
      cursor_(services_.reader.centre_cursor()),
      kept_(cursor_) {}

void Puller::stop() {
  stopping_ = true;
  wake_.notify();
}

db::Batch Puller::batch_of(const std::string& id, records::Event event) const {
  db::Batch batch;
  batch.input = {id, records::kCentreSource, "", ""};
  batch.at_ms = services_.now_ms();
  batch.events.push_back(std::move(event));
  return batch;
}

// What could not be used is told to people; false: the disk is full, so that nothing can be.
asio::awaitable<bool> Puller::complain(const Change& change, const std::string& why) {
  spdlog::warn("centre: change {} ({}) can't be used: {}", change.id, change.type, why);
  const records::TicketOpened ticket{
      "centre-" + change.id, "centre", change.type, {"line.not_applied", {change.type, why}}};
  auto batch = batch_of("centre-ticket:" + change.id, ticket);
  const auto done = co_await services_.commits.commit(std::move(batch));
  co_return done || !must_wait(done.error());
}

asio::awaitable<bool> Puller::complain(const std::vector<Change>& changes, const Refused& refused) {
  for (const auto& [at, why] : refused)
    if (!co_await complain(changes.at(at), why)) co_return false;
  co_return true;
}

asio::awaitable<bool> Puller::forget(Change change) {
  const auto asked = records::from_json<records::ForgetOrder>(change.payload);
  if (!asked) co_return co_await complain(change, asked.error().message);
  const auto done = services_.store.forget(asked->order, asked->reason, asked->by, services_.now_ms());
  if (done || done.error().code == db::Errc::not_found) co_return true;
  if (must_wait(done.error())) co_return false;
  co_return co_await complain(change, done.error().message);
}

asio::awaitable<bool> Puller::take_orders(std::vector<Change> orders) {
  importer::Import import;
  Refused bad;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    auto fact = records::from_json<records::OrderFact>(orders[i].payload);
    if (!fact) {
      bad.emplace_back(i, fact.error().message);
    } else {
      import.orders.push_back(
          imported(*std::move(fact), "centre:" + orders[i].id, static_cast<std::int64_t>(i) + 1));
    }
  }
  const auto result =
      importer::apply(import, services_.store, services_.reader, services_.now_ms(), records::kCentreSource);
  if (result.incomplete) co_return false;
  for (const auto& problem : result.problems) {
    if (!problem.warning && problem.place.line > 0)
      bad.emplace_back(static_cast<std::size_t>(problem.place.line - 1), problem.text);
  }
  co_return co_await complain(orders, bad);
}

// Each is a batch of its own: one that comes again counts once, and one that is refused is refused alone.
asio::awaitable<bool> Puller::take_events(std::vector<Change> told) {
  std::vector<db::Batch> batches;
  std::vector<std::size_t> whose;
  Refused bad;
  for (std::size_t i = 0; i < told.size(); ++i) {
    auto event = event_of(told[i].type, told[i].payload);
    if (!event) {
      bad.emplace_back(i, event.error().message);
      continue;
    }
    batches.push_back(batch_of("centre:" + told[i].id, *std::move(event)));
    whose.push_back(i);
  }
  const auto done = services_.store.commit_all(batches);
  for (std::size_t i = 0; i < done.size(); ++i) {
    if (done[i]) continue;
    if (must_wait(done[i].error())) co_return false;
    bad.emplace_back(whose[i], done[i].error().message);
  }
  co_return co_await complain(told, bad);
}

asio::awaitable<bool> Puller::take_some(std::vector<Change> alike) {
  switch (kind_of(alike.front().type)) {
    case Kind::order:
      co_return co_await take_orders(std::move(alike));
    case Kind::event:
      co_return co_await take_events(std::move(alike));
    case Kind::forget:
      break;
  }
  co_return co_await forget(std::move(alike.front()));
}

// Writing keeps the loop's thread from lanes, and few scans shall meet it, however much there is to write.
// False: it is stopped, and the rest comes again.
asio::awaitable<bool> Puller::give_way(drivers::TimePoint began) {
  const auto now = services_.clock.now();
  co_await wake_.wait(now + std::min<drivers::Duration>(kLanesShare * (now - began), kLongestRest));
  co_return !stopping_;
}

// In their order; a few of a kind that follow each other in one durable step.
asio::awaitable<bool> Puller::take(std::vector<Change> changes) {
  for (auto next = changes.begin(); next != changes.end();) {
    const auto began = services_.clock.now();
    const auto kind = kind_of(next->type);
    const auto end = std::find_if(next, next + std::min(changes.end() - next, most_of(kind)),
                                  [&](const Change& change) { return kind_of(change.type) != kind; });
    std::vector<Change> alike(std::make_move_iterator(next), std::make_move_iterator(end));
    next = end;
    const bool taken = co_await take_some(std::move(alike));
    if (!taken) co_return false;
    if (!co_await give_way(began)) co_return false;
  }
  co_return true;
}

asio::awaitable<bool> Puller::pull() {
  auto target = "/v1/changes?limit=" + std::string(kPage) + "&wait=" + std::to_string(kWait.count());
  target += "&newest=" + std::to_string(services_.reader.newest_row());
  if (!cursor_.empty()) target += "&after=" + url_escaped(std::string_view(cursor_));
  const auto heard = co_await calls_.get(std::move(target), kWait + 20s);
  if (heard.error() == "bad_cursor") {  // another centre than before: it tells all that it knows
    cursor_.clear();
    co_return false;
  }
  if (heard.error() == "cursor.gone") calls_.line().halted({"line.too_old", {}});
  if (!heard.ok() || heard.text("next").empty()) co_return false;
  std::vector<Change> changes;
  for (const auto& told : heard.list("changes")) {
    if (!told.is_object()) co_return false;
    const auto& object = told.get_object();
    Change change{member_text(object, "id"), member_text(object, "type"), member(object, "payload")};
    if (change.id.empty()) co_return false;
    changes.push_back(std::move(change));
  }
  const bool any = !changes.empty();
  if (any && !co_await take(std::move(changes))) co_return false;
  const auto next = heard.text("next");
  if (any || (next != kept_ && services_.clock.now() >= keep_at_)) {
    const auto began = services_.clock.now();
    records::CentrePulled pulled;
    pulled.cursor = next;
    auto batch = batch_of("", std::move(pulled));
    const auto done = co_await services_.commits.commit(std::move(batch));
    if (!done) co_return false;
    services_.changed();
    kept_ = next;
    keep_at_ = services_.clock.now() + kKeep;
    co_await give_way(began);
  }
  cursor_ = next;
  co_return true;
}

asio::awaitable<void> Puller::run() {
  while (!stopping_) {
    const auto began = services_.clock.now();
    const bool good = co_await pull();
    if (good) backoff_.reset();
    if (stopping_) break;
    // A centre that answers an empty page at once instead of waiting must not be asked without a pause.
    if (!good)
      co_await wake_.wait(services_.clock.now() + backoff_.next());
    else if (services_.clock.now() - began < 1ms)
      co_await wake_.wait(services_.clock.now() + 200ms);
  }
}

}  // namespace packbench::station
