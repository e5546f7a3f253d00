// Functions of the count events: defined in count.cpp.
#pragma once
#include <boost/mp11/list.hpp>

#include "db/projections/project.hpp"

namespace packbench::db {

// A workflow's own memory: no table needs them.
using CountJournalOnly = boost::mp11::mp_list<>;

}  // namespace packbench::db
