// Ready-made printer code: whose it is, and to whom it may go.
#include "printing/inputs/printer_code.hpp"

#include <gtest/gtest.h>

namespace packbench::printing {
namespace {

struct Sample {
  Language language;
  std::string code;
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> rows{
      {Language::zpl, "^XA^FO50,50^BCN,100,Y,N,N^FDSF1234567890123^FS^XZ\n"},
      {Language::zpl, "~DGR:LOGO.GRF,4,1,FFFFFFFF^XA^FO0,0^XGR:LOGO.GRF,1,1^FS^XZ^XA^IDR:LOGO.GRF^FS^XZ"},
      {Language::zpl, "\r\n  ^XA\r\n^LL1200\r\n^XZ"},
      {Language::tspl,
       "SIZE 100 mm,150 mm\r\nGAP 3 mm,0\r\nCLS\r\nTEXT 10,10,\"3\",0,1,1,\"hi\"\r\nPRINT 1,1\r\n"},
      {Language::tspl, "CLS\nBARCODE 10,10,\"128\",100,1,0,2,2,\"SF1\"\nPRINT 2\n"},
      {Language::epl, "\nN\nq812\nQ1218,24\nA50,50,0,3,1,1,N,\"hi\"\nB50,100,0,1,3,6,100,B,\"SF1\"\nP1\n"},
      {Language::epl, "q609\r\nN\r\nA1,1,0,1,1,1,N,\"x\"\r\nP2,1\r\n"},
      {Language::epl, "I8,A,001\nN\nGW0,0,1,1\xFF\nP1\n"},
      {Language::epl, "\n;job-42\nq104\nN\nP2\n"},
      {Language::tspl, "REM job-42\r\nSIZE 50 mm,30 mm\r\nCLS\r\nPRINT 1,1\r\n"},
      {Language::cpcl, "! 0 200 200 400 1\r\nTEXT 4 0 30 40 Hello\r\nFORM\r\nPRINT\r\n"},
      {Language::cpcl, "! U1 setvar \"x\" \"y\"\r\n! 0 203 203 1218 1\r\nPAGE-WIDTH 812\r\nPRINT\r\n"},
      {Language::escpos, std::string("\x1B@Hello\n\x1DV\0", 10)},
      {Language::escpos, std::string("\x1Dv0\0\1\0\1\0\xFF", 9)}};
  return rows;
}

TEST(PrinterCode, EachLanguageIsTold) {
  for (const auto& [language, code] : samples()) {
    const auto read = read_printer_code(code, "SF-77");
    ASSERT_TRUE(read) << code << ": " << read.error().message;
    EXPECT_EQ(read->language, language) << code;
    EXPECT_EQ(read->bytes, code);
    EXPECT_EQ(read->job_id, "SF-77");
  }
}

TEST(PrinterCode, WhatWeWriteOurselvesIsTold) {
  Bitmap bitmap(812, 300);
  fill(bitmap, {8, 8, 700, 90});
  fill(bitmap, {20, 120, 33, 150});
  for (const auto& row : languages()) {
    const auto read = read_printer_code(row.encode(bitmap, {}).value(), "");
    ASSERT_TRUE(read) << row.name << ": " << read.error().message;
    EXPECT_EQ(read->language, row.language);
  }
}

TEST(PrinterCode, ItGoesUnchangedToAPrinterOfItsLanguageAlone) {
  for (const auto& [language, code] : samples()) {
    const auto read = read_printer_code(code, "job").value();
    EXPECT_EQ(code_for(read, language).value(), code);
    for (const Language other :
         {Language::zpl, Language::tspl, Language::epl, Language::cpcl, Language::escpos}) {
      if (other == language) continue;
      const auto refused = code_for(read, other);
      ASSERT_FALSE(refused);
      EXPECT_EQ(refused.error().code, Errc::bad_option);
      EXPECT_NE(refused.error().message.find("the printer speaks"), std::string::npos);
    }
  }
}

TEST(PrinterCode, WhatIsNoneOrCutOffIsRefused) {
  const std::pair<std::string, const char*> rows[] = {
      {"", "empty"},
      {" \r\n", "empty"},
      {"%PDF-1.4", "begins with \"%PDF-1.4\""},
      {"Hello, printer", "no ZPL"},
      {"^XA^FO50,50^FDhalf a lab", "cut off"},
      {"^XA^XZ^XA^FO50,50", "cut off"},
      {"SIZE 100 mm,150 mm\r\nCLS\r\nTEXT 10,10", "never says PRINT"},
      {"N\nA1,1,0,1,1,1,N,\"x\"\n", "cut off"},
      {"! 0 200 200 400 1\r\nTEXT 4 0 30 40 Hel", "cut off"},
      {std::string(9 << 20, '^'), "8 MiB"}};
  for (const auto& [code, why] : rows) {
    const auto read = read_printer_code(code, "job");
    ASSERT_FALSE(read) << code.substr(0, 40);
    EXPECT_EQ(read.error().code, Errc::bad_data);
    EXPECT_NE(read.error().message.find(why), std::string::npos) << read.error().message;
  }
}

}  // namespace
}  // namespace packbench::printing
