// Functions of the move events: defined in move.cpp.
#pragma once
#include <boost/mp11/list.hpp>

#include "db/projections/project.hpp"

namespace packbench::db {

// A workflow's own memory: no table needs them.
using MoveJournalOnly = boost::mp11::mp_list<records::MoveStarted, records::MoveTaken, records::MovePutBack>;

Result<void> apply(Connection&, const Fact&, const records::MoveMoved&);
Result<void> apply(Connection&, const Fact&, const records::MoveUndone&);

}  // namespace packbench::db
