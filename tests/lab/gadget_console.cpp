// `lab_guest --gadget NAME`: a table of gadgets and what a line does to each.
#include "tests/lab/gadget_console.hpp"

#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>

#include "tests/lab/cdc_gadget.hpp"
#include "tests/lab/honeywell_gadget.hpp"
#include "tests/lab/ibm_gadget.hpp"
#include "tests/lab/keyboard_gadget.hpp"
#include "tests/lab/printer_gadget.hpp"
#include "tests/lab/scale_gadget.hpp"
#include "tests/lab/scanner_gadget.hpp"

namespace packbench::lab {
namespace {

using Obey = std::function<void(const std::string& line)>;

template <class Gadget>
void scan(Gadget& scanner, const std::string& line) {
  scanner.scan(line);
}

void weigh(ScaleGadget& scale, const std::string& line) {
  scale.show({.status = line == "0" ? Reading::zero : Reading::stable,
              .weight = static_cast<std::uint16_t>(std::atoi(line.c_str()))});
}

void feed(PrinterGadget& printer, const std::string& line) {
  if (line == "out") {
    printer.set_state({.paper_out = true});
    printer.accept(0);
  }
  if (line == "paper") {
    printer.set_state({});
    printer.accept();
  }
  std::cout << printer.received() << " bytes, " << printer.labels().size() << " labels\n";
}

// Plugs it in, and in its owner's name does to it what a line says.
template <class Gadget, class Act>
Obey plugged(std::shared_ptr<Gadget> gadget, Act act) {
  gadget->plug();
  return [gadget, act](const std::string& line) { act(*gadget, line); };
}

template <class Gadget, class... Arguments>
Obey scanner(Arguments&&... arguments) {
  return plugged(std::make_shared<Gadget>(std::forward<Arguments>(arguments)...), scan<Gadget>);
}

Obey printer(const PrinterModel& model) {
  return plugged(std::make_shared<PrinterGadget>(model), feed);
}

struct Row {
  const char* name;
  const char* line;  // what a line of input is
  Obey (*plug)();
};
constexpr Row kRows[] = {
    {"pos", "a scan", [] { return scanner<ScannerGadget>(kHoneywellPos); }},
    {"newland", "a scan", [] { return scanner<ScannerGadget>(kNewlandPos); }},
    {"plain", "a scan", [] { return scanner<ScannerGadget>(kPlainPos); }},
    {"keyboard", "a scan", [] { return scanner<KeyboardGadget>(kZebraKeyboard); }},
    {"cypress", "a scan", [] { return scanner<KeyboardGadget>(kCypressKeyboard); }},
    {"office", "typed by a person", [] { return scanner<KeyboardGadget>(kOfficeKeyboard); }},
    {"honeywell", "a scan", [] { return scanner<HoneywellGadget>(); }},
    {"cdc", "a scan", [] { return scanner<CdcGadget>(); }},
    {"ibm", "a scan", [] { return scanner<IbmGadget>(); }},
    {"table-top", "a scan", [] { return scanner<IbmGadget>(IbmGadget::Form::table_top); }},
    {"scale", "grams on it", [] { return plugged(std::make_shared<ScaleGadget>(), weigh); }},
    {"zpl", "out, paper, or how much was printed", [] { return printer(kZebraPrinter); }},
    {"tspl", "out, paper, or how much was printed", [] { return printer(kTsplPrinter); }},
    {"escpos", "out, paper, or how much was printed", [] { return printer(kEscPosPrinter); }},
};

}  // namespace

int run_gadget(const std::string& name) {
  for (const Row& row : kRows) {
    if (name != row.name) continue;
    const Obey obey = row.plug();
    std::cout << name << " is plugged in; each line: " << row.line << "\n";
    for (std::string line; std::getline(std::cin, line);) try {
        obey(line);
      } catch (const std::exception& error) {
        std::cout << error.what() << "\n";
      }
    return 0;
  }
  std::cerr << "no gadget \"" << name << "\"; there are:\n";
  for (const Row& row : kRows) std::cerr << "  " << row.name << " (each line: " << row.line << ")\n";
  return 2;
}

}  // namespace packbench::lab
