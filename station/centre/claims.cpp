// Orders that a lane asks the centre for by a scan.
#include "station/centre/claims.hpp"

#include <algorithm>

#include "station/workflows/draft.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using workflows::say;

constexpr auto kAnswer = 10s;  // nobody stands at a lane for longer
constexpr auto kArrive = 20s;  // what was granted comes over another line

// What the centre refuses, and how that is told.
struct Refusal {
  std::string_view code;
  const char* text;
};
constexpr Refusal kRefusals[] = {{"order.unknown", "claim.unknown"},
                                 {"order.held", "claim.held"},
                                 {"order.ended", "takeover.ended"},
                                 {"lease.limit", "claim.limit"}};

std::string body_of(const workflows::LeaseClaim& wanted) {
  json::object body;
  if (!wanted.order.empty()) body["order"] = wanted.order;
  if (!wanted.code.empty()) body["code"] = wanted.code;
  return json::serialize(body);
}

}  // namespace

records::Text why_not_leased(const Heard& heard, const std::string& name) {
  for (const auto& row : kRefusals)
    if (row.code == heard.error()) return say(row.text, name, heard.holder());
  return say("claim.no_answer", name);
}

Claims::Claims(asio::any_io_executor executor, CentreCalls& calls, ClaimServices services)
    : calls_(calls), services_(std::move(services)), wake_(std::move(executor), services_.clock) {}

void Claims::stop() {
  stopping_ = true;
  wake_.notify();
}

void Claims::ask(LaneClaim claim) {
  asked_.push_back(std::move(claim));
  wake_.notify();
}

asio::awaitable<Heard> Claims::take_over(const LeaseWish& wish) {
  auto body = json::serialize(json::object{{"order", wish.order}, {"by", wish.by}, {"reason", wish.reason}});
  return post("/v1/leases/take-over", std::move(body));
}

asio::awaitable<Heard> Claims::post(std::string target, std::string body) {
  const auto pass = co_await turnstile_.enter();
  co_return co_await calls_.post(std::move(target), std::move(body), kAnswer);
}

asio::awaitable<void> Claims::ask_centre(LaneClaim claim) {
  auto body = body_of(claim.wanted);
  const auto heard = co_await post("/v1/leases/claim", std::move(body));
  if (!heard.ok()) {
    workflows::Verdict verdict{workflows::Tone::ask, why_not_leased(heard, name_of(claim.wanted))};
    services_.answered(claim, std::move(verdict));
    co_return;
  }
  Coming coming{std::move(claim), {}, services_.clock.now() + kArrive};
  for (const auto& lease : heard.list("granted"))
    if (lease.is_object()) coming.orders.push_back(member_text(lease.get_object(), "order"));
  coming_.push_back(std::move(coming));
}

bool Claims::is_here(const std::string& order) {
  const auto lease = services_.reader.lease(order);
  return lease && lease->state != "ended" && !lease->order_state.empty();
}

void Claims::look_for_coming() {
  const auto now = services_.clock.now();
  for (auto& coming : std::exchange(coming_, {})) {
    if (std::all_of(coming.orders.begin(), coming.orders.end(),
                    [this](auto& order) { return is_here(order); }))
      services_.came(coming.claim);
    else if (now >= coming.late)
      services_.answered(coming.claim,
                         {workflows::Tone::ask, say("claim.late", name_of(coming.claim.wanted))});
    else
      coming_.push_back(std::move(coming));
  }
}

drivers::TimePoint Claims::next_late() const {
  auto next = drivers::kNoDeadline;
  for (const auto& coming : coming_) next = std::min(next, coming.late);
  return next;
}

asio::awaitable<void> Claims::run() {
  while (!stopping_) {
    if (!asked_.empty()) {
      auto claim = std::move(asked_.front());
      asked_.pop_front();
      co_await ask_centre(std::move(claim));
    }
    look_for_coming();
    if (asked_.empty() && !stopping_) co_await wake_.wait(next_late());
  }
}

}  // namespace packbench::station
