// Labels of the warehouse itself, one by one at a printer of choice.
#include "station/api/house_label_requests.hpp"

#include "station/api/behind_door.hpp"
#include "station/api/desk_request.hpp"
#include "station/bench.hpp"
#include "station/house_labels.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

Response no_such(Bench& bench, const Request& request, const std::string& what) {
  return refusal(bench, request, 404, {"label.house_unknown", {what}});
}

Response names(Bench& bench, const Request& request) {
  const auto& label = request.params.at("label");
  if (!is_house_label(label)) return no_such(bench, request, label);
  json::array rows;
  for (auto& name : house_labels(bench.reader(), label)) rows.emplace_back(std::move(name));
  return http::json_response(json::object{{"label", label}, {"of", std::move(rows)}});
}

// Drawn and proved like any other label; sent between two of the queue's own.
asio::awaitable<Response> print(Bench& bench, const Request& request) {
  const auto& label = request.params.at("label");
  const auto& printer = request.params.at("printer");
  const auto of = query_of(request, "of", "");
  const auto found = bench.queues().find(printer);
  if (found == bench.queues().end()) co_return refusal(bench, request, 404, {"printer.unknown", {printer}});
  auto& queue = *found->second;
  if (!queue.profile() || !queue.profile()->verbs)
    co_return refusal(bench, request, 409, {"printer.away", {printer}});
  auto data = house_label_data(bench.reader(), bench.config(), label, of);
  if (!data) co_return no_such(bench, request, is_house_label(label) ? of : label);
  const auto profile = *queue.profile();
  const auto made =
      co_await bench.labels().make(label, *std::move(data), profile.dpi, bench.config().language);
  if (!made) co_return http::problem(409, "label", made.error().message);
  std::string bytes;
  for (const auto& page : made->pages) {
    auto encoded = queue.encode_page(page, label, profile);
    if (!encoded) co_return http::problem(409, "label", encoded.error().message);
    bytes += *encoded;
  }
  const bool sent = co_await queue.tell(std::move(bytes));
  if (!sent) co_return refusal(bench, request, 409, {"printer.away", {printer}});
  co_return http::json_response(json::object{{"printer", printer}, {"label", label}, {"of", of}});
}

}  // namespace

std::vector<http::Route> house_label_routes(Bench& bench) {
  using http::Method;
  using http::Takes;
  return {
      behind_door(bench, Right::look,
                  {{Method::get, "/api/desk/labels/{label}", Takes::nothing},
                   http::at_once([&bench](const Request& request) { return names(bench, request); })}),
      behind_door(bench, Right::work,
                  {{Method::post, "/api/desk/printers/{printer}/labels/{label}", Takes::nothing},
                   [&bench](const Request& request) { return print(bench, request); }}),
  };
}

}  // namespace packbench::station
