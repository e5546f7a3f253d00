// POST /api/desk/orders/{order}/reship: goods that left are sent once more.
#include "station/api/reship.hpp"

#include "station/api/desk_request.hpp"
#include "station/api/texts.hpp"
#include "station/bench.hpp"
#include "station/desk/reship.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

constexpr std::size_t kMostLines = 1000;         // as of any order
constexpr std::int64_t kMostPieces = 1'000'000;  // of one line

// [{"line","quantity"}] with one piece or more of each, or nothing where it is something else.
std::optional<std::vector<ReshipLine>> lines_of(const json::value& given) {
  if (!given.is_array() || given.get_array().size() > kMostLines) return std::nullopt;
  std::vector<ReshipLine> lines;
  for (const auto& row : given.get_array()) {
    const auto* quantity = row.is_object() ? row.get_object().if_contains("quantity") : nullptr;
    if (!quantity || !quantity->is_int64() || quantity->get_int64() < 1 ||
        quantity->get_int64() > kMostPieces)
      return std::nullopt;
    lines.push_back({text_of(row.get_object(), "line"), quantity->get_int64()});
  }
  return lines;
}

std::optional<ReshipAsk> ask_of(const Request& request, const json::value& body) {
  if (!body.is_object()) return std::nullopt;
  const auto& object = body.get_object();
  ReshipAsk ask{request.params.at("order"), text_of(object, "reason"), text_of(object, "badge"),
                std::nullopt};
  const auto* lines = object.if_contains("lines");
  if (lines) ask.lines = lines_of(*lines);
  return lines && !ask.lines ? std::nullopt : std::optional(std::move(ask));
}

}  // namespace

asio::awaitable<Response> reship_order(Bench& bench, const Request& request) {
  const auto body = http::json_body(request);
  if (!body) co_return body.error();
  const auto ask = ask_of(request, *body);
  if (!ask)
    co_return http::problem(400, "bad_reship",
                            "The body must be {\"reason\",\"badge\",\"lines\"?: [{\"line\",\"quantity\"}]}, "
                            "one piece or more of each line.");
  const auto refuse = [&bench, &request](const records::Text& why) {
    return http::problem(409, why.key, workflows::text(why, language_of(bench, request)));
  };
  auto found = reship(bench.reader(), bench.store(), *ask, bench.now_ms());
  if (const auto* why = std::get_if<records::Text>(&found)) co_return refuse(*why);
  if (const auto* failed = std::get_if<db::Error>(&found))
    co_return http::problem(503, "not_stored", failed->message);
  auto made = std::get<Reship>(std::move(found));
  const auto done = co_await bench.commits().commit(std::move(made.batch));
  if (!done && done.error().code != db::Errc::conflict)
    co_return http::problem(503, "not_stored", done.error().message);
  if (!done || done->repeated) co_return refuse(records::Text{"reship.meanwhile", {made.order}});
  bench.facts_changed();
  co_return http::json_response(json::object{{"order", made.order}});
}

}  // namespace packbench::station
