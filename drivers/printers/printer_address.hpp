// Addresses of printers that aren't found on USB: "tcp:192.168.1.50", "tcp:host:9100",
// "file:labels?ext=zpl", "null:".
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "drivers/transport.hpp"

namespace packbench::drivers {

struct PrinterAddress {
  enum class Kind { tcp, file, null } kind = Kind::file;
  std::string host;        // tcp
  std::uint16_t port = 0;  // tcp
  std::string directory;   // file
  std::string extension;   // file, without the dot
};

// Returns Errc::bad_address with an example when the text isn't one of the forms above. An IPv6 host stands
// in brackets.
Result<PrinterAddress> parse_printer_address(std::string_view text);

// Opens it; errors as connect_tcp() and create_file_transport().
asio::awaitable<Result<std::unique_ptr<Transport>>> open_printer_address(asio::any_io_executor executor,
                                                                         Clock& clock, PrinterAddress address,
                                                                         TimePoint deadline);

}  // namespace packbench::drivers
