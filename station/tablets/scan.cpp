// A scan on a tablet.
#include "station/tablets/scan.hpp"

#include "station/access/door.hpp"
#include "station/access/pins.hpp"
#include "station/api/lane_requests.hpp"
#include "station/api/on_record.hpp"
#include "station/api/texts.hpp"
#include "station/bench.hpp"
#include "station/screen_message.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;
using records::Text;

constexpr std::int64_t kMinuteMs = 60'000;

// What goes with a badge.
struct Proof {
  std::string badge, pin, new_pin, language;
};

Proof proof_in(const Request& request, const scan::Badge& badge, const std::string& language) {
  const auto body = http::json_body(request);  // looked at already
  return {badge.id, text_of(body->get_object(), "pin"), text_of(body->get_object(), "new_pin"), language};
}

Response refusal(unsigned status, const char* code, const Text& why, const std::string& language) {
  return http::problem(status, code, workflows::text_of_keys(why, language));
}

Response refusal(unsigned status, const char* code, const std::string& language) {
  return refusal(status, code, Text{code, {}}, language);
}

Response locked(const std::string& language) {
  return refusal(423, "pin.locked", Text{"pin.locked", {std::to_string(Attempts::kLockedMs / kMinuteMs)}},
                 language);
}

asio::awaitable<PinCheck> looked_at(Bench& bench, const Proof& proof) {
  std::function<PinCheck(db::Reader&)> look = [&proof](db::Reader& reader) {
    return check_pin(reader, proof.badge, proof.pin);
  };
  try {
    co_return co_await bench.office().answer(std::move(look));
  } catch (...) {  // no attempt of his
    bench.door().pin_attempts().take_back(proof.badge);
    throw;
  }
}

asio::awaitable<Response> wrong(Bench& bench, const Proof& proof, const std::string& person) {
  const bool last = bench.door().pin_attempts().locked(proof.badge, bench.now_ms());
  const records::SignInRefused refused{person, last};
  const auto stored = co_await on_record(bench, "tablet", "", refused);
  if (!stored) co_return http::problem(503, "not_stored", stored.error().message);
  co_return last ? locked(proof.language) : refusal(401, "pin.wrong", proof.language);
}

// One's own in the place of the one that was given. Nothing: it is set.
asio::awaitable<std::optional<Response>> chosen(Bench& bench, const Proof& proof, const PinCheck& check) {
  if (proof.new_pin.empty()) co_return refusal(409, "pin.choose", proof.language);
  using Done = std::variant<bool, Text, db::Error>;
  const NewPin wanted{check.person, proof.new_pin, check.person, false, check.hash};
  std::function<Done(db::Reader&)> work = [&bench, &wanted, now = bench.now_ms()](db::Reader& reader) {
    return set_pin(reader, bench.store(), wanted, now);
  };
  const auto done = co_await bench.office().answer(std::move(work));
  if (const auto* why = std::get_if<Text>(&done)) co_return refusal(409, "pin.bad", *why, proof.language);
  if (const auto* failed = std::get_if<db::Error>(&done))
    co_return http::problem(503, "not_stored", failed->message);
  co_return std::nullopt;
}

// Nothing: whoever shows this badge is who it belongs to.
asio::awaitable<std::optional<Response>> unproven(Bench& bench, const Proof& proof) {
  if (proof.pin.empty()) co_return refusal(401, "pin.needed", proof.language);
  if (!bench.door().pin_attempts().begin(proof.badge, bench.now_ms())) co_return locked(proof.language);
  const auto check = co_await looked_at(bench, proof);
  if (check.outcome == PinOutcome::wrong) co_return co_await wrong(bench, proof, check.person);
  if (check.outcome == PinOutcome::none) {
    bench.door().pin_attempts().take_back(proof.badge);
    co_return refusal(409, "pin.none", proof.language);
  }
  bench.door().pin_attempts().forget(proof.badge);
  if (check.outcome == PinOutcome::given) co_return co_await chosen(bench, proof, check);
  co_return std::nullopt;
}

}  // namespace

asio::awaitable<Response> tablet_scan(Bench& bench, TabletDoor& door, const Request& request) {
  auto taken = scan_of(request, "tablet");
  if (!taken) co_return taken.error();
  auto& lane = *bench.lane(request.params.at("lane"));
  const auto language = language_of(lane.state());
  const auto meaning = lane.meaning(*taken);
  if (const auto* badge = std::get_if<scan::Badge>(&meaning.value)) {
    const auto proof = proof_in(request, *badge, language);
    if (auto refused = co_await unproven(bench, proof)) co_return *std::move(refused);
    const auto& person = lane.state().person;
    if (person && person->badge == badge->id && door.asleep(lane.name())) {
      door.touch(lane.name());
      co_return http::json_response(json::object{{"stored", false}, {"woken", true}});
    }
  } else if (lane.state().person && door.asleep(lane.name()) && !lane.knows(taken->id)) {
    co_return refusal(401, "tablet.idle", Text{"tablet.idle", {lane.state().person->name}}, language);
  }
  door.touch(lane.name());
  const auto reply = co_await lane.scan(*std::move(taken));
  co_return scan_response(lane, reply);
}

}  // namespace packbench::station
