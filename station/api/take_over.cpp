// POST /api/desk/orders/{order}/take-over: an order of the centre's that another bench has is asked for.
#include "station/api/take_over.hpp"

#include "station/api/desk_request.hpp"
#include "station/api/texts.hpp"
#include "station/bench.hpp"
#include "station/desk/tickets.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;
using records::Text;

constexpr unsigned kComes = 200, kWasAsked = 202;

// The holder lets go as soon as it hears of it, unless it packs the order; one that is silent must be seen
// to.
Text accepted(const Heard& heard, const std::string& order) {
  if (heard.status == kComes) return {"takeover.comes", {order}};
  const auto silent = heard.number("seconds", 1) <= 0;
  return {silent ? "takeover.silent" : "takeover.asked", {order, heard.text("bench")}};
}

// Who asked, for what and why is on record before the centre hears of it.
asio::awaitable<db::Result<db::Committed>> record(Bench& bench, const LeaseWish& wish) {
  db::Batch batch;
  batch.input = {"", "desk", "take over " + wish.order + ": " + wish.reason, ""};
  batch.at_ms = bench.now_ms();
  batch.person = wish.by;
  co_return co_await bench.commits().commit(std::move(batch));
}

}  // namespace

asio::awaitable<Response> take_over_order(Bench& bench, const Request& request) {
  const auto body = http::json_body(request);
  if (!body) co_return body.error();
  if (!body->is_object()) co_return http::problem(400, "bad_request", "The body must be an object.");
  const auto& object = body->get_object();
  const LeaseWish wish{request.params.at("order"), supervisor_of(bench.reader(), text_of(object, "badge")),
                       text_of(object, "reason")};
  const auto refuse = [&](const Text& why) { return refusal(bench, request, 409, why); };
  if (wish.reason.empty() || wish.reason.size() > kLongestReason) co_return refuse({"ticket.reason", {}});
  if (wish.by.empty()) co_return refuse({"supervisor.needed", {}});
  if (!bench.centre()) co_return refuse({"takeover.no_centre", {}});
  if (!bench.centre()->state().is_up()) co_return refuse({"claim.line_down", {wish.order}});
  const auto done = co_await record(bench, wish);
  if (!done) co_return http::problem(503, "not_stored", done.error().message);
  const auto heard = co_await bench.centre()->take_over(wish);
  if (heard.status != kComes && heard.status != kWasAsked)
    co_return refuse(why_not_leased(heard, wish.order));
  auto told = workflows::text(accepted(heard, wish.order), language_of(bench, request));
  co_return http::json_response(json::object{{"order", wish.order}, {"told", told}});
}

}  // namespace packbench::station
