// How far order systems have dealt with outcomes: so that one needs no memory of its own.
#pragma once
#include <string>

#include "central/keys.hpp"
#include "central/pg/connection.hpp"
#include "http/request.hpp"

namespace packbench::central {

// Where `reader` of that system goes on: behind what it said last, or "", the beginning.
[[nodiscard]] std::string place_of(pg::Connection& db, const Caller& system, const std::string& reader);

// All before the cursor is dealt with. One that lies before what was said already changes nothing. 400
// bad_cursor.
[[nodiscard]] http::Outcome<void> set_done(pg::Connection& db, const Caller& system,
                                           const std::string& reader, const std::string& cursor);

}  // namespace packbench::central
