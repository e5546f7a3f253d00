// Invariant 3: whatever happens, goods are only ever moved, and the balances are the fold of the movements.
#include <gmock/gmock.h>

#include <map>
#include <random>

#include "db/connection.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using Random = std::mt19937;

int upto(Random& random, int n) {
  return static_cast<int>(random() % static_cast<unsigned>(n));
}

// Mostly sensible events in no sensible order: many are refused, none may break the ledger.
r::Event any_event(Random& random, const std::string& order) {
  const auto parcel = order + "-" + std::to_string(1 + upto(random, 2));
  const auto entry = std::int64_t{upto(random, 12)}, quantity = std::int64_t{upto(random, 5)};
  const std::string item = upto(random, 2) ? "tee" : "mug", lot = upto(random, 2) ? "L1" : "";
  switch (upto(random, 16)) {
    case 0:
      return r::StockReceived{item, lot, "staging", quantity};
    case 1:
      return opened(order, 1 + upto(random, 4), std::to_string(1 + upto(random, 2)));
    case 2:
      return r::PackSetAside{"later"};
    case 3:
      return r::PackParcelClosed{parcel, 1, 1, "", "sf"};
    case 4:
      return r::PackSealed{parcel, "SF", upto(random, 2) ? "sf" : "", 1};
    case 5:
      return r::PackFinished{static_cast<r::OrderEnd>(upto(random, 3))};
    case 6:
      return r::PackReleased{entry, "1", item, parcel, "torn", "sue", quantity};
    case 7:
    case 8:
      return r::PackUndone{entry, "1", item, parcel, quantity, {lot, "", ""}};
    case 9:
      return r::OrderReceived{an_order(order, 1 + upto(random, 9))};
    case 14:
    case 15:
      return r::PackUnsealed{parcel, "SF", upto(random, 2) ? "shipped" : "", "why", "sue"};
    case 10:
      return r::OrderCancelled{order, 1 + upto(random, 40), "customer"};
    default:
      return scanned(entry, item, parcel, quantity, lot);
  }
}

using Stock = std::map<std::tuple<std::string, std::string, std::string>, std::int64_t>;

// The balances once more, from the movements, by code that shares nothing with the projections.
Stock folded_movements(Connection& db) {
  Stock stock;
  auto rows = db.query("SELECT item, lot, quantity, from_location, to_location FROM movements");
  while (rows.next()) {
    stock[{rows.text(3), rows.text(0), rows.text(1)}] -= rows.number(2);
    stock[{rows.text(4), rows.text(0), rows.text(1)}] += rows.number(2);
  }
  return stock;
}

Stock stored_balances(Connection& db) {
  Stock stock;
  auto rows = db.query("SELECT location, item, lot, quantity FROM balances");
  while (rows.next()) stock[{rows.text(0), rows.text(1), rows.text(2)}] = rows.number(3);
  return stock;
}

// A place that holds nothing may or may not have a row.
Stock without_empty(Stock stock) {
  std::erase_if(stock, [](const auto& entry) { return entry.second == 0; });
  return stock;
}

TEST(Ledger, BalancesUnderAnyEvents) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    Random random(seed);
    Folder folder;
    const auto path = folder / "bench.db";
    auto store = open_store(path);
    std::vector<Batch> batches;
    for (int n = 0; n < 400; ++n) {
      const std::string order = upto(random, 2) ? "A" : "B";
      std::vector<r::Event> events;
      for (int more = 1 + upto(random, 3); more > 0; --more) events.push_back(any_event(random, order));
      batches.push_back(batch(std::to_string(n), events, order, std::to_string(1 + upto(random, 2))));
    }
    std::size_t held = 0;
    for (const auto& result : store->commit_all(std::move(batches))) held += result.has_value();
    ASSERT_GT(held, 20u) << seed;
    store.reset();
    Connection db(path, Connection::Access::read);
    const auto balances = stored_balances(db);
    EXPECT_EQ(without_empty(balances), without_empty(folded_movements(db))) << seed;
    std::map<std::pair<std::string, std::string>, std::int64_t> sums;
    for (const auto& [key, quantity] : balances) sums[{std::get<1>(key), std::get<2>(key)}] += quantity;
    for (const auto& [key, sum] : sums) EXPECT_EQ(sum, 0) << seed << " " << key.first << " " << key.second;
    EXPECT_THAT(verify(path)->differences, testing::IsEmpty()) << seed;
  }
}

}  // namespace
}  // namespace packbench::db::test
