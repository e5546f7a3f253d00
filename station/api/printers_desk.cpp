// Printers and their labels at the desk.
#include "station/api/printers_desk.hpp"

#include <algorithm>

#include "station/api/behind_door.hpp"
#include "station/api/credentials.hpp"
#include "station/api/desk_request.hpp"
#include "station/api/on_record.hpp"
#include "station/api/texts.hpp"
#include "station/bench.hpp"
#include "station/desk/print_jobs.hpp"
#include "station/desk/tickets.hpp"
#include "station/time.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;
using Refused = std::optional<Response>;

json::object held_json(db::Reader& reader, const std::string& printer) {
  for (const auto& held : reader.held_printers()) {
    if (held.printer != printer) continue;
    const auto by = reader.operator_named(held.by);
    return {{"reason", held.reason}, {"by", by ? by->name : held.by}, {"at", local_minute(held.at_ms)}};
  }
  return {};
}

json::array printers_json(Bench& bench, const std::string& language) {
  auto& printers = bench.printers();
  std::map<std::string, std::int64_t> waiting;
  for (const auto& job : bench.reader().unfinished_jobs())
    if (job.state == records::JobState::requested) ++waiting[printers.printer_of(job)];
  json::array rows;
  for (const auto& [name, queue] : bench.queues()) {
    json::array lanes;
    for (const auto& lane : bench.config().lanes)
      if (printers.printer_of(lane.name, "label") == name) lanes.emplace_back(lane.name);
    rows.push_back(
        {{"printer", name},
         {"status", queue->status()},
         {"status_text",
          workflows::text({"ui.device." + (queue->status() == "none" ? "ok" : queue->status()), {}},
                          language)},
         {"waiting", waiting[name]},
         {"lanes", std::move(lanes)},
         {"held", held_json(bench.reader(), name)}});
  }
  return rows;
}

// Each lane that has a choice, and what it may print at besides what it prints at now.
json::array choices_json(Bench& bench) {
  json::array rows;
  for (const auto& lane : bench.config().lanes) {
    const auto now = bench.printers().printer_of(lane.name, "label");
    json::array others;
    for (const auto& printer : bench.config().printers)
      if (printer.name != now && bench.printers().may_choose(lane.name, printer.name))
        others.emplace_back(printer.name);
    if (!others.empty())
      rows.push_back({{"lane", lane.name}, {"printer", now}, {"others", std::move(others)}});
  }
  return rows;
}

Response labels(Bench& bench, const Request& request) {
  const auto language = language_of(bench, request);
  const auto view = bench.reader().view();
  return http::json_response(json::object{{"printers", printers_json(bench, language)},
                                          {"choices", choices_json(bench)},
                                          {"jobs", desk_jobs(bench.reader(), language)}});
}

// What the body says, and whose badge signs it.
struct Signed {
  std::string by, reason, printer;
};

http::Outcome<Signed> signed_in(Bench& bench, const Request& request) {
  const auto given = members_of(request, {"badge"});
  if (!given) return given.error();
  auto by = supervisor_of(bench.reader(), given->at(0));
  if (by.empty()) return refusal(bench, request, 409, {"supervisor.needed", {}});
  const auto body = http::json_body(request);
  const auto& object = body->get_object();
  Signed act{std::move(by), text_of(object, "reason"), text_of(object, "printer")};
  if (act.reason.size() > kLongestReason) return refusal(bench, request, 409, {"ticket.reason", {}});
  return act;
}

Refused unknown_printer(Bench& bench, const Request& request, const std::string& printer) {
  if (bench.queues().count(printer)) return std::nullopt;
  return refusal(bench, request, 404, {"printer.unknown", {printer}});
}

// {"reason","badge"}
asio::awaitable<Response> hold(Bench& bench, const Request& request) {
  const auto& printer = request.params.at("printer");
  if (auto refused = unknown_printer(bench, request, printer)) co_return *std::move(refused);
  const auto act = signed_in(bench, request);
  if (!act) co_return act.error();
  if (act->reason.empty()) co_return refusal(bench, request, 409, {"ticket.reason", {}});
  const records::PrinterHeld held{printer, act->reason, act->by};
  const auto done = co_await on_record(bench, "desk", act->by, held);
  if (!done) co_return http::problem(503, "not_stored", done.error().message);
  bench.queues().at(printer)->hold(true);
  co_return http::json_response(json::object{{"printer", printer}});
}

