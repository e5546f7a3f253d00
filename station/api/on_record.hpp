// Events that no lane causes.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <string>

#include "db/records/event.hpp"
#include "db/store.hpp"

namespace packbench::station {

class Bench;

// Resumes when the event is on disk, by `person` (an operator's id, or empty), from `source`: "desk",
// "tablet".
[[nodiscard]] boost::asio::awaitable<db::Result<db::Committed>> on_record(Bench& bench, std::string source,
                                                                          std::string person,
                                                                          records::Event event);

}  // namespace packbench::station
