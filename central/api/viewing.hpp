// What the centre's page asks: tables, and closing a ticket. Not part of contract.yaml: page and centre are
// one binary.
#pragma once
#include "central/api/access.hpp"

namespace packbench::central {

// Who looks, and the centre's clock.
[[nodiscard]] http::Response get_viewer(Centre&, pg::Connection& db, const Caller& viewer,
                                        const http::Request&);

// Rows of a table with what is looked for, 200 from the first that is asked for. 404 no_such_table, 400
// bad_value.
[[nodiscard]] http::Response get_table(Centre&, pg::Connection& db, const Caller&,
                                       const http::Request& request);

// Under the viewer's name. 404 ticket.not_open, 400 bad_value.
[[nodiscard]] http::Response post_ticket_end(Centre&, pg::Connection& db, const Caller& viewer,
                                             const http::Request& request);

}  // namespace packbench::central
