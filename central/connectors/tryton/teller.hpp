// What the centre was told, and what could not be told: only differences go to it.
#pragma once
#include <boost/json.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "central/connectors/centre.hpp"

namespace packbench::connectors::tryton {

// One fact, and what its ticket would be called: "<kind>/<name>".
struct Said {
  std::string name;
  std::string type;
  boost::json::value payload;
};

class Teller {
 public:
  explicit Teller(Centre& centre) : centre_(centre) {}

  // Tells what is new or other than this process told it last; whether the centre learned something. What it
  // refuses is a ticket. CentreError: some of it was told, and all may be told again.
  bool tell(const std::vector<Said>& facts);

  // All that is wrong now with things of one kind: raised where it was not, closed where it is gone.
  void settle(const std::string& kind, std::vector<Ticket> wrong);

 private:
  Centre& centre_;
  std::map<std::string, std::size_t> told_;  // hashes of facts by name
  std::map<std::string, Ticket> refused_;    // by the centre
  std::optional<std::map<std::string, std::string>>
      raised_;  // open tickets with their text; empty: not known
};

}  // namespace packbench::connectors::tryton
