// What requests say, read and checked.
#include "central/api/bodies.hpp"

#include <algorithm>
#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>
#include <charconv>

#include "central/secret.hpp"

namespace packbench::central {
namespace {

using http::Outcome;
using http::problem;

Outcome<json::array> list_in(const http::Request& request, const char* name) {
  auto body = http::json_body(request);
  if (!body) return body.error();
  auto* object = body->if_object();
  auto* list = object ? object->if_contains(name) : nullptr;
  if (!list || !list->is_array()) return problem(400, "bad_value", std::string(name) + ": a list is wanted");
  if (list->get_array().size() > kMostRows)
    return problem(413, "too_many",
                   std::string(name) + ": at most " + std::to_string(kMostRows) + " at a time");
  return std::move(list->get_array());
}

// The refusal, or nothing.
std::optional<http::Response> read_number(const http::Request& request, const char* name, std::int64_t least,
                                          std::int64_t most, std::int64_t& into) {
  const auto found = request.query.find(name);
  if (found == request.query.end()) return std::nullopt;
  const auto& text = found->second;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
  if (error == std::errc{} && end == text.data() + text.size() && into >= least && into <= most)
    return std::nullopt;
  return problem(400, "bad_value",
                 std::string(name) + ": from " + std::to_string(least) + " to " + std::to_string(most));
}

std::string query_text(const http::Request& request, const char* name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? "" : found->second;
}

constexpr std::size_t kLongestName = 500, kLongestText = 4000;

bool has_zero(const std::string& text) {
  return text.find('\0') != text.npos;
}

bool is_name(const std::string& text) {
  return !text.empty() && text.size() <= kLongestName && !has_zero(text);
}

}  // namespace

Outcome<std::vector<records::ChainedRow>> rows_in(const http::Request& request) {
  const auto list = list_in(request, "rows");
  if (!list) return list.error();
  if (list->empty()) return problem(400, "bad_value", "rows: at least one");
  std::vector<records::ChainedRow> rows;
  for (const auto& element : *list) {
    auto row = records::row_from_wire(element);
    if (!row)
      return problem(400, "bad_value", "rows[" + std::to_string(rows.size()) + "]." + row.error().message);
    rows.push_back(*std::move(row));
  }
  return rows;
}

Outcome<std::vector<Lease>> leases_in(const http::Request& request) {
  const auto list = list_in(request, "leases");
  if (!list) return list.error();
  auto leases = records::from_json<std::vector<Lease>>(*list);
  if (!leases) return problem(400, "bad_value", leases.error().message);
  return *std::move(leases);
}

Outcome<json::array> facts_in(const http::Request& request) {
  return list_in(request, "facts");
}

Outcome<std::vector<SystemTicket>> tickets_in(const http::Request& request) {
  const auto list = list_in(request, "tickets");
  if (!list) return list.error();
  auto tickets = records::from_json<std::vector<SystemTicket>>(*list);
  if (!tickets) return problem(400, "bad_value", tickets.error().message);
  for (const auto& [name, about, text] : *tickets)
    if (!is_name(name) || about.size() > kLongestText || text.size() > kLongestText || text.empty() ||
        has_zero(about) || has_zero(text))
      return problem(
          400, "bad_value",
          "tickets: each has a name of up to 500 bytes and a text of up to 4000, none with a zero byte");
  return *std::move(tickets);
}

Outcome<std::vector<std::string>> names_in(const http::Request& request) {
  const auto list = list_in(request, "names");
  if (!list) return list.error();
  auto names = records::from_json<std::vector<std::string>>(*list);
  if (!names || !std::all_of(names->begin(), names->end(), is_name))
    return problem(400, "bad_value", "names: texts of up to 500 bytes");
  return *std::move(names);
}

Outcome<Done> done_in(const http::Request& request) {
  auto done = body_as<Done>(request);
  if (done && !done->reader.empty() && !is_name(done->reader))
    return problem(400, "bad_value", "reader: up to 500 bytes, none of them zero");
  return done;
}

Outcome<RowsWanted> rows_wanted_in(const http::Request& request) {
  RowsWanted wanted{query_text(request, "find"), 0, kRowsShown};
  if (!wanted.find.empty() && !is_name(wanted.find))
    return problem(400, "bad_value", "find: up to 500 bytes");
  constexpr auto kLast = std::numeric_limits<std::int32_t>::max();
  if (auto refusal = read_number(request, "from", 0, kLast, wanted.from)) return *std::move(refusal);
  return wanted;
}

Outcome<TicketEnd> ticket_end_in(const http::Request& request) {
  auto end = body_as<TicketEnd>(request);
  if (!end) return end;
  const bool is_good = is_name(end->ticket) && (end->from.empty() || is_name(end->from)) &&
                       !end->reason.empty() && end->reason.size() <= kLongestText && !has_zero(end->reason);
  if (!is_good)
    return problem(
        400, "bad_value",
        "ticket, from: up to 500 bytes each; reason: what came of it, up to 4000; none with a zero byte");
  return end;
}

Outcome<PageWanted> page_in(const http::Request& request) {
  PageWanted wanted;
  std::int64_t wait = 0;
  if (auto refusal = read_number(request, "limit", 1, static_cast<std::int64_t>(kMostRows), wanted.limit))
    return *std::move(refusal);
  if (auto refusal = read_number(request, "wait", 0, 60, wait)) return *std::move(refusal);
  constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
  if (auto refusal = read_number(request, "newest", 0, kLast, wanted.newest)) return *std::move(refusal);
  wanted.wait = std::chrono::seconds(wait);
  wanted.after = query_text(request, "after");
  wanted.stream = query_text(request, "stream");
  wanted.reader = query_text(request, "reader");
  if (const auto types = query_text(request, "types"); !types.empty())
    boost::algorithm::split(wanted.types, types, boost::algorithm::is_any_of(","));
  return wanted;
}

Outcome<Enrolment> enrolment_in(const http::Request& request) {
  const auto body = http::json_body(request);
  if (!body) return body.error();
  const auto* object = body->if_object();
  const auto* code = object ? object->if_contains("code") : nullptr;
  const auto* key = object ? object->if_contains("key") : nullptr;
  if (!code || !code->is_string() || !key || !key->is_string() || !is_key(key->get_string()))
    return problem(400, "bad_value", "code: as it was shown; key: 64 hexadecimal digits in lower case");
  return Enrolment{std::string(code->get_string()), std::string(key->get_string())};
}

}  // namespace packbench::central
