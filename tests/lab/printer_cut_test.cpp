// Printers unplugged before, during and after each transfer of a label: nothing is printed twice, and nobody
// is lied to.
#include <algorithm>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/bench.hpp"
#include "tests/lab/printer_gadget.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

// Whatever was taken of a label when the plug went: nothing, then it may be sent again; all, then it is
// printed; else it is in doubt, and nobody sends it again.
TEST(PrinterCut, ALabelCutAnywhereIsNeverPrintedTwice) {
  const std::pair<const PrinterModel*, std::string> printers[] = {
      {&kZebraPrinter, "^XA^FX" + std::string(40'000, 'x') + "^XZ"},
      {&kTsplPrinter, "CLS\r\nBITMAP 0,0,50,800,0," + std::string(40'000, '\xff') + "\r\nPRINT 1,1\r\n"},
      {&kEscPosPrinter, "\x1b@" + std::string(40'000, 'x') + "\x1dV1"}};
  for (const auto& [model, label] : printers) {
    SCOPED_TRACE(model->device_id);
    const std::size_t whole = (label.size() + 63) / 64 * 64;
    for (const std::size_t cut : {std::size_t{0}, std::size_t{64}, std::size_t{16'384 - 64},
                                  std::size_t{16'384}, std::size_t{16'384 + 64}, whole - 64, whole}) {
      SCOPED_TRACE(cut);
      PrinterGadget printer(*model);
      Bench bench;
      printer.plug();
      const auto link = bench.printer();
      printer.accept(cut);
      auto job = bench.start(link->send(label));
      require_until("the printer took its part",
                    [&] { return printer.received() >= std::min(cut, label.size()); });
      printer.unplug();
      const auto outcome = Bench::finish(std::move(job));
      EXPECT_GE(outcome.accepted, std::min(cut, label.size()));
      printer.accept();
      printer.plug();
      if (outcome.error && outcome.accepted == 0) {
        EXPECT_EQ(printer.received(), 0u) << "said to be unsent";
        EXPECT_FALSE(Bench::finish(bench.start(bench.printer()->send(label))).error);
        require_until("the label", [&] { return !printer.labels().empty(); });
      }
      EXPECT_EQ(printer.labels().size(), cut == 0 || cut == whole ? 1u : 0u);
      EXPECT_TRUE(outcome.error || cut == whole) << "said to be sent";
    }
  }
}

}  // namespace
}  // namespace packbench::lab
