// Double entry: goods only ever move from one place to another, the outside world is a place too.
#pragma once
#include <string>
#include <string_view>

#include "db/connection.hpp"

namespace packbench::db {

inline constexpr std::string_view kOutside = "outside";             // where goods come from
inline constexpr std::string_view kOutsideCount = "outside:count";  // where counts find goods, and lose them
inline constexpr std::string_view kStaging = "staging";             // where picked goods wait to be packed
inline std::string parcel_location(std::string_view parcel) {
  return "parcel:" + std::string(parcel);
}
// What a carrier is called where the order named none.
inline std::string carrier_name(std::string_view carrier) {
  return carrier.empty() ? "carrier" : std::string(carrier);
}
inline std::string carrier_location(std::string_view carrier) {
  return "outside:" + carrier_name(carrier);
}

struct Movement {
  std::int64_t seq;
  int part;  // counts the movements of one journal row, from 0
  const std::string &item, &lot;
  std::int64_t quantity;  // pieces, above zero
};

// Goods that lie somewhere: parcel or location, item, lot, pieces.
struct Lying {
  std::string place, item, lot;
  std::int64_t quantity;
};

// Pieces of the item and lot that lie at a place by the books; 0 or less: none.
[[nodiscard]] std::int64_t lying(Connection& db, const std::string& place, const std::string& item,
                                 const std::string& lot);

// Writes the movement and both balances.
void move(Connection& db, const Movement& movement, const std::string& from, const std::string& to);

}  // namespace packbench::db
