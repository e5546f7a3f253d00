// The desk's part of the local API.
#include "station/api/desk.hpp"

#include <algorithm>

#include "db/evidence.hpp"
#include "station/api/behind_door.hpp"
#include "station/api/desk_request.hpp"
#include "station/api/reship.hpp"
#include "station/api/take_over.hpp"
#include "station/api/texts.hpp"
#include "station/bench.hpp"
#include "station/desk/forget.hpp"
#include "station/desk/history.hpp"
#include "station/desk/overview.hpp"
#include "station/desk/question.hpp"
#include "station/desk/subject.hpp"
#include "station/desk/tickets.hpp"
#include "station/reports/availability_sheet.hpp"
#include "station/reports/sheet_text.hpp"
#include "station/reports/sheets.hpp"
#include "station/time.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

Response desk_history(const Question& asked, const Request& request) {
  const auto code = query_of(request, "code", "");
  if (code.empty() || code.size() > 200)
    return http::problem(400, "bad_code", "\"code\" must have 1 to 200 bytes.");
  return http::json_response(history(asked.reader, code, asked.language));
}

Response download(std::string body, const char* type, const std::string& name) {
  return {200, type, std::move(body), {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

Response desk_evidence(const Question& asked, const Request& request) {
  const auto order = order_of(asked.reader, request.params.at("code"));
  if (order.empty())
    return http::problem(404, "not_found", "No order, parcel, waybill or serial of that number.");
  auto text = db::evidence(asked.config.store(), order);
  if (!text) return http::problem(500, "evidence", text.error().message);
  return download(*std::move(text), "application/json", "evidence.json");
}

// How a sheet is answered, by what stands behind the last point of its name.
struct Form {
  std::string_view ending;
  Response (*answer)(const printing::Sheet&, const std::string& name);
};
constexpr Form kForms[] = {
    {".csv",
     [](const printing::Sheet& sheet, const std::string& name) {
       return download(sheet_csv(sheet), "text/csv; charset=utf-8", name);
     }},
    {".pdf",
     [](const printing::Sheet& sheet, const std::string& name) {
       return download(printing::sheet_pdf(sheet), "application/pdf", name);
     }},
    {"",
     [](const printing::Sheet& sheet, const std::string&) { return http::json_response(sheet_json(sheet)); }},
};

// `wanted`: name of a sheet with its ending; `find` makes the sheet of the bare name, or nothing.
Response sheet_response(const std::string& wanted, const auto& find) {
  const auto& form = *std::find_if(std::begin(kForms), std::end(kForms),
                                   [&](const Form& row) { return wanted.ends_with(row.ending); });
  const auto sheet = find(wanted.substr(0, wanted.size() - form.ending.size()));
  if (!sheet)
    return http::problem(404, "no_such_sheet", "There is no report, manifest or card of that name.");
  return form.answer(*sheet, wanted);
}

// ?from=YYYY-MM-DD&to=YYYY-MM-DD, today where left out.
Response desk_report(const Question& asked, const Request& request) {
  const auto from = query_of(request, "from", local_day(asked.now_ms)), to = query_of(request, "to", from);
  if (day_of(from).first == 0 || day_of(to).first == 0 || from > to)
    return http::problem(400, "bad_day", "\"from\" and \"to\" are days: YYYY-MM-DD, the first one first.");
  return sheet_response(request.params.at("report"), [&](const std::string& name) {
    if (name == kAvailabilityReport)
      return std::optional(availability_sheet(asked.reader, asked.config.maintenance, {from, to},
                                              asked.now_ms, asked.language));
    return report_sheet(asked.reader, name, {from, to}, asked.language);
  });
}

Response desk_manifest(const Question& asked, const Request& request) {
  return sheet_response(request.params.at("document"), [&](const std::string& document) {
    return manifest_sheet(asked.reader, document, asked.language);
  });
}

Response desk_card(const Question& asked, const Request& request) {
  return sheet_response(request.params.at("code"), [&](const std::string& code) {
    return card_sheet(asked.reader, code, asked.language);
  });
}

Response desk_page(const Question& asked, const Request&) {
  return http::json_response(desk_overview(asked));
}

using Answer = Response (*)(const Question& asked, const Request& request);

asio::awaitable<Response> in_the_office(Bench& bench, const Request& request, Answer answer) {
  const auto language = language_of(bench, request);
  const auto now = bench.now_ms();
  const auto line = bench.line_json(language);
  const bool backup_due = is_due(bench.config().backup_at, bench.backup().newest_ms(), now);
  return bench.office().answer<Response>([=, &bench, &request](db::Reader& reader) {
    return answer({reader, bench.config(), language, now, backup_due, line}, request);
  });
}

http::Route asked(Bench& bench, Right right, const char* path, Answer answer) {
  return behind_door(
      bench, right,
      {{http::Method::get, path, http::Takes::nothing},
       [&bench, answer](const Request& request) { return in_the_office(bench, request, answer); }});
}

using Act = asio::awaitable<Response> (*)(Bench& bench, const Request& request);

http::Route act(Bench& bench, Right right, const char* path, Act answer) {
  return signed_by_badge(bench, right,
                         {{http::Method::post, path, http::Takes::json},
                          [&bench, answer](const Request& request) { return answer(bench, request); }});
}

// {"reason","badge"}: what was done about it, and a supervisor's badge.
asio::awaitable<Response> end_of_ticket(Bench& bench, const Request& request) {
  const auto body = http::json_body(request);
  if (!body) co_return body.error();
  if (!body->is_object()) co_return http::problem(400, "bad_ticket", "The body must be an object.");
  const auto& object = body->get_object();
  const TicketEnd end{request.params.at("ticket"), text_of(object, "reason"), text_of(object, "badge")};
  auto found = end_ticket(bench.reader(), end, bench.now_ms());
  if (const auto* refusal = std::get_if<records::Text>(&found))
    co_return http::problem(409, refusal->key, workflows::text(*refusal, language_of(bench, request)));
  const auto done = co_await bench.commits().commit(std::get<db::Batch>(std::move(found)));
  if (!done) co_return http::problem(503, "not_stored", done.error().message);
  co_return http::json_response(json::object{{"ticket", end.ticket}});
}

// {"reason","badge"}: why, and a supervisor's badge. The consignee can't be read any more, anywhere: old
// backups are gone through as well, so that this may take its time.
asio::awaitable<Response> forget_order(Bench& bench, const Request& request) {
  const auto body = http::json_body(request);
  if (!body) co_return body.error();
  if (!body->is_object()) co_return http::problem(400, "bad_request", "The body must be an object.");
  const auto& object = body->get_object();
  const auto& order = request.params.at("order");
  const auto reason = text_of(object, "reason"), by = supervisor_of(bench.reader(), text_of(object, "badge"));
  const auto refuse = [&](const char* key) {
    return http::problem(409, key, workflows::text({key, {order}}, language_of(bench, request)));
  };
  if (reason.empty() || reason.size() > kLongestReason) co_return refuse("ticket.reason");
  if (by.empty()) co_return refuse("supervisor.needed");
  if (!bench.reader().order_head(order)) co_return refuse("order.unknown");
  const ForgetAsk ask{order, reason, by};
  std::function<Response(db::Reader&)> forget = [&, now = bench.now_ms()](db::Reader& reader) {
    const auto done = forget_consignee(reader, bench.store(), ask, now);
    return done ? http::json_response(json::object{{"order", order}})
                : http::problem(503, "not_stored", done.error().message);
  };
  co_return co_await bench.office().answer(std::move(forget));
}

}  // namespace

std::vector<http::Route> desk_routes(Bench& bench) {
  return {
      asked(bench, Right::look, "/api/desk", desk_page),
      asked(bench, Right::look, "/api/desk/history", desk_history),
      asked(bench, Right::look, "/api/desk/evidence/{code}", desk_evidence),
      asked(bench, Right::look, "/api/desk/reports/{report}", desk_report),
      asked(bench, Right::look, "/api/desk/manifests/{document}", desk_manifest),
      asked(bench, Right::look, "/api/desk/cards/{code}", desk_card),
      act(bench, Right::work, "/api/desk/tickets/{ticket}/end", end_of_ticket),
      act(bench, Right::work, "/api/desk/orders/{order}/reship", reship_order),
      act(bench, Right::work, "/api/desk/orders/{order}/take-over", take_over_order),
      act(bench, Right::administer, "/api/desk/orders/{order}/forget", forget_order),
  };
}

}  // namespace packbench::station
