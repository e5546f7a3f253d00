// Who may pack which order. All times are the database's: no other clock decides.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "central/changes.hpp"
#include "central/keys.hpp"
#include "central/pg/connection.hpp"

namespace packbench::central {

struct LeaseRules {
  std::int64_t seconds = 43'200;  // that a lease is good for
  std::int64_t margin = 300;      // seconds by which its bench may think it longer than the database does
  std::int64_t limit = 200;       // orders that a bench may hold at a time
};

struct Lease {
  std::string order;
  std::int64_t token = 0;
  bool operator==(const Lease&) const = default;
};
BOOST_DESCRIBE_STRUCT(Lease, (), (order, token))

struct Claim {
  std::int64_t upto = 0;  // orders that the bench wants to hold; with `order` or `code` not used
  std::string carrier, channel;
  std::string order, code;
};
BOOST_DESCRIBE_STRUCT(Claim, (), (upto, carrier, channel, order, code))

// What the bench has now of what it named, or got. 404 order.unknown, 409 order.held, 429 lease.limit.
[[nodiscard]] http::Outcome<std::vector<Lease>> claim(pg::Connection& db, const LeaseRules& rules,
                                                      const Caller& bench, const Claim& wanted);

// Those that are not this bench's any more; the others are good for rules.seconds from now on at least.
[[nodiscard]] std::vector<Lease> renew(pg::Connection& db, const LeaseRules& rules, const Caller& bench,
                                       const std::vector<Lease>& leases);

// The bench's journal says that it has no such lease any more: the order goes to who asked for it, or waits.
// What is not the bench's is passed over.
void let_go(pg::Connection& db, const LeaseRules& rules, const Caller& bench, const Lease& lease);

struct TakeOver {
  std::string order, by, reason;
};
BOOST_DESCRIBE_STRUCT(TakeOver, (), (order, by, reason))
struct Taken {
  std::optional<Lease> lease;  // nothing: its holder was asked
  std::string holder;
  std::int64_t seconds = 0;  // until the holder's lease has run out; then it may wait for its bench still
};
// 404 order.unknown, 409 order.ended.
[[nodiscard]] http::Outcome<Taken> take_over(pg::Connection& db, const LeaseRules& rules, const Caller& bench,
                                             const TakeOver& wanted);

}  // namespace packbench::central
