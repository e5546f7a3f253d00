// packbench check: the configuration, the store and the devices of this machine, in plain words, before the
// first scan.
#include <unistd.h>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "db/reader.hpp"
#include "drivers/candidates.hpp"
#include "drivers/printers/printer_address.hpp"
#include "drivers/usb/libusb_host.hpp"
#include "station/api_client.hpp"
#include "station/commands/verbs.hpp"
#include "station/label_maker.hpp"
#include "station/tablets/identity.hpp"
#include "station/time.hpp"

namespace packbench::station {
namespace {

using namespace std::chrono_literals;

class Findings {
 public:
  void good(const std::string& text) { std::printf("ok    %s\n", text.c_str()); }
  void note(const std::string& text) { std::printf("note  %s\n", text.c_str()); }
  // `mend`: the one thing to do about it.
  void bad(const std::string& text, const std::string& mend) {
    std::printf("BAD   %s\n      %s\n", text.c_str(), mend.c_str());
    ++bad_;
  }
  int bad_count() const { return bad_; }

 private:
  int bad_ = 0;
};

void check_store(const Config& config, Findings& findings) {
  if (!std::filesystem::exists(config.store())) {
    const auto folder = config.data.parent_path();
    if (access(std::filesystem::exists(config.data) ? config.data.c_str() : folder.c_str(), W_OK) != 0)
      return findings.bad(config.data.string() + " can't be written by this user",
                          "run as the user packbench, or: chown packbench " + config.data.string());
    return findings.note(config.store().string() + " is not there yet; `packbench run` makes it");
  }
  const auto reader = db::Reader::open(config.store());
  if (!reader)
    return findings.bad(reader.error().message, "packbench restore <a backup>, or mend the folder's rights");
  const auto totals = (*reader)->totals(0);
  findings.good("store " + config.store().string() + ": " + std::to_string(totals.rows) + " rows, " +
                std::to_string(totals.orders) + " orders");
  if ((*reader)->operators().empty())
    findings.bad("nobody can sign in", "packbench user add NAME --role packer");
  if (!(*reader)->has_passwords())
    findings.note(
        "nobody has a password: the desk is open to whoever is at this machine; packbench user password NAME");
}

void check_labels(const Config& config, Findings& findings) {
  const auto labels = LabelMaker::create((config.data / "templates").string());
  if (labels) return findings.good("label templates");
  findings.bad(labels.error().message,
               "mend that line, or remove the file to use the program's own template");
}

// The bench's own certificate is made by the bench: under its account, with its rights.
void check_tablets(const Config& config, Findings& findings) {
  const auto& tablets = config.tablets;
  if (tablets.address.empty()) return;
  const auto where = "tablets at https://" + tablets.host + ":" + std::to_string(tablets.port) + "/";
  if (tablets.certificate.empty()) return findings.good(where + ", with the bench's own certificate");
  const auto identity = tablet_identity(config, wall_clock_ms());
  if (!identity)
    return findings.bad(identity.error().message, "mend [tablets] certificate and key, or the files' rights");
  const auto tls = http::tls_context(identity->shown);
  if (!tls) return findings.bad("[tablets] " + tls.error().message, "give a PEM certificate and its own key");
  findings.good(where);
}

void check_usb(const Config& config, Findings& findings) {
  if (!config.usb) return findings.note("USB is switched off in the configuration");
  boost::asio::io_context io;
  const auto clock = drivers::create_steady_clock(io.get_executor());
  const auto host = drivers::create_libusb_host(io.get_executor(), *clock);
  const auto devices = host->enumerate();
  if (!devices)
    return findings.bad(devices.error().message, "plug a device in, or set usb = false under [bench]");
  const auto candidates = drivers::find_candidates(*devices, {});
  for (const auto& candidate : candidates)
    findings.good(std::string(drivers::to_string(candidate.kind)) + " " + candidate.key + "  " +
                  candidate.identity.product);
  if (candidates.empty()) findings.note("no scanner and no label printer is plugged in");
}

void check_printer(const PrinterConfig& printer, Findings& findings) {
  if (printer.link.starts_with("usb")) return;  // told with the USB devices
  const auto address = drivers::parse_printer_address(printer.link);
  if (!address)
    return findings.bad("printer " + printer.name + ": " + address.error().message, "mend [[printer]] link");
  boost::asio::io_context io;
  const auto clock = drivers::create_steady_clock(io.get_executor());
  std::optional<drivers::Error> trouble;
  boost::asio::co_spawn(
      io,
      [&]() -> boost::asio::awaitable<void> {
        auto opened =
            co_await drivers::open_printer_address(io.get_executor(), *clock, *address, clock->now() + 3s);
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
  if (trouble)
    findings.bad("printer " + printer.name + ": " + trouble->message,
                 "switch it on, or mend [[printer]] link");
  else
    findings.good("printer " + printer.name + " at " + printer.link);
}

}  // namespace

void check_machine(Context& context) {
  const auto config = context.load();
  if (!config) return;
  Findings findings;
  findings.good("configuration " + context.config.string());
  check_store(*config, findings);
  check_labels(*config, findings);
  check_tablets(*config, findings);
  if (const auto running = api_get(*config, "/api/status")) {
    findings.good("a bench is running; its devices: packbench devices");
  } else {
    check_usb(*config, findings);
    for (const auto& printer : config->printers) check_printer(printer, findings);
  }
  if (findings.bad_count())
    context.fail(Exit::differs,
                 std::to_string(findings.bad_count()) + " thing(s) to mend before the first scan");
}

}  // namespace packbench::station
