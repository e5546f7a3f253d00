// What benches put to locations and take from them. Each event that moves goods to or from a place which may
// be a location names that place, so a table of the events' members is all that the centre needs of the
// bench's ledger; what is in parcels it never asks.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "central/keys.hpp"
#include "central/pg/connection.hpp"
#include "db/records/json.hpp"

namespace packbench::central {

class StockMoves {
 public:
  // Takes in what the event moves, if it does. False: it does, but a member is wrong.
  bool add(std::string_view type, const boost::json::object& payload);

  // Books the sums, tells those at locations that an order system told to all other benches, and opens a
  // ticket where less than nothing lies at one.
  void book(pg::Connection& db, const Caller& bench) const;

 private:
  std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> sums_;  // location, item, lot
};

// The location is told for the first time: so is what benches moved there before.
void tell_stock_of(pg::Connection& db, const std::string& location);

}  // namespace packbench::central
