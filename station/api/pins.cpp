// PINs, given and chosen at the desk.
#include "station/api/pins.hpp"

#include "station/access/door.hpp"
#include "station/access/pins.hpp"
#include "station/api/behind_door.hpp"
#include "station/api/credentials.hpp"
#include "station/api/desk_request.hpp"
#include "station/bench.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;
using records::Text;

asio::awaitable<Response> set(Bench& bench, const Request& request, NewPin wanted) {
  using Done = std::variant<bool, Text, db::Error>;
  std::function<Done(db::Reader&)> work = [&bench, &wanted, now = bench.now_ms()](db::Reader& reader) {
    return set_pin(reader, bench.store(), wanted, now);
  };
  const auto done = co_await bench.office().answer(std::move(work));
  if (const auto* why = std::get_if<Text>(&done)) co_return refusal(bench, request, 409, *why);
  if (const auto* failed = std::get_if<db::Error>(&done))
    co_return http::problem(503, "not_stored", failed->message);
  if (const auto person = bench.reader().operator_named(wanted.person))
    bench.door().pin_attempts().forget(person->badge);
  co_return http::json_response(json::object{{"person", wanted.person}});
}

// {"pin"}: good only until its owner has chosen another one.
asio::awaitable<Response> give_pin(Bench& bench, const Request& request) {
  const auto given = members_of(request, {"pin"});
  if (!given) co_return given.error();
  const auto& id = request.params.at("person");
  const auto by = giver_to(bench, request, id, "pin.own");
  if (!by) co_return by.error();
  NewPin wanted{id, given->at(0), *by, true};
  co_return co_await set(bench, request, std::move(wanted));
}

// {"password","pin"}: one's own.
asio::awaitable<Response> choose_pin(Bench& bench, const Request& request) {
  const auto given = members_of(request, {"password", "pin"});
  if (!given) co_return given.error();
  const auto found = co_await opened_again(bench, request, given->at(0));
  if (!found) co_return found.error();
  NewPin wanted{found->person.id, given->at(1), found->person.id, false};
  co_return co_await set(bench, request, std::move(wanted));
}

}  // namespace

std::vector<http::Route> pin_routes(Bench& bench) {
  using http::Method;
  using http::Takes;
  return {
      behind_door(bench, Right::look,
                  {{Method::post, "/api/desk/pin", Takes::json},
                   [&bench](const Request& request) { return choose_pin(bench, request); }}),
      behind_door(bench, Right::administer,
                  {{Method::post, "/api/desk/people/{person}/pin", Takes::json},
                   [&bench](const Request& request) { return give_pin(bench, request); }}),
  };
}

}  // namespace packbench::station
