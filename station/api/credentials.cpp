// What requests to the desk prove by their body.
#include "station/api/credentials.hpp"

#include "station/access/door.hpp"
#include "station/api/desk_request.hpp"
#include "station/api/on_record.hpp"
#include "station/api/texts.hpp"
#include "station/bench.hpp"

namespace packbench::station {
namespace {

using http::Request;
using http::Response;

constexpr std::int64_t kMinuteMs = 60'000;

Response locked(Bench& bench, const Request& request) {
  return refusal(bench, request, 429, {"sign_in.locked", {std::to_string(Attempts::kLockedMs / kMinuteMs)}});
}

// Nothing: nobody whom this password opens.
asio::awaitable<std::optional<Opened>> looked_up(Bench& bench, const std::string& badge,
                                                 const std::string& password) {
  std::function<std::optional<Opened>(db::Reader&)> open =
      [&badge, &password, &rules = bench.config().passwords, now = bench.now_ms()](db::Reader& reader) {
        return open_with(reader, badge, password, rules, now);
      };
  try {
    co_return co_await bench.office().answer(std::move(open));
  } catch (...) {  // else a machine short of memory would lock the badges of all who come
    bench.door().attempts().take_back(badge);
    throw;
  }
}

}  // namespace

http::Outcome<std::vector<std::string>> members_of(const Request& request,
                                                   std::initializer_list<const char*> names) {
  const auto body = http::json_body(request);
  if (!body) return body.error();
  std::vector<std::string> values;
  for (const auto* name : names) {
    auto value = body->is_object() ? text_of(body->get_object(), name) : std::string();
    if (value.empty() || value.size() > kLongestPassword)
      return http::problem(400, "bad_request",
                           std::string("\"") + name + "\" must be a text of 1 to " +
                               std::to_string(kLongestPassword) + " bytes.");
    values.push_back(std::move(value));
  }
  return values;
}

asio::awaitable<http::Outcome<Opened>> opened(Bench& bench, const Request& request, std::string badge,
                                              std::string password) {
  auto& attempts = bench.door().attempts();
  if (!attempts.begin(badge, bench.now_ms())) co_return locked(bench, request);
  auto found = co_await looked_up(bench, badge, password);
  if (found) {
    attempts.forget(badge);
    co_return *std::move(found);
  }
  const auto person = bench.reader().operator_by_badge(badge);
  const bool last = attempts.locked(badge, bench.now_ms());
  const records::SignInRefused refused{person ? person->id : "", last};
  const auto stored = co_await on_record(bench, "desk", "", refused);
  if (!stored) co_return http::problem(503, "not_stored", stored.error().message);
  co_return last ? locked(bench, request) : refusal(bench, request, 401, {"sign_in.wrong", {}});
}

asio::awaitable<http::Outcome<Opened>> opened_again(Bench& bench, const Request& request,
                                                    std::string password) {
  const auto person = bench.door().caller(request).person;
  if (!person) co_return refusal(bench, request, 401, {"session.needed", {}});
  auto found = co_await opened(bench, request, person->badge, std::move(password));
  if (found && found->person.id != person->id) co_return refusal(bench, request, 401, {"session.needed", {}});
  co_return found;
}

http::Outcome<std::string> giver_to(Bench& bench, const Request& request, const std::string& person,
                                    const char* own) {
  const auto caller = bench.door().caller(request);
  if (!caller.machine && !caller.person) return refusal(bench, request, 401, {"password.first", {}});
  if (person == caller.id()) return refusal(bench, request, 409, {own, {}});
  return caller.id();
}

}  // namespace packbench::station
