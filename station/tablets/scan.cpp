// A scan on a tablet.
#include "station/tablets/scan.hpp"

#include "station/access/door.hpp"
#include "station/access/password_hash.hpp"
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

// A page that hears nothing repeats what it sent every few seconds.
constexpr std::int64_t kRepeatMs = kMinuteMs;

// What goes with a badge.
struct Proof {
  std::string id, badge, pin, new_pin, language;

  [[nodiscard]] std::string hash() const { return proof_of(pin + " " + new_pin); }
};

Proof proof_in(const Request& request, const std::string& badge, const std::string& language) {
  const auto body = http::json_body(request);  // looked at already
  return {text_of(body->get_object(), "id"), badge, text_of(body->get_object(), "pin"),
          text_of(body->get_object(), "new_pin"), language};
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

bool is_repeated(const TabletLane& at, const Proof& proof, std::int64_t now_ms) {
  return at.wrong_id == proof.id && now_ms - at.wrong_ms < kRepeatMs && at.wrong_proof == proof.hash();
}

asio::awaitable<Response> wrong(Bench& bench, TabletLane& at, const Proof& proof, const std::string& person) {
  at.wrong_id = proof.id;
  at.wrong_proof = proof.hash();
  at.wrong_ms = bench.now_ms();
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
asio::awaitable<std::optional<Response>> unproven(Bench& bench, TabletLane& at, const Proof& proof) {
  if (proof.pin.empty()) co_return refusal(401, "pin.needed", proof.language);
  if (is_repeated(at, proof, bench.now_ms())) co_return refusal(401, "pin.wrong", proof.language);
  if (!bench.door().pin_attempts().begin(proof.badge, bench.now_ms())) co_return locked(proof.language);
  const auto check = co_await looked_at(bench, proof);
  if (check.outcome == PinOutcome::wrong) co_return co_await wrong(bench, at, proof, check.person);
  if (check.outcome == PinOutcome::none) {
    bench.door().pin_attempts().take_back(proof.badge);
    co_return refusal(409, "pin.none", proof.language);
  }
  bench.door().pin_attempts().forget(proof.badge);
  if (check.outcome == PinOutcome::given) co_return co_await chosen(bench, proof, check);
  co_return std::nullopt;
}

// Whoever is signed in has shown the badge since the lane was left alone, or whoever asks to take it over.
bool is_there(const workflows::LaneState& state, const Attendance& attendance, std::int64_t now_ms) {
  return attendance.has(state.person->badge, now_ms) ||
         (state.asked && attendance.has(state.asked->person.badge, now_ms));
}

Response woken() {
  return http::json_response(json::object{{"stored", false}, {"woken", true}});
}

}  // namespace

asio::awaitable<Response> tablet_scan(Bench& bench, TabletDoor& door, const Request& request) {
  auto taken = scan_of(request, "tablet");
  if (!taken) co_return taken.error();
  auto& lane = *bench.lane(request.params.at("lane"));
  auto& at = door.at(lane.name());
  const auto pass = co_await at.turnstile.enter();
  if (at.woken_by == taken->id) co_return woken();
  if (!lane.knows(taken->id)) {  // else it is only answered again
    const auto& state = lane.state();
    const auto language = language_of(state);
    const auto meaning = lane.meaning(*taken);
    if (const auto* badge = std::get_if<scan::Badge>(&meaning.value)) {
      const auto proof = proof_in(request, badge->id, language);
      if (auto refused = co_await unproven(bench, at, proof)) co_return *std::move(refused);
      const bool wakes = state.person && at.attendance.asleep(bench.now_ms());
      at.attendance.show(badge->id, bench.now_ms());
      if (wakes) {  // what it would sign just now, nobody has looked at for a while
        at.woken_by = taken->id;
        co_return woken();
      }
    } else if (state.person && !is_there(state, at.attendance, bench.now_ms())) {
      co_return refusal(401, "tablet.idle", Text{"tablet.idle", {state.person->name}}, language);
    }
    at.attendance.touch(bench.now_ms());
  }
  const auto reply = co_await lane.scan(*std::move(taken));
  co_return scan_response(lane, reply);
}

}  // namespace packbench::station
