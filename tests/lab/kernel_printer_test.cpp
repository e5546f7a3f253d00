// The printers against the kernel's usblp.
#include <fcntl.h>
#include <linux/lp.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/host_view.hpp"
#include "tests/lab/printer_gadget.hpp"
#include "tests/lab/wait.hpp"

namespace packbench::lab {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::string_literals;

Fd open_printer(const PrinterGadget& printer) {
  EXPECT_EQ(driver_of(printer.gadget().host_directory()), "usblp");
  return open_node(driver_node(printer.gadget(), "lp"), O_RDWR);
}

// GET_DEVICE_ID as usblp passes it on, the two bytes of length included; "refused" for an error.
std::string device_id(const Fd& lp) {
  std::string reply(1024, '\0');
  const auto request = _IOC(_IOC_READ, 'P', 1, 1024);  // LPIOC_GET_DEVICE_ID
  if (::ioctl(lp.get(), request, reply.data()) < 0) return "refused";
  return reply.c_str() + 2;
}

int port_status(const Fd& lp) {
  int status = 0;
  return ::ioctl(lp.get(), LPGETSTATUS, &status) < 0 ? -1 : status;
}

void send(const Fd& lp, const std::string& bytes) {
  ASSERT_EQ(::write(lp.get(), bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
}

struct Job {
  const PrinterModel& model;
  std::string label;
  std::string query;
  std::string reply;
};

TEST(Kernel, EveryPrinterPrintsAndAnswers) {
  const Job jobs[] = {{kZebraPrinter, "^XA^FO10,10^FDhello^FS^XZ", "~HS", host_status({})},
                      {kTsplPrinter, "SIZE 40 mm,30 mm\r\nCLS\r\nBITMAP 0,0,2,4,0,PRINT 1\n\r\nPRINT 1,1\r\n",
                       "\x1b!?", "\0"s},
                      {kEscPosPrinter, "\x1b@\x1dv0\0\x03\0\x01\0\x1dV\0hello\n\x1dV\0"s,
                       "\x1d(H\x06\0\x30\x30"
                       "1234"s,
                       "\x37\x22"
                       "1234\0"s}};
  for (const Job& job : jobs) {
    SCOPED_TRACE(job.model.device_id);
    PrinterGadget printer(job.model);
    printer.plug();
    const Fd lp = open_printer(printer);
    EXPECT_EQ(device_id(lp), job.model.device_id);
    send(lp, job.label);
    require_until("the label is printed", [&] { return !printer.labels().empty(); });
    EXPECT_THAT(printer.labels(), ElementsAre(job.label));
    send(lp, job.query);
    EXPECT_EQ(read_some(lp), job.reply);
    EXPECT_EQ(printer.bytes(), job.label + job.query);
  }
}

TEST(Kernel, AnEmptyPrinterHoldsTheHostAndStillTellsItsStatus) {
  PrinterGadget printer;
  printer.plug();
  const Fd lp = open_node(driver_node(printer.gadget(), "lp"), O_RDWR | O_NONBLOCK);
  EXPECT_EQ(port_status(lp), LP_PSELECD | LP_PERRORP);
  printer.set_state({.paper_out = true});
  printer.accept(150);
  const std::string label = "^XA^FX" + std::string(1000, 'x') + "^XZ";
  send(lp, label);
  require_until("it is full", [&] { return printer.received() == 192; });
  EXPECT_EQ(port_status(lp), LP_PSELECD | LP_POUTPA);
  EXPECT_EQ(printer.received(), 192u);
  printer.accept();
  require_until("the label is printed", [&] { return !printer.labels().empty(); });
  EXPECT_THAT(printer.labels(), ElementsAre(label));
}

TEST(Kernel, APrinterUnpluggedInMidLabelHasWhatItTook) {
  PrinterGadget printer;
  printer.plug();
  const std::string label = "^XA^FX" + std::string(1000, 'x') + "^XZ";
  {
    const Fd lp = open_node(driver_node(printer.gadget(), "lp"), O_RDWR | O_NONBLOCK);
    printer.accept(128);
    send(lp, label);
    require_until("two packets", [&] { return printer.received() == 128; });
    printer.unplug();
  }
  EXPECT_EQ(printer.bytes(), label.substr(0, 128));
  EXPECT_THAT(printer.labels(), IsEmpty());
}

TEST(Kernel, DeviceIdsComeInAllTheirForms) {
  const std::pair<IdForm, std::string> forms[] = {
      {IdForm::little_endian, kZebraPrinter.device_id}, {IdForm::empty, ""}, {IdForm::stalled, "refused"}};
  for (const auto& [form, text] : forms) {
    PrinterGadget printer;
    printer.set_id_form(form);
    printer.plug();
    EXPECT_EQ(device_id(open_printer(printer)), text);
  }
}

TEST(Kernel, ARefusedPortStatusStalls) {
  PrinterGadget printer;
  printer.refuse_port_status();
  printer.plug();
  EXPECT_EQ(port_status(open_printer(printer)), -1);
}

}  // namespace
}  // namespace packbench::lab
