// Functions of the pick events: defined in pick.cpp.
#pragma once
#include <boost/mp11/list.hpp>

#include "db/projections/project.hpp"

namespace packbench::db {

// A workflow's own memory: no table needs them.
using PickJournalOnly = boost::mp11::mp_list<records::PickSent, records::PickArrived, records::PickTaken,
                                             records::PickPutBack, records::PickMissed>;

Result<void> apply(Connection&, const Fact&, const records::PickBegan&);
Result<void> apply(Connection&, const Fact&, const records::PickBound&);
Result<void> apply(Connection&, const Fact&, const records::PickPicked&);
Result<void> apply(Connection&, const Fact&, const records::PickUndone&);
Result<void> apply(Connection&, const Fact&, const records::PickLooked&);
Result<void> apply(Connection&, const Fact&, const records::PickShorted&);
Result<void> apply(Connection&, const Fact&, const records::PickTold&);
Result<void> apply(Connection&, const Fact&, const records::PickDropped&);
Result<void> apply(Connection&, const Fact&, const records::PickSigned&);

}  // namespace packbench::db
