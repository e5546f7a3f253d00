// What a lane's page is told of scanners and printers, beside the workflow's own screen.
#pragma once
#include <string>
#include <vector>

#include "db/records/lane_events.hpp"

namespace packbench::station {

enum class NoticeKind {
  stray,    // a scanner that belongs to no lane was used
  missing,  // no scanner that works belongs to this lane
  told,     // something came of a scan: gone with the lane's next one
  refused,  // the same, and it did not do what it was scanned for
  tested,   // the self-test sheet: what it has shown so far
  printer,  // its printer can't print and another one could, or it prints at another one
  lease,    // the centre's order that is open can't be sealed now, or another bench asks for it
};
BOOST_DESCRIBE_ENUM(NoticeKind, stray, missing, told, refused, tested, printer, lease)

struct Notice {
  NoticeKind kind = NoticeKind::told;
  records::Text text;
  std::string code = "";                  // the barcode to scan now, or empty
  std::vector<records::Text> lines = {};  // what was found
};

BOOST_DESCRIBE_STRUCT(Notice, (), (kind, text, code, lines))

}  // namespace packbench::station
