// The lab's own reading of ZPL: if it were blind, every other test here would be.
#include "tests/lab/label_reader.hpp"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/lab/printer_gadget.hpp"

namespace packbench::lab {
namespace {

using testing::ElementsAre;

std::string dots(const Picture& picture) {
  std::string text;
  for (const auto dot : picture.dots) text += dot == 0 ? '#' : '.';
  return text;
}

struct Case {
  const char* graphic;
  const char* dots;  // 16 x 2
};

class Graphics : public testing::TestWithParam<Case> {};

TEST_P(Graphics, AreUnpacked) {
  const auto label = std::string("^XA^PW16^LL2^FO0,0^GFA,4,4,2,") + GetParam().graphic + "^FS^XZ";
  EXPECT_EQ(dots(picture_of(label)), GetParam().dots);
}

INSTANTIATE_TEST_SUITE_P(
    All, Graphics,
    testing::Values(Case{"F00F0001", "####........####...............#"},
                    Case{"F00F:", "####........########........####"},
                    Case{"F,JF", "####............################"},
                    Case{"HFH0,", "########........................"},
                    Case{"!80,", "#################..............."},
                    // python3: base64 of f00f0001; binascii.crc_hqx over the text gives the CRC
                    Case{":B64:8A8AAQ==:419D", "####........####...............#"}));

TEST(LabelReader, RefusesWhatAPrinterWouldNotPrint) {
  for (const char* graphic : {"F00F00", "F00F000G", "F00F000100", ":", ":B64:8A8AAQ==:0000", "F00F000?"})
    EXPECT_THROW((void)picture_of(std::string("^XA^PW16^LL2^FO0,0^GFA,4,4,2,") + graphic + "^FS^XZ"),
                 std::runtime_error)
        << graphic;
  EXPECT_THROW((void)picture_of("^XA^XZ"), std::runtime_error);
}

TEST(LabelReader, FindsWholeFormatsOnly) {
  EXPECT_THAT(zpl_formats("~HS^XA1^XZ\r\n~HI^XA0^FO^XA2^XZ^XZ^XA3^X"), ElementsAre("^XA1^XZ", "^XA2^XZ"));
}

}  // namespace
}  // namespace packbench::lab
