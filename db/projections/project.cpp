// Finds the function of an event.
#include "db/projections/project.hpp"

#include <boost/mp11.hpp>

#include "db/projections/apply.hpp"

namespace packbench::db {
namespace {

// A workflow's own memory: folded from the journal when an order is opened, no table needs them.
using JournalOnly = boost::mp11::mp_list<records::PackQuantity, records::PackAwaited, records::PackAsked,
                                         records::PackDropped, records::PackNoted, records::PackShorted,
                                         records::PackChanged>;

}  // namespace

Result<void> project(Connection& db, const Fact& fact, const records::Event& event) {
  return std::visit(
      [&](const auto& e) -> Result<void> {
        if constexpr (boost::mp11::mp_contains<JournalOnly, std::decay_t<decltype(e)>>::value) {
          return {};
        } else {
          return apply(db, fact, e);
        }
      },
      event);
}

}  // namespace packbench::db
