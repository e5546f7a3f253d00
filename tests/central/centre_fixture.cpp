// A fresh database, and benches that keep a journal of their own.
#include "centre_fixture.hpp"

#include <random>

#include "central/changes.hpp"
#include "central/secret.hpp"

namespace packbench::central {
namespace {

template <class T>
std::string within(pg::Connection& db, T work) {
  pg::Transaction transaction(db);
  auto result = work();
  transaction.commit();
  return result;
}

}  // namespace

std::string long_name() {
  std::mt19937 random(1);
  std::string name;
  for (int i = 0; i < 20'000; ++i) name += static_cast<char>('!' + random() % 90);
  return name;
}

std::string code_of(const http::Response& refusal) {
  return std::string(json::parse(refusal.body).at("error").at("code").as_string());
}

records::Order order_of(const std::string& number, std::int64_t revision) {
  records::Order order;
  order.order = number;
  order.revision = revision;
  order.lines = {{"1", "A", 2, false}};
  return order;
}

FakeBench& FakeBench::row(const std::string& type, const std::string& stream, const json::value& payload) {
  records::JournalRow row{++seq_, 1'700'000'000'000 + seq_, "1", "packer-1", stream, {},
                          type,   json::serialize(payload)};
  if (seq_ % 2 == 1) row.input = {"in-" + std::to_string(seq_), "usb:1", std::string("\t\\\0\n", 4), "]C1"};
  hash_ = records::chain_hash(hash_, row);
  rows_.push_back({row, hash_});
  return *this;
}

CentreFixture::CentreFixture() : conninfo_(Cluster::get().new_database()), db_(conninfo_) {
  start_sodium();
}

FakeBench CentreFixture::bench(const std::string& name) {
  const auto key = new_key();
  EXPECT_EQ(enrol(db_, add_bench(db_, name).value(), key).value(), name);
  return FakeBench(caller_of(db_, key).value());
}

std::string CentreFixture::push_all(FakeBench& bench) {
  return push_rows(bench, bench.take());
}

std::string CentreFixture::push_rows(const FakeBench& bench, const std::vector<records::ChainedRow>& rows) {
  const auto kept = push(db_, rules_, bench.caller(), rows);
  return kept ? std::to_string(kept->seq) : code_of(kept.error());
}

std::string CentreFixture::tell_one(const std::string& type, const json::value& payload) {
  return within(db_, [&] {
    const auto told = tell_fact(db_, {{"type", type}, {"payload", payload}});
    const auto result = std::string(told.at("result").as_string());
    return told.contains("why") ? result + ": " + std::string(told.at("why").as_string()) : result;
  });
}

void CentreFixture::order(const std::string& number, std::int64_t revision, const json::object& more) {
  json::object fact{{"order", records::to_json(order_of(number, revision))},
                    {"to", {{"name", "Li Lei"}, {"phone", "555-0117"}}}};
  for (const auto& [key, value] : more) fact[key] = value;
  const auto result = tell_one("order", fact);
  EXPECT_TRUE(result == "new" || result == "changed") << result;
}

std::vector<std::string> CentreFixture::claim_upto(const FakeBench& bench, std::int64_t upto) {
  std::vector<std::string> orders;
  within(db_, [&] {
    const auto granted = claim(db_, rules_, bench.caller(), {upto, "", "", "", ""});
    if (!granted) orders.push_back(code_of(granted.error()));
    if (granted)
      for (const auto& lease : *granted) orders.push_back(lease.order);
    return std::string();
  });
  return orders;
}

std::string CentreFixture::claim_order(const FakeBench& bench, const std::string& order) {
  return within(db_, [&] {
    const auto granted = claim(db_, rules_, bench.caller(), {0, "", "", order, ""});
    if (!granted) return code_of(granted.error());
    return granted->front().order + "/" + std::to_string(granted->front().token);
  });
}

std::string CentreFixture::take(const FakeBench& bench, const std::string& order) {
  return within(db_, [&] {
    const auto taken = take_over(db_, rules_, bench.caller(), {order, "boss", "urgent"});
    if (!taken) return code_of(taken.error());
    return taken->lease ? taken->lease->order + "/" + std::to_string(taken->lease->token)
                        : "asked " + taken->holder;
  });
}

void CentreFixture::let_go(FakeBench& bench, const std::string& order, std::int64_t token) {
  push_all(
      bench.row("lease.ended", "order:" + order, {{"order", order}, {"token", token}, {"why", "released"}}));
}

std::vector<std::string> CentreFixture::renew_all(const FakeBench& bench, const std::vector<Lease>& leases) {
  std::vector<std::string> lost;
  within(db_, [&] {
    for (const auto& lease : renew(db_, rules_, bench.caller(), leases)) lost.push_back(lease.order);
    return std::string();
  });
  return lost;
}

void CentreFixture::run_out(const std::string& order) {
  db_.run(
      "UPDATE orders SET lease_until = now() - make_interval(secs => $2::bigint + 1) WHERE number = $1"
      " AND bench IS NOT NULL",
      {order, rules_.margin});
}

json::array CentreFixture::pull(const FakeBench& bench) {
  auto& cursor = cursors_[bench.caller().id];
  auto page = changes_after(db_, bench.caller(), cursor, 1000).value();
  cursor = page.next;
  return std::move(page.rows);
}

std::vector<std::string> CentreFixture::told(const FakeBench& bench) {
  std::vector<std::string> all;
  for (const auto& change : pull(bench)) {
    auto line = std::string(change.at("type").as_string());
    const auto& payload = change.at("payload").as_object();
    for (const auto* member : {"order", "location", "item", "quantity", "token", "why"}) {
      const auto* found = payload.if_contains(member);
      if (found && found->is_string()) line += " " + std::string(found->get_string());
      if (found && found->is_int64()) line += " " + std::to_string(found->get_int64());
      if (found && found->is_object() && line == "order")
        line += " " + std::string(found->at("order").as_string());
    }
    all.push_back(line);
  }
  return all;
}

void CentreFixture::pull_and_push(FakeBench& bench) {
  for (const auto& change : pull(bench)) {
    const auto type = std::string(change.at("type").as_string());
    bench.row(type,
              type.starts_with("lease.")
                  ? "order:" + std::string(change.at("payload").at("order").as_string())
                  : "centre",
              change.at("payload"));
  }
  push_all(bench.row("scan.noted", "bench"));
}

std::vector<std::string> CentreFixture::open_tickets() {
  const auto rows = db_.run("SELECT kind || ' ' || document FROM tickets WHERE state = 'open' ORDER BY 1");
  std::vector<std::string> all;
  for (int i = 0; i < rows.size(); ++i) all.push_back(rows.text(i, 0));
  return all;
}

std::string CentreFixture::value(const std::string& sql) {
  return db_.run(sql).text(0, 0);
}

}  // namespace packbench::central
