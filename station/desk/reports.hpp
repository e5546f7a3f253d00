// Reports over a range of days (F21): what was sent, by carrier and channel, and who did what.
#pragma once
#include <boost/json/object.hpp>
#include <string>

#include "db/reader.hpp"

namespace packbench::station {

// Sealed parcels of the days from `from` to `to` (YYYY-MM-DD, both included) with waybills and value, totals per carrier
// and per channel; {"parcels":[…],"carriers":[…],"channels":[…]}.
[[nodiscard]] boost::json::object dispatch_report(db::Reader& reader, const std::string& from, const std::string& to);

// The same as CSV (RFC 4180, UTF-8 with a byte order mark, so that a spreadsheet reads it).
[[nodiscard]] std::string dispatch_csv(db::Reader& reader, const std::string& from, const std::string& to);

// Pieces, parcels, orders, stops and undone pieces per person: {"people":[…]}.
[[nodiscard]] boost::json::object people_report(db::Reader& reader, const std::string& from, const std::string& to);

}  // namespace packbench::station
