// Functions of the pick events: defined in pick.cpp.
#pragma once
#include <boost/mp11/list.hpp>

#include "db/projections/project.hpp"

namespace packbench::db {

// A workflow's own memory: no table needs them.
using PickJournalOnly = boost::mp11::mp_list<>;

}  // namespace packbench::db
