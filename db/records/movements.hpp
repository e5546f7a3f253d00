// What events move between places. Each event that moves goods to or from a place which may be a location
// names that place, so a table of the events' members is all that anybody needs of the bench's ledger.
#pragma once
#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace packbench::records {

struct Movement {
  std::string from, to;  // places; empty: one that is the bench's own
  std::string item, lot;
  std::int64_t quantity = 0;  // below zero (of a correction): so many less at `to`
};

// What an event of that type moves; none where it moves nothing. Nothing: a member is wrong.
[[nodiscard]] std::optional<std::vector<Movement>> movements_of(std::string_view type,
                                                                const boost::json::object& payload);

// All types that move goods.
[[nodiscard]] std::vector<std::string> moving_types();

}  // namespace packbench::records
