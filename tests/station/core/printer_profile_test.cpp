// What a printer speaks: who is believed when configuration, tables and the printer itself tell.
#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>

#include "station/printers/printer_profile.hpp"
#include "tests/support/scripted_transport.hpp"
#include "tests/support/virtual_clock.hpp"

namespace packbench::station {
namespace {

using printing::Evidence;

class PrinterProfileTest : public testing::Test {
 protected:
  PrinterProfile profile(const PrinterConfig& config, const std::string& device_id,
                         const std::string& key = "ffff:0001:SN-1") {
    tests::Script script;
    script.device_id(device_id);
    if (config.link.starts_with("file:")) script.write_only();
    const drivers::PrinterLink link(io_.get_executor(), clock_, key,
                                    script.transport(io_.get_executor(), clock_));
    return profile_of(config, link);
  }

  tests::VirtualClock clock_;
  boost::asio::io_context io_;
};

const PrinterConfig kUsb{.name = "p", .link = "usb"};

TEST_F(PrinterProfileTest, ThePrintersOwnWordIsTakenWhereNobodyKnowsBetter) {
  struct Row {
    const char *id, *language;
    bool ours;
  };
  const Row rows[] = {
      {"MFG:Zebra Technologies;CMD:EPL,ZPL;MDL:ZP 505;CLS:PRINTER;", "zpl", true},
      {"MANUFACTURER:Zebra Technologies ;COMMAND SET:ZPL;MODEL:ZTC ZD621-203dpi ZPL;", "zpl", true},
      {"MFG:x;CMD:zpl ii;MDL:y;", "zpl", true},
      {"MFG:Brother;CMD:PT-CBP;MDL:QL-800;", "PT-CBP", false},
      {"MFG:VEVOR ;CMD: ;MODEL:Y428BT;DES:LabelPrinter;", "zpl", true},
      {"", "zpl", true},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.id);
    const auto told = profile(kUsb, row.id);
    EXPECT_EQ(told.language, row.language);
    EXPECT_EQ(told.verbs != nullptr, row.ours);
  }
}

TEST_F(PrinterProfileTest, TheConfigurationGoesBeforeTheTablesAndTheseBeforeThePrinter) {
  const char* kSaysOther = "MFG:x;CMD:PT-CBP;MDL:y;";
  PrinterConfig told = kUsb;
  told.language = "zpl";
  EXPECT_EQ(profile(told, kSaysOther).told_by, "configuration");
  EXPECT_TRUE(profile(told, kSaysOther).verbs);
  const auto star = profile(kUsb, "MFG:x;CMD:ZPL;", "0519:0003@1-2");
  EXPECT_EQ(star.language, "star");
  EXPECT_FALSE(star.verbs) << "nothing may be sent";
  EXPECT_TRUE(star.told_by.starts_with("built-in printers.tsv:")) << star.told_by;
}

TEST_F(PrinterProfileTest, WhatCantAnswerProvesNothing) {
  EXPECT_EQ(profile(kUsb, "").evidence, Evidence::count);
  PrinterConfig silent = kUsb;
  silent.answers = false;
  EXPECT_EQ(profile(silent, "").evidence, Evidence::none);
  EXPECT_FALSE(profile(silent, "").asked);
  const PrinterConfig folder{.name = "p", .link = "file:labels"};
  EXPECT_FALSE(profile(folder, "").asked);
  EXPECT_EQ(profile(folder, "").language, "zpl");
}

TEST_F(PrinterProfileTest, DotsAreAsConfiguredElseAsTheTablesKnow) {
  EXPECT_EQ(profile(kUsb, "").dpi, 203);
  PrinterConfig fine = kUsb;
  fine.dpi = 300;
  EXPECT_EQ(profile(fine, "", "2aaf:9006@1-2").dpi, 300);
}

}  // namespace
}  // namespace packbench::station
