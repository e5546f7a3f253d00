// Who may do what at the desk: each route asks for one right, each role has some of them. A lane asks for
// none of these: there a badge works.
#pragma once
#include <boost/describe.hpp>
#include <vector>

#include "db/records/operator.hpp"

namespace packbench::station {

enum class Right {
  look,        // ask: queue, histories, reports, evidence
  work,        // act with one's badge: end a ticket, send goods again
  administer,  // what can't be taken back, or gives rights: forget a consignee, import, passwords of others
};
BOOST_DESCRIBE_ENUM(Right, look, work, administer)

[[nodiscard]] bool may(records::Role role, Right right);

// All that the role has, in the order of Right.
[[nodiscard]] std::vector<Right> rights_of(records::Role role);

}  // namespace packbench::station
