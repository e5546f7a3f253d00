// Routes of the desk with the right that each asks for.
#pragma once
#include "http/server.hpp"
#include "station/access/rights.hpp"

namespace packbench::station {

class Bench;

// The route for those who have the right. 401 session.needed where nobody is signed in, 403 password.change
// where another password must be chosen first, 403 right.missing for all others. What comes without
// ?unattended=1 keeps the session awake.
[[nodiscard]] http::Route behind_door(Bench& bench, Right right, http::Route route);

// The same for an act that the body's "badge" signs: 409 badge.not_yours where that is another one's than
// that of who is signed in. So password and badge of one person stand for it.
[[nodiscard]] http::Route signed_by_badge(Bench& bench, Right right, http::Route route);

}  // namespace packbench::station
