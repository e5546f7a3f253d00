// Functions of the count events: defined in count.cpp.
#pragma once
#include <boost/mp11/list.hpp>

#include "db/projections/project.hpp"

namespace packbench::db {

// A workflow's own memory: no table needs them.
using CountJournalOnly = boost::mp11::mp_list<records::CountOffered>;

Result<void> apply(Connection&, const Fact&, const records::CountPlanned&);
Result<void> apply(Connection&, const Fact&, const records::CountTasked&);
Result<void> apply(Connection&, const Fact&, const records::CountTaken&);
Result<void> apply(Connection&, const Fact&, const records::CountBegan&);
Result<void> apply(Connection&, const Fact&, const records::CountScanned&);
Result<void> apply(Connection&, const Fact&, const records::CountUndone&);
Result<void> apply(Connection&, const Fact&, const records::CountRestarted&);
Result<void> apply(Connection&, const Fact&, const records::CountLooked&);
Result<void> apply(Connection&, const Fact&, const records::CountNone&);
Result<void> apply(Connection&, const Fact&, const records::CountFinished&);
Result<void> apply(Connection&, const Fact&, const records::CountApproved&);
Result<void> apply(Connection&, const Fact&, const records::CountRejected&);
Result<void> apply(Connection&, const Fact&, const records::CountCorrected&);

}  // namespace packbench::db
