// Printers that are not on USB: are they there?
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "drivers/clock.hpp"
#include "drivers/printers/printer_address.hpp"
#include "drivers/transport.hpp"
#include "station/commands/check/checks.hpp"

namespace packbench::station {
namespace {

using namespace std::chrono_literals;

// What keeps it from being opened; nothing: it was opened, and closed again.
std::optional<drivers::Error> trouble_with(const drivers::PrinterAddress& address) {
  boost::asio::io_context io;
  const auto clock = drivers::create_steady_clock(io.get_executor());
  std::optional<drivers::Error> trouble;
  boost::asio::co_spawn(
      io,
      [&]() -> boost::asio::awaitable<void> {
        auto opened =
            co_await drivers::open_printer_address(io.get_executor(), *clock, address, clock->now() + 3s);
        if (opened) {
          co_await (*opened)->close();
        } else {
          trouble = opened.error();
        }
      },
      [](std::exception_ptr error) {
        if (error) std::rethrow_exception(error);
      });
  io.run();
  return trouble;
}

}  // namespace

void check_printers(const Machine&, const Config& config, Findings& findings) {
  for (const auto& printer : config.printers) {
    if (printer.link.starts_with("usb")) continue;  // told with the USB devices
    const auto address = drivers::parse_printer_address(printer.link);
    const auto called = "printer " + printer.name;
    if (!address)
      findings.bad(called + ": " + address.error().message, "mend [[printer]] link");
    else if (const auto trouble = trouble_with(*address))
      findings.bad(called + ": " + trouble->message, "switch it on, or mend [[printer]] link");
    else
      findings.good(called + " at " + printer.link);
  }
}

}  // namespace packbench::station
