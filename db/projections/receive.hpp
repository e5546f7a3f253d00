// Functions of the receive events: defined in receive.cpp.
#pragma once
#include <boost/mp11/list.hpp>

#include "db/projections/project.hpp"

namespace packbench::db {

Result<void> apply(Connection&, const Fact&, const records::NoteReceived&);
Result<void> apply(Connection&, const Fact&, const records::NoteCancelled&);
Result<void> apply(Connection&, const Fact&, const records::ReceiveCounted&);
Result<void> apply(Connection&, const Fact&, const records::ReceiveUndone&);
Result<void> apply(Connection&, const Fact&, const records::ReceiveInspected&);
Result<void> apply(Connection&, const Fact&, const records::ReceiveClosed&);

// A workflow's own memory: no table needs them.
using ReceiveJournalOnly =
    boost::mp11::mp_list<records::ReceiveBegan, records::ReceiveChanged, records::ReceiveWitnessed,
                         records::ReceiveItemMet, records::ReceivePlaced, records::ReceiveHeld,
                         records::ReceiveMarked, records::ReceivePhotographed, records::ReceiveTurned,
                         records::ReceiveExamined, records::ReceivePutBack, records::ReceiveExplained>;

}  // namespace packbench::db
