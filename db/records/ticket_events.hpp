// Something odd that must be followed to its end. Stream "ticket:<ticket>". Opened within the batch of the
// work that met it.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <tuple>

#include "db/records/lane_events.hpp"

namespace packbench::records {

struct TicketOpened {
  static constexpr const char* kType = "ticket.opened";
  std::string ticket;  // unique for ever: "<document>-<what>-<n>"
  std::string kind;    // "missing", "surplus", "foreign", "damaged", "defects", "odd": a word of who opens it
  std::string document;  // that it came up in
  Text text;             // an argument may be a catalogue key itself
  bool operator==(const TicketOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(TicketOpened, (), (ticket, kind, document, text))

struct TicketClosed {
  static constexpr const char* kType = "ticket.closed";
  std::string ticket, reason, by;
  bool operator==(const TicketClosed&) const = default;
};
BOOST_DESCRIBE_STRUCT(TicketClosed, (), (ticket, reason, by))

using TicketEvents = std::tuple<TicketOpened, TicketClosed>;

}  // namespace packbench::records
