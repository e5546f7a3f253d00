// What went wrong and is followed at the desk: tickets, each to its end, and what could not be picked.
#pragma once
#include <boost/json.hpp>
#include <string>
#include <variant>

#include "db/batch.hpp"
#include "db/reader.hpp"

namespace packbench::station {

// [{"ticket","document","text","at","by"}], open ones, the oldest first. Times local.
[[nodiscard]] boost::json::array tickets_json(db::Reader& reader, const std::string& language);

// [{"order","line","item","name","quantity","reason","at"}] of orders that have not ended, the oldest first
// (F17).
[[nodiscard]] boost::json::array shortages_json(db::Reader& reader, const std::string& language);

// What is done at the desk is done by a supervisor's badge, with a reason of 1 to so many bytes.
inline constexpr std::size_t kLongestReason = 200;

// The id of the active supervisor who bears that badge, with or without "PB-B-"; or empty.
[[nodiscard]] std::string supervisor_of(db::Reader& reader, std::string_view badge);

// How somebody ends a ticket: what was done about it, and the badge of a supervisor, with or without "PB-B-".
struct TicketEnd {
  std::string ticket, reason, badge;
};

// What to commit, or what to tell who asked: it wants a reason of at most 200 bytes, a supervisor and an open
// ticket.
[[nodiscard]] std::variant<db::Batch, records::Text> end_ticket(db::Reader& reader, const TicketEnd& end,
                                                                std::int64_t now_ms);

}  // namespace packbench::station
