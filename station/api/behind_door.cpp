// Routes of the desk with the right that each asks for.
#include "station/api/behind_door.hpp"

#include "station/access/door.hpp"
#include "station/api/desk_request.hpp"
#include "station/api/texts.hpp"
#include "station/bench.hpp"
#include "station/scan/own_code.hpp"

namespace packbench::station {
namespace {

using http::Request;
using http::Response;
using Check = std::optional<Response> (*)(Bench& bench, const Request& request, Right right);

std::optional<Response> without_right(Bench& bench, const Request& request, Right right) {
  const auto caller = bench.door().caller(request);
  if (caller.may(right)) return std::nullopt;
  if (!caller.person) return refusal(bench, request, 401, {"session.needed", {}});
  return refusal(bench, request, 403, {caller.change.empty() ? "right.missing" : "password.change", {}});
}

// A body that is none is the route's own to refuse.
std::optional<Response> with_foreign_badge(Bench& bench, const Request& request, Right right) {
  if (auto refused = without_right(bench, request, right)) return refused;
  const auto person = bench.door().caller(request).person;
  const auto body = http::json_body(request);
  if (!person || !body || !body->is_object()) return std::nullopt;
  const auto badge = text_of(body->get_object(), "badge");
  if (badge.empty() || scan::id_of(scan::OwnKind::badge, badge) == person->badge) return std::nullopt;
  return refusal(bench, request, 409, {"badge.not_yours", {}});
}

http::Route checked(Bench& bench, Right right, http::Route route, Check check) {
  route.handler = [&bench, right, check,
                   enter = std::move(route.handler)](const Request& request) -> asio::awaitable<Response> {
    if (auto refused = check(bench, request, right)) co_return *std::move(refused);
    if (query_of(request, "unattended", "").empty()) bench.door().touch(request);
    co_return co_await enter(request);
  };
  return route;
}

}  // namespace

http::Route behind_door(Bench& bench, Right right, http::Route route) {
  return checked(bench, right, std::move(route), without_right);
}

http::Route signed_by_badge(Bench& bench, Right right, http::Route route) {
  return checked(bench, right, std::move(route), with_foreign_badge);
}

}  // namespace packbench::station
