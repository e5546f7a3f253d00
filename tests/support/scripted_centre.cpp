// A centre that speaks the contract in this process.
#include "scripted_centre.hpp"

#include "db/records/hex.hpp"

namespace packbench::tests {

namespace json = boost::json;
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

http::Answer reply(unsigned status, json::object body) {
  return {status, json::serialize(body)};
}

http::Answer problem(unsigned status, const char* code) {
  return reply(status, {{"error", {{"code", code}, {"message", code}}}});
}

std::string query(const std::string& target, const std::string& name) {
  const auto at = target.find(name + "=");
  if (at == std::string::npos) return "";
  const auto from = at + name.size() + 1;
  return target.substr(from, target.find('&', from) - from);
}

http::Error lost() {
  return {http::Errc::unreachable, "the line is cut"};
}

}  // namespace

station::Ask ScriptedCentre::ask() {
  return [this](http::Call call, drivers::Duration within) { return answer(std::move(call), within); };
}

asio::awaitable<http::Result<http::Answer>> ScriptedCentre::answer(http::Call call,
                                                                   drivers::Duration within) {
  ++calls;
  const auto what = down ? Fault::lose_request : fault ? fault(call) : Fault::none;
  if (what == Fault::lose_request) co_return lost();
  if (what == Fault::nonsense) co_return http::Answer{200, "<html>not a centre"};
  if (what == Fault::error) co_return problem(500, "broken");
  if (what == Fault::slow) {
    co_await pause_(within);
    (void)co_await route(call);  // it came after all, and nobody waits for the answer any more
    co_return http::Error{http::Errc::timed_out, "too late"};
  }
  auto answered = co_await route(call);
  if (what == Fault::twice) answered = co_await route(call);
  if (what == Fault::lose_reply || down) co_return lost();
  co_return answered;
}

asio::awaitable<http::Answer> ScriptedCentre::route(http::Call call) {
  if (call.target.starts_with("/v1/changes")) co_return co_await changes(call.target);
  if (call.target == "/v1/bench") co_return bench();
  const auto body = json::parse(call.body).as_object();
  if (call.target == "/v1/journal") co_return journal(body);
  if (call.target == "/v1/leases/claim") co_return claim(body);
  if (call.target == "/v1/leases/renew") co_return renew(body);
  if (call.target == "/v1/leases/take-over") co_return take_over(body);
  co_return problem(404, "no_such_call");
}

std::string ScriptedCentre::hash() const {
  return rows.empty() ? records::first_hash() : rows.rbegin()->second.hash;
}

http::Answer ScriptedCentre::bench() const {
  return reply(200, {{"bench", "east"}, {"contract", 1}, {"kept", kept()}, {"hash", records::hex(hash())}});
}

http::Answer ScriptedCentre::journal(const json::object& body) {
  const auto& batch = body.at("rows").as_array();
  if (static_cast<std::int64_t>(batch.size()) > most_rows) return problem(413, "too_large");
  ++batches;
  std::vector<records::ChainedRow> fresh;
  auto previous = hash();
  auto last = kept();
  for (const auto& value : batch) {
    auto read = records::row_from_wire(value);
    if (!read) return problem(400, "bad_row");
    const auto known = rows.find(read->row.seq);
    if (known != rows.end()) {
      if (known->second.hash != read->hash) return problem(409, "forked");
      continue;
    }
    if (read->row.seq != last + 1) return problem(409, "gap");
    if (records::chain_hash(previous, read->row) != read->hash) return problem(409, "chain_broken");
    previous = read->hash;
    ++last;
    fresh.push_back(*std::move(read));
  }
  for (auto& row : fresh) {
    if (row.row.type == "lease.ended") let_go(json::parse(row.row.payload).as_object());
    rows.emplace(row.row.seq, std::move(row));
  }
  return reply(200, {{"kept", kept()}, {"hash", records::hex(hash())}});
}

