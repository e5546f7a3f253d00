// A fresh database, benches that keep a journal of their own, and what tests ask of both.
#pragma once
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "central/facts.hpp"
#include "central/journal.hpp"
#include "central/keys.hpp"
#include "central/leases.hpp"
#include "central/pg/transaction.hpp"
#include "cluster.hpp"
#include "db/records/chain.hpp"

namespace packbench::central {

// A bench's side of the journal: rows with their chain.
class FakeBench {
 public:
  explicit FakeBench(Caller caller) : caller_(std::move(caller)) {}
  const Caller& caller() const { return caller_; }

  // Its next row; what was made and not yet taken goes with take().
  FakeBench& row(const std::string& type, const std::string& stream,
                 const json::value& payload = json::object{});
  std::vector<records::ChainedRow> take() { return std::exchange(rows_, {}); }

 private:
  Caller caller_;
  std::int64_t seq_ = 0;
  std::string hash_ = records::first_hash();
  std::vector<records::ChainedRow> rows_;
};

class CentreFixture : public testing::Test {
 protected:
  CentreFixture();

  FakeBench bench(const std::string& name);

  // Pushes what the bench made since the last time; the newest row that is kept, or the refusal's code.
  std::string push_all(FakeBench& bench);
  std::string push_rows(const FakeBench& bench, const std::vector<records::ChainedRow>& rows);

  std::string tell_one(const std::string& type, const json::value& payload);  // "new", ..., "refused: why"
  void order(const std::string& number, std::int64_t revision = 1, const json::object& more = {});

  std::vector<std::string> claim_upto(const FakeBench& bench, std::int64_t upto);
  // "SO-1/1" (order and token), or the refusal's code.
  std::string claim_order(const FakeBench& bench, const std::string& order);
  std::string take(const FakeBench& bench, const std::string& order);  // likewise, or "asked a"
  // Says so in its journal, as a bench does, behind all that it made before.
  void let_go(FakeBench& bench, const std::string& order, std::int64_t token);
  std::vector<std::string> renew_all(const FakeBench& bench, const std::vector<Lease>& leases);  // the lost
  void run_out(const std::string& order);  // its lease, margin and all

  // All that the bench was told since the last time: types with what tells them apart.
  std::vector<std::string> told(const FakeBench& bench);
  // The bench writes what it was told into its journal, as a bench does, and pushes it.
  void pull_and_push(FakeBench& bench);

  std::vector<std::string> open_tickets();  // "kind document"
  std::string value(const std::string& sql);

  const std::string conninfo_;
  pg::Connection db_;
  LeaseRules rules_;

 private:
  json::array pull(const FakeBench& bench);
  std::map<std::int64_t, std::string> cursors_;
};

// Longer than an index takes, and nothing that compression makes short.
std::string long_name();
std::string code_of(const http::Response& refusal);
records::Order order_of(const std::string& number, std::int64_t revision = 1);

}  // namespace packbench::central
