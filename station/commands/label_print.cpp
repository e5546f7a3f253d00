// packbench label print: straight to a printer on the network or to a folder, while no bench is running.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdio>

#include "drivers/clock.hpp"
#include "drivers/printers/printer_address.hpp"
#include "printing/language.hpp"
#include "station/api_client.hpp"
#include "station/commands/label_input.hpp"
#include "station/commands/pictures.hpp"

namespace packbench::station {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

asio::awaitable<drivers::WriteOutcome> deliver(asio::io_context& io, drivers::Clock& clock,
                                               drivers::PrinterAddress address, const std::string& job) {
  auto opened = co_await drivers::open_printer_address(io.get_executor(), clock, address, clock.now() + 5s);
  drivers::WriteOutcome outcome;
  if (!opened) {
    outcome.error = opened.error();
    co_return outcome;
  }
  outcome = co_await (*opened)->write(drivers::as_bytes(job), clock.now() + 60s);
  co_await (*opened)->close();
  co_return outcome;
}

drivers::WriteOutcome sent(const drivers::PrinterAddress& address, const std::string& job) {
  asio::io_context io;
  const auto clock = drivers::create_steady_clock(io.get_executor());
  drivers::WriteOutcome outcome;
  asio::co_spawn(io, deliver(io, *clock, address, job),
                 [&outcome](std::exception_ptr error, drivers::WriteOutcome done) {
                   if (error) std::rethrow_exception(error);
                   outcome = std::move(done);
                 });
  io.run();
  return outcome;
}

const PrinterConfig* find_printer(Context& context, const Config& config, const std::string& name) {
  std::string known;
  for (const auto& printer : config.printers) {
    if (printer.name == name) return &printer;
    known += " " + printer.name;
  }
  context.fail(Exit::not_found, "no [[printer]] has the name " + name + "; there are:" + known);
  return nullptr;
}

// Where the printer is, if it may be sent to from here.
std::optional<drivers::PrinterAddress> address_of(Context& context, const Config& config,
                                                  const PrinterConfig& printer) {
  if (api_get(config, "/api/status"))
    return context.fail(
               Exit::unavailable,
               "the bench is running and keeps its printers to itself, so that each label is on record: print "
               "it at a lane or the desk, or stop the bench first"),
           std::nullopt;
  if (printer.link.starts_with("usb"))
    return context.fail(Exit::unavailable,
                        "printer " + printer.name +
                            " hangs on USB, which the running bench alone opens; write a file with "
                            "`packbench label render --as ...` and copy it to /dev/usb/lp0"),
           std::nullopt;
  const auto address = drivers::parse_printer_address(printer.link);
  if (address) return *address;
  return context.fail(Exit::configuration, "printer " + printer.name + ": " + address.error().message),
         std::nullopt;
}

}  // namespace

void print_label(Context& context, LabelDrawing drawing, const PrintTarget& target) {
  const auto language = printing::language_named(target.language);
  if (!language) return context.fail(Exit::usage, "no printer here speaks \"" + target.language + "\"");
  const auto config = context.load();
  if (!config) return;
  const auto* printer = find_printer(context, *config, target.printer);
  if (!printer) return;
  if (printer->dpi > 0) drawing.dpi = printer->dpi;
  const auto pages = draw_proven_label(context, drawing);
  if (!pages) return;
  const auto job = printer_code(context, *pages, *language, drawing.dpi);
  if (!job) return;
  const auto address = address_of(context, *config, *printer);
  if (!address) return;
  tell_warnings(*pages);
  const auto outcome = sent(*address, *job);
  if (outcome.error)
    return context.fail(
        outcome.accepted == 0 ? Exit::unavailable : Exit::failed,
        "printer " + printer->name + ": " + outcome.error->message +
            (outcome.accepted == 0 ? "; nothing was sent" : "; look there, a part of it was sent"));
  std::printf("%zu label(s) sent to %s; whether they came out, look there\n", pages->size(),
              printer->name.c_str());
}

}  // namespace packbench::station
