// Functions of the returns events: defined in returns.cpp.
#pragma once
#include <boost/mp11/list.hpp>

#include "db/projections/project.hpp"

namespace packbench::db {

// A workflow's own memory: no table needs them.
using ReturnsJournalOnly = boost::mp11::mp_list<>;

}  // namespace packbench::db
