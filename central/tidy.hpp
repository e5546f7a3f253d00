// Old changes are put together, so that a bench which begins is not told years of movements one by one.
#pragma once
#include <cstdint>
#include <string>

#include "central/pg/connection.hpp"

namespace packbench::central {

// Notes from where a bench reads: behind `after`, empty: from the beginning. False: what came there was put
// together, and the bench did not begin: it has some of it already. In a transaction of its own.
[[nodiscard]] bool note_reading(pg::Connection& db, std::int64_t bench, const std::string& after);

// One step: at most `upto` changes that every bench which reads was told, and `days` ago already could be
// told: a store that is put back from a backup is behind. Of movements their sum stays, of facts the newest,
// of what one bench was told nothing. Returns how many changes it looked at; 0: there are none left.
std::int64_t tidy_changes(pg::Connection& db, std::int64_t days, std::int64_t upto);

}  // namespace packbench::central
