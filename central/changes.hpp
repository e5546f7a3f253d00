// What benches must know: written in the transaction that causes it, told in the order of transactions.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "central/keys.hpp"
#include "central/pg/connection.hpp"
#include "db/records/json.hpp"

namespace packbench::central {

namespace json = boost::json;

// To one bench.
void tell(pg::Connection& db, std::int64_t bench, std::string_view type, const json::value& payload);
// To all benches, also those that are enrolled later, but not to `origin` (0: nobody's).
void tell_all(pg::Connection& db, std::int64_t origin, std::string_view type, const json::value& payload);
// The same for many of one type, in their order.
void tell_all(pg::Connection& db, std::int64_t origin, std::string_view type,
              const std::vector<json::value>& payloads);
// The order as it will stand when it is told: no consignee lies among the changes.
void tell_order(pg::Connection& db, std::int64_t bench, const std::string& order);

// Benches that have the order or had it.
[[nodiscard]] std::vector<std::int64_t> benches_that_had(pg::Connection& db, const std::string& order);

struct Page {
  json::array rows;
  std::string next;  // cursor behind them
  bool more = false;
  std::int64_t told = 0;  // transactions before this one were looked at
};

// What comes behind `after` for this bench. 400 bad_cursor.
[[nodiscard]] http::Outcome<Page> changes_after(pg::Connection& db, const Caller& bench,
                                                const std::string& after, std::int64_t limit);

}  // namespace packbench::central
