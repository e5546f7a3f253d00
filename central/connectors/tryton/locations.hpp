// Tryton's bins as locations.
#pragma once
#include <boost/json.hpp>
#include <map>
#include <string>
#include <vector>

#include "central/connectors/centre.hpp"
#include "db/records/location.hpp"

namespace packbench::connectors::tryton {

struct Places {
  std::vector<records::Location> locations;
  std::map<std::int64_t, std::string> names;  // by the id of the stock.location
  std::vector<Ticket> tickets;                // "location/<name>"
};

// A location is called by its code. `bins`: what lies below the storage location of the warehouse, itself
// included, with "childs": those that have others below them are no bins. `waste`: its waste locations.
// Records also of those not active.
[[nodiscard]] Places locations_from(const boost::json::array& bins, const boost::json::array& waste);

}  // namespace packbench::connectors::tryton
