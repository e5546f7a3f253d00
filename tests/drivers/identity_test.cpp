// Identity and IEEE 1284 ids.
#include <gtest/gtest.h>

#include "drivers/device_id.hpp"
#include "drivers/printers/ieee1284.hpp"
#include "drivers/transport.hpp"

namespace packbench::drivers {
namespace {

TEST(DeviceIdentity, KeyIsTheSerialWhenItCanBeBelieved) {
  const struct {
    std::string serial;
    std::string key;
  } rows[] = {
      {"00000000051C", "0c2e:0a07:00000000051C"},
      {"1F7D4AE63C75", "0c2e:0a07:1F7D4AE63C75"},
      {"", "0c2e:0a07@1-1.4"},
      {"0", "0c2e:0a07@1-1.4"},
      {"0101", "0c2e:0a07@1-1.4"},
      {"00000000", "0c2e:0a07@1-1.4"},
      {"123", "0c2e:0a07@1-1.4"},
      {"0123456789", "0c2e:0a07@1-1.4"},
      {"    ", "0c2e:0a07@1-1.4"},
      {"AB\x01"
       "CD",
       "0c2e:0a07@1-1.4"},
      {"\xE3\x80\xB0\xE3\x80\xB0", "0c2e:0a07@1-1.4"},
  };
  for (const auto& row : rows) {
    const DeviceIdentity device{0x0c2e, 0x0a07, row.serial, "1-1.4", {}, {}};
    EXPECT_EQ(device.key(), row.key) << row.serial;
  }
}

TEST(DeviceIdentity, EqualSerialsAreToldApartByPort) {
  const DeviceIdentity a{1, 2, "SAME-SERIAL", "1-1", {}, {}};
  const DeviceIdentity b{1, 2, "SAME-SERIAL", "1-2", {}, {}};
  const DeviceIdentity c{1, 2, "OTHER-SERIAL", "1-3", {}, {}};
  EXPECT_EQ(assign_keys({a, b, c}),
            (std::vector<std::string>{"0001:0002@1-1", "0001:0002@1-2", "0001:0002:OTHER-SERIAL"}));
  EXPECT_EQ(assign_keys({a, c}),
            (std::vector<std::string>{"0001:0002:SAME-SERIAL", "0001:0002:OTHER-SERIAL"}));
}

TEST(Ieee1284, IdsOfRealPrinters) {
  using Strings = std::vector<std::string>;
  const struct {
    std::string_view text;
    std::string_view manufacturer;
    std::string_view model;
    Strings commands;
  } rows[] = {
      {"MFG:Zebra Technologies;CMD:EPL,ZPL;MDL:ZP 505;CLS:PRINTER;",
       "Zebra Technologies",
       "ZP 505",
       {"EPL", "ZPL"}},
      {"MANUFACTURER:Zebra Technologies ;COMMAND SET:ZPL;MODEL:ZTC ZD621-203dpi ZPL;",
       "Zebra Technologies",
       "ZTC ZD621-203dpi ZPL",
       {"ZPL"}},
      {"MFG:Printer;MDL:Thermal Printer;CMD:XPP,XL;", "Printer", "Thermal Printer", {"XPP", "XL"}},
      {"MFG:MARKLIFE ;CMD:XPP,XL;MDL:X4;CLS:PRINTER;DES:LABEL PRINTER;", "MARKLIFE", "X4", {"XPP", "XL"}},
      {"MFG: ;CMD:XPP,XL;MDL:PM-241-BT;CLS:PRINTER;DES:PM-241-BT;", "", "PM-241-BT", {"XPP", "XL"}},
      {"MFG:VEVOR ;CMD: ;MODEL:Y428BT;DES:LabelPrinter;", "VEVOR", "Y428BT", {}},
      {"MFG:4BARCODE;CMD:CEZD;MDL:4B-2054A;", "4BARCODE", "4B-2054A", {"CEZD"}},
      {"MANUFACTURER:HPRT;COMMAND SET:CPCL;MODEL:HM-A300E;", "HPRT", "HM-A300E", {"CPCL"}},
      {"MFG:Brother;CMD:PT-CBP;MDL:QL-800;", "Brother", "QL-800", {"PT-CBP"}},
      {" mfg : A ; nonsense ; MDL:B:C", "A", "B:C", {}},
      {"", "", "", {}},
  };
  for (const auto& row : rows) {
    const Ieee1284Id id = parse_ieee1284(row.text);
    EXPECT_EQ(id.manufacturer, row.manufacturer) << row.text;
    EXPECT_EQ(id.model, row.model) << row.text;
    EXPECT_EQ(id.commands, row.commands) << row.text;
  }
}

TEST(Ieee1284, ReplyLengthsOfEveryKind) {
  const std::string id = "MFG:Zebra;MDL:ZP 505;";  // 21 bytes
  const auto decode = [](std::string reply) { return decode_device_id_reply(as_bytes(reply)); };
  EXPECT_EQ(decode(std::string("\0\x17", 2) + id).value(), id);
  EXPECT_EQ(decode(std::string("\0\x17", 2) + id + "old bytes of the buffer").value(), id);
  EXPECT_EQ(decode(std::string("\x17\0", 2) + id).value(), id) << "little-endian";
  EXPECT_EQ(decode(std::string("\x12\x34", 2) + id).value(), id) << "length nonsense";
  EXPECT_EQ(decode(std::string("\0\0", 2) + id).value(), id) << "length missing";
  for (const std::string& bad : {std::string(), std::string("\0\x02", 2), std::string("\0\x06zzzz", 6)})
    EXPECT_EQ(decode(bad).error().code, Errc::malformed);
}

TEST(PortStatus, BitsOfThePrinterClass) {
  const struct {
    std::uint8_t raw;
    bool paper_empty;
    bool selected;
    bool error;
  } rows[] = {{0x18, false, true, false},
              {0x38, true, true, false},
              {0x10, false, true, true},
              {0, false, false, true}};
  for (const auto& row : rows) {
    const PortStatus status{row.raw};
    EXPECT_EQ(status.paper_empty(), row.paper_empty) << +row.raw;
    EXPECT_EQ(status.selected(), row.selected) << +row.raw;
    EXPECT_EQ(status.error(), row.error) << +row.raw;
  }
}

TEST(Errors, AreGroupedByWhatToDoNext) {
  const std::pair<Errc, NextStep> rows[] = {
      {Errc::no_usb, NextStep::retry},
      {Errc::timeout, NextStep::retry},
      {Errc::busy, NextStep::ask_operator},
      {Errc::access_denied, NextStep::ask_operator},
      {Errc::storage, NextStep::ask_operator},
      {Errc::in_use, NextStep::give_up_job},
      {Errc::no_reply, NextStep::give_up_job},
      {Errc::gone, NextStep::give_up_device},
      {Errc::malformed, NextStep::give_up_device},
      {Errc::cancelled, NextStep::stop},
  };
  for (const auto& [code, step] : rows) EXPECT_EQ(next_step(code), step) << to_string(code);
}

}  // namespace
}  // namespace packbench::drivers