void ScriptedCentre::tell(std::string type, json::value payload, std::string id) {
  if (id.empty()) id = "c" + std::to_string(changes_.size() + 1);
  changes_.push_back({std::move(id), std::move(type), std::move(payload)});
}

asio::awaitable<http::Answer> ScriptedCentre::changes(std::string target) {
  newest = std::stoll(query(target, "newest"));
  const auto after = query(target, "after");
  auto from = after.empty() || begin_again_ ? 0U : static_cast<std::size_t>(std::stoul(after));
  begin_again_ = false;
  if (!after.empty() && from < kept_from) co_return problem(410, "cursor.gone");
  const auto limit = static_cast<std::size_t>(std::stoul(query(target, "limit")));
  drivers::Duration left = std::chrono::seconds(std::stoi(query(target, "wait")));
  for (; from >= changes_.size() && left > 0s && !down; left -= 50ms) co_await pause_(50ms);
  json::array told;
  for (; from < changes_.size() && told.size() < limit; ++from)
    if (!changes_[from].type.empty())
      told.push_back(
          {{"id", changes_[from].id}, {"type", changes_[from].type}, {"payload", changes_[from].payload}});
  co_return reply(
      200, {{"changes", std::move(told)}, {"next", std::to_string(from)}, {"more", from < changes_.size()}});
}

void ScriptedCentre::grant(const std::string& order) {
  auto& leased = orders[order];
  if (leased.here) return;
  leased = {leased.token + 1, true, false};
  if (const auto fact = told_with.find(order); fact != told_with.end())
    tell(records::kOrderFact, fact->second);
  tell("lease.granted", {{"order", order}, {"token", leased.token}});
}

void ScriptedCentre::take_away(const std::string& order, const std::string& to, const std::string& why) {
  auto& leased = orders[order];
  leased.here = false;
  tell("lease.ended", {{"order", order}, {"token", leased.token}, {"why", why}, {"bench", to}});
  ++leased.token;
}

http::Answer ScriptedCentre::claim(const json::object& body) {
  const auto* named = body.if_contains("order");
  if (!named) named = body.if_contains("code");
  if (named) {
    const std::string name(named->as_string()), order = codes.contains(name) ? codes[name] : name;
    if (!orders.contains(order)) return problem(404, "order.unknown");
    if (orders[order].token > 0 && !orders[order].here)
      return reply(409, {{"error", {{"code", "order.held"}, {"message", ""}, {"bench", "west"}}}});
    grant(order);
    return reply(200, {{"granted", {{{"order", order}, {"token", orders[order].token}}}}});
  }
  auto open = body.at("upto").as_int64();
  for (const auto& [order, leased] : orders) open -= leased.here && !leased.ended;
  for (auto& [order, leased] : orders)
    if (open > 0 && leased.token == 0) {
      grant(order);
      --open;
    }
  return reply(200, {{"granted", json::array()}});
}

http::Answer ScriptedCentre::take_over(const json::object& body) {
  wished = json::serialize(body);
  const std::string order(body.at("order").as_string());
  if (!orders.contains(order)) return problem(404, "order.unknown");
  if (orders[order].token > 0 && !orders[order].here)
    return reply(202, {{"bench", "west"}, {"seconds", silent ? 0 : 500}});
  grant(order);
  return reply(200, {{"order", order}, {"token", orders[order].token}});
}

http::Answer ScriptedCentre::renew(const json::object& body) {
  json::array gone;
  renewed.clear();
  for (const auto& row : body.at("leases").as_array()) {
    renewed.emplace_back(row.at("order").as_string());
    const auto& leased = orders[std::string(row.at("order").as_string())];
    if (!leased.here || leased.token != row.at("token").as_int64()) gone.push_back(row);
  }
  return reply(200, {{"seconds", lease_seconds}, {"lost", std::move(gone)}});
}

void ScriptedCentre::let_go(const json::object& lease) {
  auto& leased = orders[std::string(lease.at("order").as_string())];
  if (leased.here && leased.token == lease.at("token").as_int64()) leased.here = false;
}

}  // namespace packbench::tests