// {"badge"}
asio::awaitable<Response> release(Bench& bench, const Request& request) {
  const auto& printer = request.params.at("printer");
  if (auto refused = unknown_printer(bench, request, printer)) co_return *std::move(refused);
  const auto act = signed_in(bench, request);
  if (!act) co_return act.error();
  const records::PrinterReleased released{printer, act->by};
  const auto done = co_await on_record(bench, "desk", act->by, released);
  if (!done && done.error().code == db::Errc::conflict)
    co_return refusal(bench, request, 409, {"printer.not_held", {printer}});
  if (!done) co_return http::problem(503, "not_stored", done.error().message);
  bench.queues().at(printer)->hold(false);
  co_return http::json_response(json::object{{"printer", printer}});
}

// {"printer","badge"}
asio::awaitable<Response> choose(Bench& bench, const Request& request) {
  const auto& lane = request.params.at("lane");
  if (!bench.lane(lane)) co_return http::problem(404, "no_such_lane", "There is no lane of that name.");
  const auto act = signed_in(bench, request);
  if (!act) co_return act.error();
  if (!bench.printers().may_choose(lane, act->printer))
    co_return refusal(bench, request, 409, {"printer.not_of_lane", {act->printer, lane}});
  const records::PrinterChosen chosen{lane, act->printer, act->by};
  const auto done = co_await on_record(bench, "desk", act->by, chosen);
  if (!done) co_return http::problem(503, "not_stored", done.error().message);
  bench.print_at(lane, act->printer);
  co_return http::json_response(json::object{{"lane", lane}, {"printer", act->printer}});
}

// {"reason","badge"}; "there" needs no reason.
asio::awaitable<Response> settle(Bench& bench, const Request& request) {
  const auto signer = signed_in(bench, request);
  if (!signer) co_return signer.error();
  const JobAct act{request.params.at("job"), request.params.at("act"), signer->reason, signer->by};
  if (act.reason.empty() && act.act != "there") co_return refusal(bench, request, 409, {"ticket.reason", {}});
  auto found = settle_job(bench.reader(), act, bench.now_ms());
  if (const auto* why = std::get_if<records::Text>(&found))
    co_return refusal(bench, request, why->key == "job.unknown" ? 404 : 409, *why);
  const auto job = *bench.reader().job(act.job);
  const auto batch = std::get<db::Batch>(std::move(found));
  const auto done = co_await bench.commits().commit(batch);
  if (!done && done.error().code == db::Errc::conflict)
    co_return refusal(bench, request, 409, {"job.not_now", {act.job, ""}});
  if (!done) co_return http::problem(503, "not_stored", done.error().message);
  bench.labels_moved(job, batch.events);
  co_return http::json_response(json::object{{"job", act.job}});
}

http::Route by_badge(Bench& bench, const char* path,
                     asio::awaitable<Response> (*act)(Bench&, const Request&)) {
  return signed_by_badge(bench, Right::work,
                         {{http::Method::post, path, http::Takes::json},
                          [&bench, act](const Request& request) { return act(bench, request); }});
}

}  // namespace

std::vector<http::Route> printers_desk_routes(Bench& bench) {
  return {
      behind_door(bench, Right::look,
                  {{http::Method::get, "/api/desk/printers", http::Takes::nothing},
                   http::at_once([&bench](const Request& request) { return labels(bench, request); })}),
      by_badge(bench, "/api/desk/printers/{printer}/hold", hold),
      by_badge(bench, "/api/desk/printers/{printer}/release", release),
      by_badge(bench, "/api/desk/lanes/{lane}/printer", choose),
      by_badge(bench, "/api/desk/jobs/{job}/{act}", settle),
  };
}

}  // namespace packbench::station
