// Labels that carriers made, on a whole bench: taken in, printed in the place of the bench's own, and refused
// where they can't be.
#include <gmock/gmock.h>

#include "drivers/cameras/code_finder.hpp"
#include "printing/inputs/document.hpp"
#include "printing/inputs/picture_file.hpp"
#include "printing/png.hpp"
#include "station/access/door.hpp"
#include "station/api/routes.hpp"
#include "station/documents/taking.hpp"
#include "station/label_source.hpp"
#include "tests/station/core/bench_fixture.hpp"
#include "tests/support/barcode_picture.hpp"

namespace packbench::station {
namespace {

using records::JobState;
using testing::Contains;
using testing::HasSubstr;

constexpr const char* kWaybill = "SF1023456789012";
constexpr const char* kJob = "SO-1-1-label-1";
const std::string kZpl = "^XA^FO50,50^BCN,100^FDSF1023456789012^FS^XZ\n";

std::string png_of(const std::string& code) {
  return tests::as_png(tests::draw(800, 1200, {{tests::Kind::code128, code, 100, 300, 3}})).bytes;
}

std::string content_of(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

std::vector<std::string> codes_in(const std::string& png) {
  const auto image = drivers::unpack({drivers::PictureFormat::png, 0, 0, png});
  std::vector<std::string> codes;
  for (const auto& code : drivers::find_codes(*image)) codes.push_back(code.bytes);
  return codes;
}

struct WaybillLabel : testing::Test {
  ScratchFolder folder;
  std::optional<RunningBench> bench;

  void begin(std::function<void(Config&)> adjust = {}) {
    Surroundings surroundings;
    surroundings.document_reader = {PACKBENCH_TEST_DOCUMENT_READER, {}};
    bench.emplace(folder.path(), std::move(adjust), std::move(surroundings));
  }
  std::variant<LabelTaken, LabelRefused> offer(const std::string& bytes,
                                               const std::string& waybill = kWaybill) {
    return take_label((*bench)->store(), (*bench)->reader(), {waybill, bytes, "contain", "a1"}, 5);
  }
  void take(const std::string& bytes) {
    const auto taken = offer(bytes);
    ASSERT_TRUE(std::holds_alternative<LabelTaken>(taken)) << std::get<LabelRefused>(taken).why.key;
  }
  std::string refused(const std::string& bytes, const std::string& waybill = kWaybill) {
    const auto taken = offer(bytes, waybill);
    const auto* why = std::get_if<LabelRefused>(&taken);
    return why ? std::to_string(why->status) + " " + why->why.key : "taken";
  }
  // SO-1 to the closed box, so that its label is asked for.
  void pack() {
    for (const char* code :
         {"PB-B-P1", "PB-T-T-1", "PB-C-OK", "6901234500011", "6901234500011", "6901234500035"})
      bench->scan(code);
  }
  std::string why() { return (*bench)->reader().job(kJob)->why; }
  std::string picture(const std::string& job) {
    for (const auto& route : server_config(**bench).routes) {
      if (route.rule.pattern != "/api/jobs/{job}/picture") continue;
      http::Request request;
      request.params["job"] = job;
      std::optional<http::Response> answer;
      bench->begin(route.handler(request), answer);
      bench->until([&] { return answer.has_value(); }, "the picture");
      return answer->body;
    }
    return "";
  }
};

TEST_F(WaybillLabel, ADocumentIsPrintedInThePlaceOfOurs) {
  begin();
  bench->stock();
  const auto png = png_of(kWaybill);
  take(png);
  pack();
  bench->until_label(kJob, JobState::confirmed);
  const auto expected = printing::place_document(png, {})->front().bitmap;
  EXPECT_EQ((*bench)->reader().job(kJob)->picture, picture_hash({expected}));
  EXPECT_EQ(picture(kJob), printing::to_png(expected)) << "preview and print are one bitmap";
  EXPECT_EQ(bench->scan(kWaybill).verdict.tone, workflows::Tone::done) << "the box is sealed by it";
  bench.reset();
  const auto verified = db::verify(folder.path() / "packbench.db");
  ASSERT_TRUE(verified);
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

TEST_F(WaybillLabel, CodeOfThePrintersLanguageGoesByteForByte) {
  begin();
  bench->stock();
  take(kZpl);
  pack();
  bench->until_label(kJob, JobState::confirmed);
  EXPECT_EQ(content_of(files_in(folder.path() / "labels").at(0)), kZpl);
  EXPECT_THAT(picture(kJob), HasSubstr("no_picture"));
}

TEST_F(WaybillLabel, CodeOfAnotherLanguageIsRefusedInBothLanguages) {
  for (const std::string language : {"en", "zh-CN"}) {
    ScratchFolder another;
    begin([&](Config& config) {
      config.language = language;
      config.data = another.path();
    });
    bench->stock();
    take("SIZE 100 mm,150 mm\r\nCLS\r\nBARCODE 10,10,\"128\",80,1,0,2,2,\"x\"\r\nPRINT 1\r\n");
    pack();
    bench->until_label(kJob, JobState::failed);
    EXPECT_THAT(why(), HasSubstr(language == "en" ? "is tspl and this printer speaks zpl"
                                                  : "是 tspl，这台打印机讲 zpl"));
    EXPECT_TRUE(files_in(folder.path() / "labels").empty());
    bench.reset();
  }
}

TEST_F(WaybillLabel, ADocumentWithoutItsWaybillIsRefusedAndOneThatIsToldAnewIsPrinted) {
  begin();
  bench->stock();
  take(png_of("SF0000000000000"));
  pack();
  bench->until_label(kJob, JobState::failed);
  EXPECT_THAT(why(), HasSubstr("Waybill SF1023456789012 can't be read"));
  take(png_of(kWaybill));
  bench->scan("PB-C-REPRINT");
  bench->until_label("SO-1-1-label-2", JobState::confirmed);
}

TEST_F(WaybillLabel, AFurtherCopyBearsItsOwnCodeBelow) {
  begin();
  bench->stock();
  take(png_of(kWaybill));
  pack();
  bench->until_label(kJob, JobState::confirmed);
  for (const char* code : {"PB-C-REPRINT", "PB-C-CHOOSE-1", "PB-B-S1"}) bench->scan(code);
  ASSERT_TRUE((*bench)->reader().job("SO-1-1-label-2")) << bench->scan("?").verdict.text.key;
  bench->until_label("SO-1-1-label-2", JobState::confirmed);
  const auto codes = codes_in(picture("SO-1-1-label-2"));
  EXPECT_THAT(codes, Contains(kWaybill));
  EXPECT_THAT(codes, Contains(own_code("SO-1-1", 2)));
  EXPECT_EQ(printing::read_picture_file(picture("SO-1-1-label-2"))->height, 1200);
}

TEST_F(WaybillLabel, WhatBreaksTheDrawerFailsTheJobAndTheBenchGoesOn) {
  begin();
  bench->stock();
  take("%PDF-1.7 crash");
  pack();
  bench->until_label(kJob, JobState::failed);
  EXPECT_THAT(why(), HasSubstr("signal 6"));
  take(kZpl);
  bench->scan("PB-C-REPRINT");
  bench->until_label("SO-1-1-label-2", JobState::confirmed);
}

TEST_F(WaybillLabel, AFileThatIsGoneFailsTheJobUntilItComesAgain) {
  begin();
  bench->stock();
  take(kZpl);
  std::filesystem::remove_all(folder.path() / "packbench.db.labels");
  pack();
  bench->until_label(kJob, JobState::failed);
  EXPECT_THAT(why(), HasSubstr("hand it in again"));
  take(kZpl);
  bench->scan("PB-C-REPRINT");
  bench->until_label("SO-1-1-label-2", JobState::confirmed);
}

TEST_F(WaybillLabel, OnlyWhatIsALabelOfAWaitingWaybillIsTaken) {
  begin();
  bench->stock();
  EXPECT_EQ(refused(kZpl, "SF9"), "404 waybill_label.no_order");
  EXPECT_EQ(refused("plain words"), "422 waybill_label.no_label");
  EXPECT_EQ(refused("^XA^FO1,1"), "422 waybill_label.no_label") << "cut off";
  take(kZpl);
  const auto events = (*bench)->reader().stream("order:SO-1").size();
  EXPECT_TRUE(std::get<LabelTaken>(offer(kZpl)).repeated);
  EXPECT_EQ((*bench)->reader().stream("order:SO-1").size(), events);
  ASSERT_TRUE((*bench)->store().forget("SO-1", "asked", "a1", 6));
  EXPECT_EQ(refused(kZpl), "409 waybill_label.not_taken");
}

TEST_F(WaybillLabel, ARestartKeepsItAndAnotherOrdersParcelDoesNotBearIt) {
  begin();
  bench->stock();
  take(kZpl);
  bench.reset();
  begin();
  for (const char* code : {"PB-B-P1", "SO-2", "6901234500011"}) bench->scan(code);
  bench->until_label("SO-2-1-label-1", JobState::confirmed);
  ASSERT_EQ(bench->scan("SF1023456789029").verdict.tone, workflows::Tone::done);
  for (const auto& file : files_in(folder.path() / "labels")) EXPECT_NE(content_of(file), kZpl);
  pack();
  bench->until_label(kJob, JobState::confirmed);
}

}  // namespace
}  // namespace packbench::station
