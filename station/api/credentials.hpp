// What requests to the desk prove by their body: badge and password, with wrong ones counted and on record.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <initializer_list>
#include <string>
#include <vector>

#include "http/server.hpp"
#include "station/access/passwords.hpp"

namespace packbench::station {

class Bench;

// The body's members, each of 1 to so many bytes; or the refusal.
[[nodiscard]] http::Outcome<std::vector<std::string>> members_of(const http::Request& request,
                                                                 std::initializer_list<const char*> names);

// Who bears the badge and knows the password; a wrong one is counted and on record. Or the refusal.
[[nodiscard]] boost::asio::awaitable<http::Outcome<Opened>> opened(Bench& bench, const http::Request& request,
                                                                   std::string badge, std::string password);

// The one who is signed in, proven anew by the password, which may no longer be good. Or the refusal.
[[nodiscard]] boost::asio::awaitable<http::Outcome<Opened>> opened_again(Bench& bench,
                                                                         const http::Request& request,
                                                                         std::string password);

// Id of the one who gives `person` a secret that its owner must change. Or the refusal: `own` to who would
// give it to himself; and while nobody has a password, nobody can answer for it here.
[[nodiscard]] http::Outcome<std::string> giver_to(Bench& bench, const http::Request& request,
                                                  const std::string& person, const char* own);

}  // namespace packbench::station
