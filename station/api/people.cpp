// Signing in at the desk, and passwords.
#include "station/api/people.hpp"

#include "station/access/door.hpp"
#include "station/access/passwords.hpp"
#include "station/api/behind_door.hpp"
#include "station/api/credentials.hpp"
#include "station/api/desk_request.hpp"
#include "station/api/on_record.hpp"
#include "station/api/texts.hpp"
#include "station/bench.hpp"
#include "station/scan/own_code.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;
using records::Text;

Response with_cookie(const std::string& cookie) {
  auto response = http::json_response(json::object{});
  response.headers.emplace_back("Set-Cookie", cookie);
  return response;
}

std::vector<Text> told_rules(const PasswordRules& rules) {
  std::vector<Text> told{{"password.rule_length", {std::to_string(rules.length)}},
                         {"password.rule_alike", {std::to_string(kLeastDifferent)}},
                         {"password.rule_named", {}},
                         {"password.rule_known", {std::to_string(rules.remembered + 1)}}};
  if (rules.days > 0) told.push_back({"password.rule_days", {std::to_string(rules.days)}});
  return told;
}

json::value person_json(const records::Operator& person) {
  return {{"id", person.id},
          {"name", person.name},
          {"role", boost::describe::enum_to_string(person.role, "")},
          {"language", person.language}};
}

// Who is signed in, what that one may do here, and the page's words.
Response session(Bench& bench, const Request& request) {
  const auto caller = bench.door().caller(request);
  const auto language =
      query_of(request, "language", caller.person ? caller.person->language : bench.config().language);
  json::array may, rules;
  for (const auto right : caller.rights) may.emplace_back(boost::describe::enum_to_string(right, ""));
  for (const auto& rule : told_rules(bench.config().passwords))
    rules.emplace_back(workflows::text(rule, language));
  return http::json_response(
      json::object{{"person", caller.person ? person_json(*caller.person) : json::value(nullptr)},
                   {"may", may},
                   {"open", caller.open},
                   {"change", caller.change},
                   {"rules", rules},
                   {"language", language},
                   {"texts", texts_json("ui.", language)}});
}

// {"badge","password"}
asio::awaitable<Response> sign_in(Bench& bench, const Request& request) {
  const auto given = members_of(request, {"badge", "password"});
  if (!given) co_return given.error();
  const auto badge = scan::id_of(scan::OwnKind::badge, given->at(0));
  const auto found = co_await opened(bench, request, badge, given->at(1));
  if (!found) co_return found.error();
  const auto& id = found->person.id;
  // At once, so that whoever signs this person out everywhere meanwhile ends this session too; its name is
  // told once it is on record.
  const auto cookie = bench.door().sign_in(request, *found);
  const records::SignedIn signed_in{id};
  const auto stored = co_await on_record(bench, "desk", id, signed_in);
  if (stored) co_return with_cookie(cookie);
  bench.door().sign_out_all(id);
  co_return http::problem(503, "not_stored", stored.error().message);
}

Response sign_out(Bench& bench, const Request& request) {
  return with_cookie(bench.door().sign_out(request));
}

// Nothing when it is set.
asio::awaitable<std::optional<Response>> set(Bench& bench, const Request& request, NewPassword wanted) {
  using Done = std::variant<bool, Text, db::Error>;
  std::function<Done(db::Reader&)> work = [&bench, &wanted, now = bench.now_ms()](db::Reader& reader) {
    return set_password(reader, bench.store(), wanted, bench.config().passwords, now);
  };
  const auto done = co_await bench.office().answer(std::move(work));
  if (const auto* why = std::get_if<Text>(&done)) co_return refusal(bench, request, 409, *why);
  if (const auto* failed = std::get_if<db::Error>(&done))
    co_return http::problem(503, "not_stored", failed->message);
  bench.door().sign_out_all(wanted.person);
  if (const auto person = bench.reader().operator_named(wanted.person))
    bench.door().attempts().forget(person->badge);
  co_return std::nullopt;
}

// {"old","new"}: one's own, also where it is no longer good. The browser stays signed in, all others are not.
asio::awaitable<Response> change_password(Bench& bench, const Request& request) {
  const auto given = members_of(request, {"old", "new"});
  if (!given) co_return given.error();
  const auto found = co_await opened_again(bench, request, given->at(0));
  if (!found) co_return found.error();
  const auto& person = found->person;
  NewPassword wanted{person.id, given->at(1), person.id, false, found->hash};
  if (auto refused = co_await set(bench, request, std::move(wanted))) co_return *std::move(refused);
  const Opened anew{person, "", expires_ms(bench.now_ms(), bench.config().passwords)};
  co_return with_cookie(bench.door().sign_in(request, anew));
}

// {"password"}: good only until its owner has chosen another one. The first one of all is given at the
// command line: else whoever comes first would be the administrator.
asio::awaitable<Response> give_password(Bench& bench, const Request& request) {
  const auto given = members_of(request, {"password"});
  if (!given) co_return given.error();
  const auto& id = request.params.at("person");
  const auto by = giver_to(bench, request, id, "password.own");
  if (!by) co_return by.error();
  NewPassword wanted{id, given->at(0), *by, true};
  if (auto refused = co_await set(bench, request, std::move(wanted))) co_return *std::move(refused);
  co_return http::json_response(json::object{{"person", id}});
}

}  // namespace

std::vector<http::Route> people_routes(Bench& bench) {
  using http::at_once;
  using http::Method;
  using http::Takes;
  return {
      {{Method::get, "/api/desk/session", Takes::nothing},
       at_once([&bench](const Request& request) { return session(bench, request); })},
      {{Method::post, "/api/desk/sign-in", Takes::json},
       [&bench](const Request& request) { return sign_in(bench, request); }},
      {{Method::post, "/api/desk/sign-out", Takes::nothing},
       at_once([&bench](const Request& request) { return sign_out(bench, request); })},
      {{Method::post, "/api/desk/password", Takes::json},
       [&bench](const Request& request) { return change_password(bench, request); }},
      behind_door(bench, Right::administer,
                  {{Method::post, "/api/desk/people/{person}/password", Takes::json},
                   [&bench](const Request& request) { return give_password(bench, request); }}),
  };
}

}  // namespace packbench::station
