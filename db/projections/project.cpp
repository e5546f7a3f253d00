// Finds the function of an event.
#include "db/projections/project.hpp"

#include <boost/mp11.hpp>

#include "db/projections/apply.hpp"

namespace packbench::db {
namespace {

// A workflow's own memory: folded from the journal when an order is opened, no table needs them.
using PackJournalOnly = boost::mp11::mp_list<records::PackQuantity, records::PackAwaited, records::PackAsked,
                                             records::PackDropped, records::PackNoted, records::PackShorted,
                                             records::PackChanged>;
using WorkJournalOnly = boost::mp11::mp_list<records::WorkAsked, records::WorkAwaited, records::WorkDropped,
                                             records::WorkQuantity>;
// Availability is reckoned from the rows of its one stream (records::BenchEvents): they are few. Passwords
// and PINs lie in the key file; that one was set, and who signed in (records::PeopleEvents), is only read as
// it was written. So is what was done with devices, and
// which templates were changed.
using JournalOnly =
    boost::mp11::mp_append<PackJournalOnly, WorkJournalOnly, ReceiveJournalOnly, MoveJournalOnly,
                           PickJournalOnly, HandoverJournalOnly, ReturnsJournalOnly, CountJournalOnly,
                           records::BenchEvents, records::PeopleEvents, records::DeviceEvents,
                           records::TemplateEvents>;

}  // namespace

Fact fact_of(const records::JournalRow& row) {
  const std::string_view stream = row.stream;
  const auto colon = stream.find(':');
  const auto kind = stream.substr(0, colon);
  const auto subject = colon == std::string_view::npos ? std::string_view() : stream.substr(colon + 1);
  Fact fact{row.seq, row.at_ms, row.lane, row.person, {}, kind, subject, {}};
  if (kind == "order") fact.order = subject;
  if (row.input) fact.source = row.input->source;
  return fact;
}

Result<void> project(Connection& db, const Fact& fact, const records::Event& event) {
  return event.visit([&](const auto& e) -> Result<void> {
    if constexpr (boost::mp11::mp_contains<JournalOnly, std::decay_t<decltype(e)>>::value) {
      return {};
    } else {
      return apply(db, fact, e);
    }
  });
}

}  // namespace packbench::db
