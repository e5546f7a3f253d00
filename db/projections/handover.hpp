// Functions of the handover events: defined in handover.cpp.
#pragma once
#include <boost/mp11/list.hpp>

#include "db/projections/project.hpp"

namespace packbench::db {

Result<void> apply(Connection&, const Fact&, const records::HandoverBegan&);
Result<void> apply(Connection&, const Fact&, const records::HandoverScanned&);
Result<void> apply(Connection&, const Fact&, const records::HandoverUndone&);
Result<void> apply(Connection&, const Fact&, const records::HandoverClosed&);
Result<void> apply(Connection&, const Fact&, const records::HandoverReopened&);
Result<void> apply(Connection&, const Fact&, const records::HandoverHanded&);
Result<void> apply(Connection&, const Fact&, const records::HandoverDropped&);

// A sealed parcel waits for its carrier.
void await_carrier(Connection& db, const std::string& parcel, const std::string& carrier);

// A workflow's own memory: no table needs them.
using HandoverJournalOnly = boost::mp11::mp_list<>;

}  // namespace packbench::db
