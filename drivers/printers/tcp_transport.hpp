// Network printers: raw bytes over TCP, port 9100 by custom.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "drivers/transport.hpp"

namespace packbench::drivers {

constexpr std::uint16_t kRawPrintPort = 9100;

// Connects. Returns Errc::unreachable, naming host and port, when nobody accepts before `deadline`.
// write() succeeds only when the printer's TCP has acknowledged every byte; on failure `accepted` counts the
// acknowledged ones. The connection is read all the time, so a peer that hangs up is noticed without a job.
asio::awaitable<Result<std::unique_ptr<Transport>>> connect_tcp(asio::any_io_executor executor, Clock& clock,
                                                                std::string host, std::uint16_t port,
                                                                TimePoint deadline);

}  // namespace packbench::drivers
