// CUPS and the bench can't have one printer: a queue for it makes the bench's claim fail, or mixes their
// labels.
#include <algorithm>
#include <cctype>

#include "drivers/printers/printer_address.hpp"
#include "station/commands/check/checks.hpp"

namespace packbench::station {
namespace {

struct Queue {
  std::string name, uri;  // "usb://Zebra%20Technologies/ZTC%20GK420d?serial=28J1", "socket://10.0.0.7:9100"
};

// printers.conf: "<Printer NAME>" or "<DefaultPrinter NAME>", then "DeviceURI URI".
std::vector<Queue> queues_of(const Machine& machine) {
  std::vector<Queue> queues;
  for (const auto& line : machine.lines("/etc/cups/printers.conf")) {
    const auto blank = line.find(' ');
    if (blank == std::string::npos) continue;
    const auto key = line.substr(0, blank);
    const auto value = line.substr(blank + 1);
    if (key == "<Printer" || key == "<DefaultPrinter")
      queues.push_back({value.substr(0, value.find('>')), ""});
    else if (key == "DeviceURI" && !queues.empty())
      queues.back().uri = value;
  }
  return queues;
}

std::string unescaped(const std::string& uri) {
  std::string text;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    if (uri[i] == '%' && i + 2 < uri.size() && std::isxdigit(static_cast<unsigned char>(uri[i + 1])) &&
        std::isxdigit(static_cast<unsigned char>(uri[i + 2]))) {
      text += static_cast<char>(std::stoi(uri.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      text += uri[i];
    }
  }
  return text;
}

// Makers write one name with and without blanks and hyphens.
std::string letters(const std::string& text) {
  std::string kept;
  for (const unsigned char c : text)
    if (std::isalnum(c)) kept += static_cast<char>(std::tolower(c));
  return kept;
}

// By serial number where both have one, else by name.
bool prints_to(const Queue& queue, const BenchDevice& device) {
  if (!queue.uri.starts_with("usb://")) return false;
  const auto uri = unescaped(queue.uri);
  const auto serial = uri.find("serial=");
  if (serial != std::string::npos && !device.serial.empty())
    return uri.substr(serial + 7, uri.find('&', serial) - serial - 7) == device.serial;
  const auto path = letters(uri.substr(6, uri.find('?') - 6));
  const auto product = letters(device.product);
  return !product.empty() && path.find(product) != std::string::npos;
}

bool prints_to(const Queue& queue, const drivers::PrinterAddress& address) {
  const auto scheme = "socket://" + address.host;
  if (address.kind != drivers::PrinterAddress::Kind::tcp || !queue.uri.starts_with(scheme)) return false;
  const auto rest = queue.uri.substr(scheme.size());
  const auto port = rest.starts_with(":") ? std::atoi(rest.c_str() + 1) : 9100;
  return (rest.empty() || rest[0] == ':' || rest[0] == '/' || rest[0] == '?') && port == address.port;
}

void tell(const Queue& queue, const std::string& printer, Findings& findings) {
  findings.bad("CUPS has the queue " + queue.name + " for " + printer + ", which the bench prints on itself",
               "lpadmin -x " + queue.name);
}

}  // namespace

void check_queues(const Machine& machine, const Config& config, const std::vector<BenchDevice>& devices,
                  Findings& findings) {
  const bool has_printer = !config.printers.empty() ||
                           std::any_of(devices.begin(), devices.end(),
                                       [](const BenchDevice& device) { return device.kind == "printer"; });
  if (!has_printer || !machine.has("/etc/cups/printers.conf")) return;
  if (!machine.read("/etc/cups/printers.conf"))
    return findings.note(
        "CUPS is here; whether it has a queue for a printer of the bench, sudo packbench check tells");
  for (const auto& queue : queues_of(machine)) {
    for (const auto& device : devices)
      if (device.kind == "printer" && prints_to(queue, device))
        tell(queue, "printer " + device.key, findings);
    for (const auto& printer : config.printers) {
      const auto address = drivers::parse_printer_address(printer.link);
      if (address && prints_to(queue, *address)) tell(queue, "printer " + printer.name, findings);
    }
  }
}

}  // namespace packbench::station
