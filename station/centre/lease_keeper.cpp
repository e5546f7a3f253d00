// Keeps the leases of this bench.
#include "station/centre/lease_keeper.hpp"

#include <algorithm>

#include "db/records/event.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr auto kLook = 2s;    // for orders that were ended or set aside
constexpr auto kClaim = 10s;  // between two claims: what was granted comes over the other line

std::string body_of(const std::vector<db::LeaseRow>& leases) {
  json::array list;
  for (const auto& lease : leases) list.push_back({{"order", lease.order}, {"token", lease.token}});
  return json::serialize(json::object{{"leases", std::move(list)}});
}

std::string claim_of(const char* member, json::value what) {
  json::object body;
  body[member] = std::move(what);
  return json::serialize(body);
}

bool is_held(const db::LeaseRow& lease) {
  return lease.state != "ended";
}

bool is_ended_order(const db::LeaseRow& lease) {
  return !lease.order_state.empty() && lease.order_state != "open" && lease.order_state != "packing";
}

// Another bench asks for it and nobody has begun here, or there is nothing to be packed any more.
bool may_go(const db::LeaseRow& lease) {
  if (!is_held(lease) || lease.bound) return false;
  return lease.order_state == "cancelled" || (lease.state == "wanted" && !is_ended_order(lease));
}

std::vector<db::LeaseRow> only(std::vector<db::LeaseRow> leases, auto wanted) {
  std::erase_if(leases, [&](const auto& lease) { return !wanted(lease); });
  return leases;
}

bool names(const json::array& leases, const db::LeaseRow& lease) {
  return std::any_of(leases.begin(), leases.end(), [&](const json::value& row) {
    const auto named = records::from_json<records::LeaseGranted>(row);
    return named && named->order == lease.order && named->token == lease.token;
  });
}

// Sent already, and now the centre may give it to somebody else: people must look.
records::TicketOpened sent_twice(const db::LeaseRow& lease) {
  return {"lease-" + lease.order + "-" + std::to_string(lease.token),
          "centre",
          lease.order,
          {"lease.lost_sealed", {lease.order}}};
}

}  // namespace

LeaseKeeper::LeaseKeeper(asio::any_io_executor executor, CentreCalls& calls, LeaseServices services)
    : calls_(calls),
      services_(std::move(services)),
      wake_(std::move(executor), services_.clock),
      backoff_(services_.seed) {}

void LeaseKeeper::stop() {
  stopping_ = true;
  wake_.notify();
}

asio::awaitable<bool> LeaseKeeper::write(std::vector<records::Event> events) {
  db::Batch batch;
  batch.input.source = "bench";
  batch.at_ms = services_.now_ms();
  batch.events = std::move(events);
  const auto done = co_await services_.commits.commit(std::move(batch));
  if (done) services_.changed();
  co_return bool(done);
}

// The row says it to the centre as well, behind all that was sealed under the lease; and behind the row the
// store refuses to seal.
asio::awaitable<bool> LeaseKeeper::let_go() {
  const auto leases = only(services_.reader.leases(), may_go);
  if (leases.empty()) co_return true;
  std::vector<records::Event> ended;
  for (const auto& lease : leases)
    ended.emplace_back(records::LeaseEnded{lease.order, lease.token, "released", lease.bench});
  co_return co_await write(std::move(ended));
}

// Orders that ended here need none: nobody else gets them. They would be more and more.
asio::awaitable<bool> LeaseKeeper::renew() {
  const auto newest = services_.reader.newest_row();
  const auto leases = only(services_.reader.leases(), [](const db::LeaseRow& lease) {
    return is_held(lease) && !is_ended_order(lease);
  });
  if (leases.empty()) co_return true;
  const auto began = services_.boot();
  const bool fresh =
      std::any_of(leases.begin(), leases.end(), [&](const auto& lease) { return lease.boot != began.boot; });
  if (!fresh && services_.clock.now() < renew_at_) co_return true;
  auto body = body_of(leases);
  const auto heard = co_await calls_.post("/v1/leases/renew", std::move(body));
  const auto seconds = heard.number("seconds", 0);
  if (!heard.ok() || seconds <= 0) co_return false;
  std::vector<records::Event> events;
  for (const auto& lease : leases) {
    if (!names(heard.list("lost"), lease)) continue;
    events.emplace_back(records::LeaseEnded{lease.order, lease.token, "lost"});
    if (lease.bound && lease.order_state != "packing") events.emplace_back(sent_twice(lease));
  }
  renew_at_ = services_.clock.now() + std::chrono::seconds(seconds) / 3;
  events.emplace_back(records::LeasesRenewed{began.boot, began.ms + seconds * 1000, newest});
  co_return co_await write(std::move(events));
}

// So many ahead; and what is being packed here without a lease, if nobody else has it.
asio::awaitable<bool> LeaseKeeper::claim() {
  if (services_.clock.now() < claim_at_) co_return true;
  const auto leases = services_.reader.leases();
  const auto held = std::count_if(leases.begin(), leases.end(),
                                  [](const auto& lease) { return is_held(lease) && !is_ended_order(lease); });
  bool answered = true;
  for (const auto& lease : leases) {
    if (is_held(lease)) continue;
    claim_at_ = services_.clock.now() + kClaim;
    auto body = claim_of("order", json::value(lease.order));
    const auto heard = co_await calls_.post("/v1/leases/claim", std::move(body));
    answered = answered && heard.status != 0;
  }
  if (held >= services_.ahead) co_return answered;
  claim_at_ = services_.clock.now() + kClaim;
  auto body = claim_of("upto", json::value(services_.ahead));
  const auto heard = co_await calls_.post("/v1/leases/claim", std::move(body));
  co_return answered&& heard.status != 0;
}

asio::awaitable<void> LeaseKeeper::run() {
  while (!stopping_) {
    bool good = co_await let_go();
    if (good) good = co_await renew();
    if (good) good = co_await claim();
    if (good) backoff_.reset();
    if (stopping_) break;
    const auto pause = good ? drivers::Duration(kLook) : backoff_.next();
    co_await wake_.wait(services_.clock.now() + pause);
  }
}

}  // namespace packbench::station
