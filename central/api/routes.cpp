// The paths of contract.yaml, and those of the centre's page.
#include "central/api/routes.hpp"

#include <spdlog/spdlog.h>

#include "central/api/access.hpp"
#include "central/api/bodies.hpp"
#include "central/api/viewing.hpp"
#include "central/facts.hpp"
#include "central/journal.hpp"
#include "central/outcomes.hpp"
#include "central/pg/transaction.hpp"
#include "central/readers.hpp"
#include "central/standing.hpp"
#include "db/records/hex.hpp"

namespace packbench::central {
namespace {

using http::json_response;
using http::Method;
using http::Request;
using http::Response;
using http::Takes;

// One transaction, kept unless it refuses.
Response within(pg::Connection& db, const std::function<Response()>& work) {
  pg::Transaction transaction(db);
  auto response = work();
  if (response.status < 400) transaction.commit();
  return response;
}

json::object lease_json(const Lease& lease) {
  return {{"order", lease.order}, {"token", lease.token}};
}

json::array leases_json(const std::vector<Lease>& leases) {
  json::array list;
  for (const auto& lease : leases) list.push_back(lease_json(lease));
  return list;
}

Response post_enrol(pg::Connection& db, const Request& request) {
  const auto wanted = enrolment_in(request);
  if (!wanted) return wanted.error();
  const auto name = enrol(db, wanted->code, wanted->key);
  return name ? json_response({{"bench", *name}}) : name.error();
}

Response get_bench(Centre& centre, pg::Connection& db, const Caller& bench, const Request&) {
  const auto kept = kept_of(db, bench);
  const auto now = db.run("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint").number(0, 0);
  return json_response({{"bench", bench.name},
                        {"contract", records::kContract},
                        {"kept", kept.seq},
                        {"hash", records::hex(kept.hash)},
                        {"limit", centre.config.leases.limit},
                        {"now_ms", now}});
}

Response post_journal(Centre& centre, pg::Connection& db, const Caller& bench, const Request& request) {
  const auto rows = rows_in(request);
  if (!rows) return rows.error();
  const auto kept = push(db, centre.config.leases, bench, *rows);
  if (!kept) return kept.error();
  return json_response({{"kept", kept->seq}, {"hash", records::hex(kept->hash)}});
}

Response post_claim(Centre& centre, pg::Connection& db, const Caller& bench, const Request& request) {
  const auto wanted = body_as<Claim>(request);
  if (!wanted) return wanted.error();
  return within(db, [&] {
    const auto leases = claim(db, centre.config.leases, bench, *wanted);
    return leases ? json_response({{"granted", leases_json(*leases)}}) : leases.error();
  });
}

Response post_renew(Centre& centre, pg::Connection& db, const Caller& bench, const Request& request) {
  const auto leases = leases_in(request);
  if (!leases) return leases.error();
  return within(db, [&] {
    const auto lost = renew(db, centre.config.leases, bench, *leases);
    return json_response({{"seconds", centre.config.leases.seconds}, {"lost", leases_json(lost)}});
  });
}

Response post_take_over(Centre& centre, pg::Connection& db, const Caller& bench, const Request& request) {
  const auto wanted = body_as<TakeOver>(request);
  if (!wanted) return wanted.error();
  return within(db, [&]() -> Response {
    const auto taken = take_over(db, centre.config.leases, bench, *wanted);
    if (!taken) return taken.error();
    if (taken->lease) return json_response(lease_json(*taken->lease));
    return json_response({{"bench", taken->holder}, {"seconds", taken->seconds}}, 202);
  });
}

Response post_facts(Centre&, pg::Connection& db, const Caller& system, const Request& request) {
  const auto facts = facts_in(request);
  if (!facts) return facts.error();
  return within(db, [&] {
    json::array results;
    for (const auto& fact : *facts) results.push_back(tell_fact(db, fact));
    note_teller(db, system, *facts, results);
    return json_response({{"results", std::move(results)}});
  });
}

Response get_facts(Centre&, pg::Connection& db, const Caller& system, const Request& request) {
  const auto wanted = page_in(request);
  if (!wanted) return wanted.error();
  const auto type = wanted->types.empty() ? "" : wanted->types.front();
  const auto found = standing(db, system, type, wanted->after, wanted->limit);
  if (!found) return found.error();
  return json_response({{"names", records::to_json(found->names)}, {"more", found->more}});
}

Response post_done(Centre&, pg::Connection& db, const Caller& system, const Request& request) {
  const auto done = done_in(request);
  if (!done) return done.error();
  const auto kept = set_done(db, system, done->reader, done->next);
  return kept ? json_response(json::object{}) : kept.error();
}

Response post_tickets(Centre&, pg::Connection& db, const Caller& system, const Request& request) {
  const auto tickets = tickets_in(request);
  if (!tickets) return tickets.error();
  return within(db, [&] {
    raise_tickets(db, system, *tickets);
    return json_response(json::object{});
  });
}

Response get_tickets(Centre&, pg::Connection& db, const Caller& system, const Request&) {
  return json_response({{"names", records::to_json(open_tickets_of(db, system))}});
}

Response post_tickets_close(Centre&, pg::Connection& db, const Caller& system, const Request& request) {
  const auto names = names_in(request);
  if (!names) return names.error();
  withdraw_tickets(db, system, *names);
  return json_response(json::object{});
}

// A question that may wait: asked again whenever something came, until there is an answer or the time is up.
using Read =
    std::function<http::Outcome<Page>(pg::Connection& db, const Caller& caller, const PageWanted& wanted)>;

asio::awaitable<Response> read_page(Centre& centre, const Request& request, Role role, const char* name,
                                    Read read) {
  const auto wanted = page_in(request);
  if (!wanted) co_return wanted.error();
  const auto deadline = std::chrono::steady_clock::now() + wanted->wait;
  for (;;) {
    std::int64_t told = 0, waiter = Watcher::kOutcomes;
    bool is_empty = false;
    Work work = [&](pg::Connection& db, const Caller& caller) -> Response {
      auto page = read(db, caller, *wanted);
      if (!page) return page.error();
      is_empty = page->rows.empty();
      told = page->told;
      if (role == Role::bench) waiter = caller.id;
      return json_response({{name, std::move(page->rows)}, {"next", page->next}, {"more", page->more}});
    };
    auto response = co_await ask(centre, request, role, std::move(work));
    const bool waits = response.status == 200 && is_empty && std::chrono::steady_clock::now() < deadline;
    if (!waits) co_return response;
    co_await centre.watcher.wait(waiter, told, deadline);
  }
}

asio::awaitable<Response> get_changes(Centre& centre, const Request& request) {
  Read read = [](pg::Connection& db, const Caller& bench, const PageWanted& wanted) {
    if (bench.unheard && wanted.newest >= 0) note_newest(db, bench, wanted.newest);
    return changes_after(db, bench, wanted.after, wanted.limit);
  };
  co_return co_await read_page(centre, request, Role::bench, "changes", std::move(read));
}

asio::awaitable<Response> get_outcomes(Centre& centre, const Request& request) {
  Read read = [](pg::Connection& db, const Caller& system, const PageWanted& wanted) {
    if (!wanted.stream.empty()) return outcomes_of(db, wanted.stream, wanted.after, wanted.limit);
    const auto after = wanted.after.empty() ? place_of(db, system, wanted.reader) : wanted.after;
    return outcomes_after(db, after, wanted.limit, wanted.types);
  };
  co_return co_await read_page(centre, request, Role::system, "outcomes", std::move(read));
}

asio::awaitable<Response> get_health(Centre& centre, const Request&) {
  const bool healthy = co_await is_healthy(centre);
  co_return Response{
      healthy ? 200U : 503U, "text/plain", healthy ? "ok\n" : "the database is out of reach\n", {}};
}

asio::awaitable<Response> get_metrics(Centre& centre, const Request& request) {
  Work work = [](pg::Connection& db, const Caller&) {
    return Response{200, "text/plain; version=0.0.4", database_metrics(db), {}};
  };
  auto response = co_await ask(centre, request, Role::system, std::move(work));
  if (response.status == 200) response.body += centre.metrics.text();
  co_return response;
}

asio::awaitable<Response> post_enrol_request(Centre& centre, const Request& request) {
  std::function<Response(pg::Connection&)> work = [&request](pg::Connection& db) {
    return post_enrol(db, request);
  };
  co_return co_await ask_stranger(centre, std::move(work));
}

using Answer = Response (*)(Centre&, pg::Connection&, const Caller&, const Request&);
using Waiting = asio::awaitable<Response> (*)(Centre&, const Request&);

struct Row {
  Method method;
  const char* path;
  Takes takes;
  Role role;
  Answer answer;    // in a thread of the pool; or null:
  Waiting awaited;  // what does more than ask the database once
};
constexpr Row kRows[] = {
    {Method::post, "/v1/enrol", Takes::json, Role::bench, nullptr, &post_enrol_request},
    {Method::get, "/v1/bench", Takes::nothing, Role::bench, &get_bench, nullptr},
    {Method::post, "/v1/journal", Takes::batch, Role::bench, &post_journal, nullptr},
    {Method::get, "/v1/changes", Takes::nothing, Role::bench, nullptr, &get_changes},
    {Method::post, "/v1/leases/claim", Takes::json, Role::bench, &post_claim, nullptr},
    {Method::post, "/v1/leases/renew", Takes::batch, Role::bench, &post_renew, nullptr},
    {Method::post, "/v1/leases/take-over", Takes::json, Role::bench, &post_take_over, nullptr},
    {Method::post, "/v1/facts", Takes::batch, Role::system, &post_facts, nullptr},
    {Method::get, "/v1/facts", Takes::nothing, Role::system, &get_facts, nullptr},
    {Method::get, "/v1/outcomes", Takes::nothing, Role::system, nullptr, &get_outcomes},
    {Method::post, "/v1/outcomes/done", Takes::json, Role::system, &post_done, nullptr},
    {Method::get, "/v1/tickets", Takes::nothing, Role::system, &get_tickets, nullptr},
    {Method::post, "/v1/tickets", Takes::batch, Role::system, &post_tickets, nullptr},
    {Method::post, "/v1/tickets/close", Takes::batch, Role::system, &post_tickets_close, nullptr},
    {Method::get, "/admin/viewer", Takes::nothing, Role::viewer, &get_viewer, nullptr},
    {Method::get, "/admin/tables/{table}", Takes::nothing, Role::viewer, &get_table, nullptr},
    {Method::post, "/admin/tickets/close", Takes::json, Role::viewer, &post_ticket_end, nullptr},
    {Method::get, "/healthz", Takes::nothing, Role::bench, nullptr, &get_health},
    {Method::get, "/metrics", Takes::nothing, Role::system, nullptr, &get_metrics}};

asio::awaitable<Response> answer_row(Centre& centre, const Row& row, const Request& request) {
  Response response;
  if (row.awaited) {
    response = co_await row.awaited(centre, request);
  } else {
    Work work = [&centre, &row, &request](pg::Connection& db, const Caller& caller) {
      return row.answer(centre, db, caller, request);
    };
    response = co_await ask(centre, request, row.role, std::move(work));
  }
  centre.metrics.count(row.path, response.status);
  if (response.status >= 400)
    spdlog::info("{} {} {}", http::to_string(row.method), row.path, response.status);
  co_return response;
}

}  // namespace

std::vector<http::Route> routes(Centre& centre) {
  std::vector<http::Route> all;
  for (const auto& row : kRows)
    all.push_back({{row.method, row.path, row.takes},
                   [&centre, &row](const Request& request) { return answer_row(centre, row, request); }});
  return all;
}

}  // namespace packbench::central
