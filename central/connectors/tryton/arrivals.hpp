// What benches took in, of a delivery or of a return, by their rows.
#pragma once
#include <compare>
#include <map>
#include <string>
#include <vector>

#include "central/connectors/centre.hpp"
#include "central/connectors/tryton/packed.hpp"

namespace packbench::connectors::tryton {

// Where pieces went.
struct Destination {
  bool waste = false;    // not to be sold
  std::string location;  // the bench's, or empty: not put away yet
  auto operator<=>(const Destination&) const = default;
};

struct Arrivals {
  std::string document;  // the note's number, or the RMA's
  bool ended = false;    // signed: nothing more comes under it
  std::map<Goods, std::map<Destination, std::int64_t>> pieces;
  std::map<Goods, std::string> expiry;  // YYYY-MM-DD, of lots whose it was read

  [[nodiscard]] Pieces all() const;
};

// Of all rows of "receive:<note>". What was not on the note is left out: the bench keeps it apart.
[[nodiscard]] Arrivals received_from(const std::string& note, const std::vector<Outcome>& rows);

// Of all rows of "returns:<rma>". What was never sent to the customer is left out.
[[nodiscard]] Arrivals returned_from(const std::string& rma, const std::vector<Outcome>& rows);

}  // namespace packbench::connectors::tryton
