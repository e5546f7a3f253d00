// Foreign documents are drawn in a process of their own: whatever one does to it, the bench gets pages or a
// reason.
#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <random>

#include "printing/inputs/document.hpp"
#include "station/documents/document_process.hpp"
#include "station/documents/document_reader.hpp"
#include "tests/support/barcode_picture.hpp"

namespace packbench::station {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kWaybill = "SF1023456789012";

std::string png_of(const std::string& code) {
  return tests::as_png(tests::draw(800, 1200, {{tests::Kind::code128, code, 100, 300, 3}})).bytes;
}

struct Documents : testing::Test {
  boost::asio::io_context io{1};
  std::unique_ptr<drivers::Clock> clock = drivers::create_steady_clock(io.get_executor());

  DrawnDocument draw(const std::string& bytes, drivers::Duration patience = 30s,
                     const std::string& program = PACKBENCH_TEST_DOCUMENT_READER) {
    DocumentProcess process(io.get_executor(), *clock, {program, {}}, patience);
    DocumentWanted wanted;
    wanted.bytes = bytes;
    std::optional<DrawnDocument> drawn;
    boost::asio::co_spawn(io, process.draw(std::move(wanted)),
                          [&](std::exception_ptr error, DrawnDocument got) {
                            if (error) std::rethrow_exception(error);
                            drawn = std::move(got);
                          });
    io.restart();
    io.run();
    return *drawn;
  }
};

TEST_F(Documents, APageIsTheVeryDotsThatTheInputGivesAndItsCodesAreRead) {
  const auto png = png_of(kWaybill);
  const auto drawn = draw(png);
  ASSERT_TRUE(drawn) << drawn.error().message;
  const auto here = printing::place_document(png, {});
  ASSERT_EQ(drawn->size(), here->size());
  EXPECT_EQ(drawn->front().bitmap, here->front().bitmap);
  EXPECT_EQ(drawn->front().warnings, here->front().warnings);
  EXPECT_THAT(drawn->front().codes, ElementsAre(kWaybill));
}

TEST_F(Documents, WhatBreaksTheProcessIsAReasonAndTheNextOneIsDrawn) {
  const std::vector<std::pair<std::string, std::string>> faults{{"crash", "signal 6"},
                                                                {"exit", "exit status 3"},
                                                                {"talk without end", "signal 9"},
                                                                {"talk nonsense", "signal 9"}};
  for (const auto& [order, why] : faults) {
    const auto drawn = draw("please " + order);
    ASSERT_FALSE(drawn) << order;
    EXPECT_THAT(drawn.error().message, HasSubstr(why)) << order;
    EXPECT_EQ(drawn.error().code, Errc::label);
  }
  EXPECT_TRUE(draw(png_of(kWaybill)));
}

TEST_F(Documents, OneThatHangsIsEnded) {
  const auto drawn = draw("please hang", 200ms);
  ASSERT_FALSE(drawn);
  EXPECT_THAT(drawn.error().message, HasSubstr("took too long"));
}

TEST_F(Documents, WhatCannotBeDrawnIsToldByTheInput) {
  for (const std::string bytes : {"%PDF-1.4 and nothing else", "plain words", "\x89PNG\r\n\x1a\n broken"}) {
    const auto drawn = draw(bytes);
    ASSERT_FALSE(drawn);
    EXPECT_EQ(drawn.error().code, Errc::label);
    EXPECT_EQ(drawn.error().message.find("ended its process"), std::string::npos) << drawn.error().message;
  }
}

TEST_F(Documents, AProgramThatIsNotThereIsTold) {
  const auto drawn = draw("x", 30s, "/nonexistent");
  ASSERT_FALSE(drawn);
  EXPECT_EQ(drawn.error().code, Errc::unavailable);
}

TEST(DocumentWire, EachMessageComesBackAsItWas) {
  const DocumentWanted wanted{std::string("\0\n{}\xff", 5), 58.5, 40, 300, "actual"};
  const auto message = message_of(wanted);
  ASSERT_EQ(length_of(message), message.size() - kHeadBytes);
  const auto read = wanted_in(std::string_view(message).substr(kHeadBytes));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->bytes, wanted.bytes);
  EXPECT_EQ(read->width, 58.5);
  EXPECT_EQ(read->dpi, 300);
  EXPECT_EQ(read->fit, "actual");

  DrawnPage page{printing::Bitmap(13, 3), {std::string("a\0\xff", 3), "b"}, {"scaled"}};
  printing::fill(page.bitmap, {2, 1, 11, 1});
  const auto drawn = message_of(DrawnDocument(std::vector{page, page}));
  const auto pages = drawn_in(std::string_view(drawn).substr(kHeadBytes));
  ASSERT_TRUE(pages && *pages && (*pages)->size() == 2);
  EXPECT_EQ((**pages)[1].bitmap, page.bitmap);
  EXPECT_EQ((**pages)[1].codes, page.codes);
  EXPECT_EQ((**pages)[1].warnings, page.warnings);
  const auto refused = message_of(DrawnDocument(Error{Errc::label, "why"}));
  EXPECT_EQ(drawn_in(std::string_view(refused).substr(kHeadBytes))->error().message, "why");
}

// A child that was broken says anything: dots beyond the edge stay white, and nothing else comes in.
TEST(DocumentWire, AnyBytesAreSafe) {
  DrawnPage page{printing::Bitmap(13, 3), {"a"}, {}};
  const auto good = message_of(DrawnDocument(std::vector{page})).substr(kHeadBytes);
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    auto bytes = good;
    for (int i = 0; i < 3; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    if (round % 3 == 0) bytes.resize(random() % bytes.size());
    const auto pages = drawn_in(bytes);
    if (!pages || !*pages) continue;
    for (const auto& each : **pages)
      for (int y = 0; y < each.bitmap.height; ++y)
        EXPECT_EQ(each.bitmap.width % 8 == 0
                      ? 0
                      : each.bitmap.row(y)[each.bitmap.stride - 1] & (0xFF >> each.bitmap.width % 8),
                  0);
  }
}

}  // namespace
}  // namespace packbench::station
