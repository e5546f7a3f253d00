// Printers, asked and told one by one.
#include "station/api/printer_requests.hpp"

#include <algorithm>
#include <array>

#include "station/api/behind_door.hpp"
#include "station/api/desk_request.hpp"
#include "station/bench.hpp"
#include "station/printers/test_label.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;
using Verb = std::string (*printing::LanguageVerbs::*)();

const char* evidence_text(printing::Evidence evidence) {
  switch (evidence) {
    case printing::Evidence::count:
      return "it says how much it has left to print";
    case printing::Evidence::barrier:
      return "it answers when all before is printed";
    case printing::Evidence::process_id:
      return "it tells the label's number back";
    case printing::Evidence::none:
      break;
  }
  return "nothing: the scan of each label";
}

json::object profile_json(const PrinterProfile* profile) {
  if (!profile) return {};
  return {{"language", profile->language},
          {"told_by", profile->told_by},
          {"ours", profile->verbs != nullptr},
          {"dpi", profile->dpi},
          {"proof", evidence_text(profile->evidence)}};
}

void add(json::object& row, const PrinterCondition& condition) {
  if (condition.status) {
    json::array reasons;
    for (const auto reason : condition.status->reason_names()) reasons.emplace_back(reason);
    row["reasons"] = std::move(reasons);
  }
  if (!condition.identity) return;
  row["model"] = condition.identity->model;
  row["firmware"] = condition.identity->firmware;
  row["says_dpi"] = condition.identity->dpi;
}

PrintQueue* queue_of(Bench& bench, const Request& request) {
  const auto found = bench.queues().find(request.params.at("printer"));
  return found == bench.queues().end() ? nullptr : found->second.get();
}

Response unknown(Bench& bench, const Request& request) {
  return refusal(bench, request, 404, {"printer.unknown", {request.params.at("printer")}});
}

Response away(Bench& bench, const Request& request) {
  return refusal(bench, request, 409, {"printer.away", {request.params.at("printer")}});
}

asio::awaitable<Response> condition(Bench& bench, const Request& request) {
  auto* queue = queue_of(bench, request);
  if (!queue) co_return unknown(bench, request);
  const auto found = co_await queue->examine();
  auto row = profile_json(queue->profile());
  row["printer"] = queue->printer().name;
  row["link"] = queue->printer().link;
  row["status"] = queue->status();
  if (found) add(row, *found);
  co_return http::json_response(row);
}

// Of each printer that is plugged in: its key and 1284 id, what it seems to be, and which [[printer]] it is.
Response plugged(Bench& bench) {
  json::array rows;
  for (const auto& link : bench.printer_links()) {
    const PrinterConfig nobodys{.name = "", .link = "usb:" + link->key()};
    const auto* queue = bench.queue_for(*link);
    const auto profile = profile_of(queue ? queue->printer() : nobodys, *link);
    auto row = profile_json(&profile);
    row["key"] = link->key();
    row["maker"] = link->device_id().manufacturer;
    row["model"] = link->device_id().model;
    row["printer"] = queue ? queue->printer().name : "";
    rows.push_back(std::move(row));
  }
  return http::json_response(json::object{{"plugged", std::move(rows)}});
}

// What can be done by a command of the printer's own language.
struct OwnAct {
  std::string_view name;
  Verb verb;
};
constexpr std::array kOwnActs{OwnAct{"feed", &printing::LanguageVerbs::feed},
                              OwnAct{"calibrate", &printing::LanguageVerbs::calibrate},
                              OwnAct{"cut", &printing::LanguageVerbs::cut}};

asio::awaitable<Response> told(Bench& bench, const Request& request, PrintQueue& queue, std::string bytes) {
  const bool done = co_await queue.tell(std::move(bytes));
  if (!done) co_return away(bench, request);
  co_return http::json_response(json::object{{"printer", queue.printer().name}});
}

asio::awaitable<Response> print_test(Bench& bench, const Request& request, PrintQueue& queue) {
  const auto profile = *queue.profile();
  const auto media = queue.printer().media;
  const std::vector<std::string> lines{
      queue.printer().name, profile.language + ", " + std::to_string(profile.dpi) + " dpi",
      queue.printer().link, "Proof: " + std::string(evidence_text(profile.evidence))};
  std::function<printing::Bitmap(db::Reader&)> draw = [media, profile, lines](db::Reader&) {
    return test_label(media, profile.dpi, lines);
  };
  const auto drawn = co_await bench.office().answer(std::move(draw));
  auto bytes = queue.encode_page(drawn, "test", profile);
  if (!bytes) co_return http::problem(409, "label", bytes.error().message);
  co_return co_await told(bench, request, queue, *std::move(bytes));
}

asio::awaitable<Response> act(Bench& bench, const Request& request) {
  auto* queue = queue_of(bench, request);
  if (!queue) co_return unknown(bench, request);
  if (!queue->profile() || !queue->profile()->verbs) co_return away(bench, request);
  const auto& wanted = request.params.at("act");
  if (wanted == "test") co_return co_await print_test(bench, request, *queue);
  const auto* row = std::find_if(kOwnActs.begin(), kOwnActs.end(),
                                 [&](const OwnAct& known) { return known.name == wanted; });
  if (row == kOwnActs.end())
    co_return http::problem(404, "no_such_act", "A printer can test, feed, calibrate and cut.");
  const auto& verbs = *queue->profile()->verbs;
  if (!(verbs.*row->verb))
    co_return refusal(bench, request, 409, {"printer.cannot", {std::string(verbs.name)}});
  co_return co_await told(bench, request, *queue, (verbs.*row->verb)());
}

}  // namespace

std::vector<http::Route> printer_routes(Bench& bench) {
  using http::Method;
  using http::Takes;
  return {
      behind_door(bench, Right::look,
                  {{Method::get, "/api/printers", Takes::nothing},
                   http::at_once([&bench](const Request&) { return plugged(bench); })}),
      behind_door(bench, Right::look,
                  {{Method::get, "/api/printers/{printer}", Takes::nothing},
                   [&bench](const Request& request) { return condition(bench, request); }}),
      behind_door(bench, Right::work,
                  {{Method::post, "/api/printers/{printer}/{act}", Takes::nothing},
                   [&bench](const Request& request) { return act(bench, request); }}),
  };
}

}  // namespace packbench::station
