// Functions of the returns events: defined in returns.cpp.
#pragma once
#include <boost/mp11/list.hpp>

#include "db/projections/project.hpp"

namespace packbench::db {

Result<void> apply(Connection&, const Fact&, const records::ReturnAnnounced&);
Result<void> apply(Connection&, const Fact&, const records::ReturnBegan&);
Result<void> apply(Connection&, const Fact&, const records::ReturnKindTold&);
Result<void> apply(Connection&, const Fact&, const records::ReturnPackagingSeen&);
Result<void> apply(Connection&, const Fact&, const records::ReturnGraded&);
Result<void> apply(Connection&, const Fact&, const records::ReturnUndone&);

// exchanges.cpp
Result<void> apply(Connection&, const Fact&, const records::ReturnExchangeWanted&);
// An order that may be the exchange somebody waits for: ties it to its return, and ends the ticket.
void settle_exchange(Connection&, const Fact&, const records::Order&);

// tickets.cpp
Result<void> apply(Connection&, const Fact&, const records::TicketOpened&);
Result<void> apply(Connection&, const Fact&, const records::TicketClosed&);

// A workflow's own memory: no table needs them.
using ReturnsJournalOnly = boost::mp11::mp_list<records::ReturnCounted, records::ReturnExchangeTold>;

}  // namespace packbench::db
