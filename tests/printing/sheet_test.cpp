// Tables on paper: what a PDF reader finds in them.
#include "printing/sheet.hpp"

#include "printing/pdf.hpp"

#include <gmock/gmock.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

namespace packbench::printing {
namespace {

Sheet a_sheet(int rows, int columns = 3) {
  Sheet sheet{"发货明细", {"2026-11-22"}, {}, {}, {"签字"}};
  for (int column = 0; column < columns; ++column)
    sheet.columns.push_back({"c" + std::to_string(column), "列" + std::to_string(column), column == 1});
  for (int row = 0; row < rows; ++row) {
    auto& cells = sheet.rows.emplace_back(static_cast<std::size_t>(columns), "中文 " + std::to_string(row));
    cells.back() =
        "a text that is far too long for its column, and has to be broken into several lines of the same cell";
  }
  return sheet;
}

// What poppler's pdftotext and pdfinfo say of the file.
std::string asked(const std::string& tool, const std::string& pdf) {
  const auto path =
      std::filesystem::temp_directory_path() / ("packbench-sheet-" + std::to_string(::getpid()) + ".pdf");
  std::ofstream(path, std::ios::binary) << pdf;
  const auto command = tool + " '" + path.string() + "' " + (tool == "pdftotext" ? "- " : "") + "2>&1";
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string text;
  char part[4096];
  while (const auto n = std::fread(part, 1, sizeof part, pipe.get())) text.append(part, n);
  std::filesystem::remove(path);
  return text;
}

TEST(SheetPdf, HoldsItsTextAndEachPageItsNumber) {
  const auto pdf = sheet_pdf(a_sheet(120));
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
  const auto text = asked("pdftotext", pdf);
  for (const auto* wanted : {"发货明细", "2026-11-22", "列0", "中文 0", "中文 119", "签字"})
    EXPECT_THAT(text, testing::HasSubstr(wanted));
  EXPECT_THAT(text, testing::ContainsRegex("1 ?/ ?3"));
  const auto info = asked("pdfinfo", pdf);
  EXPECT_THAT(info, testing::HasSubstr("(A4)"));
  EXPECT_THAT(info, testing::Not(testing::HasSubstr("Pages:          1\n")));
}

TEST(SheetPdf, ManyColumnsLieOnTheLongSide) {
  EXPECT_THAT(asked("pdfinfo", sheet_pdf(a_sheet(1, 9))), testing::HasSubstr("841.89 x 595.28"));
  EXPECT_THAT(asked("pdfinfo", sheet_pdf(a_sheet(1, 3))), testing::HasSubstr("595.28 x 841.89"));
}

TEST(SheetPdf, NothingAndStrangeBytesAreDrawnToo) {
  Sheet strange = a_sheet(1);
  strange.rows[0][0] = "\xFF\xFE broken \x01 text";
  strange.signatures.clear();
  EXPECT_TRUE(sheet_pdf(strange).starts_with("%PDF-"));
  EXPECT_TRUE(sheet_pdf({"empty", {}, {{"a", "A", false}}, {}, {}}).starts_with("%PDF-"));
}

// poppler draws it again at the same size.
TEST(PicturePdf, HasAPageForEachPictureWithTheVeryDots) {
  Bitmap dots(300, 600);
  for (int y = 0; y < 600; ++y)
    for (int x = (y / 3) % 2; x < 300; x += 3) fill(dots, {x, y, 1, 1});
  const auto pdf = to_pdf({dots, Bitmap(600, 300)}, 300);
  const auto info = asked("pdfinfo -f 1 -l 2", pdf);
  EXPECT_THAT(info, testing::HasSubstr("Pages:           2"));
  EXPECT_THAT(info, testing::ContainsRegex("Page +1 size: +72 x 144 pts"));
  EXPECT_THAT(info, testing::ContainsRegex("Page +2 size: +144 x 72 pts"));
  const auto drawn = asked("pdftoppm -mono -r 300 -f 1 -l 1", pdf);
  ASSERT_TRUE(drawn.starts_with("P4\n300 600\n")) << drawn.substr(0, 20);
  const auto rows = drawn.substr(drawn.size() - dots.bits.size());
  EXPECT_TRUE(std::equal(rows.begin(), rows.end(), dots.bits.begin(),
                         [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; }));
}

}  // namespace
}  // namespace packbench::printing
