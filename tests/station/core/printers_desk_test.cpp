// Printers and labels at the desk and at a lane of a whole bench: held, chosen, settled; nothing moves by
// itself.
#include <gmock/gmock.h>

#include "tests/station/core/door_fixture.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using records::JobState;
using testing::HasSubstr;

constexpr const char* kTee = "6901234500011";

// "folder" is unplugged; "spare" and "other" work.
void two_printers(Config& config, const std::filesystem::path& folder) {
  config.printers[0].link = "usb:not-here";
  config.sender = {};  // no label needs one
  for (const char* name : {"spare", "other"})
    config.printers.push_back({.name = name, .link = "file:" + (folder / name).string() + "?ext=zpl"});
  config.lanes[0].spare_printers = {"spare"};
}

struct PrintersDeskTest : BehindTheDoor {
  PrintersDeskTest() : BehindTheDoor([this](Config& config) { two_printers(config, folder.path()); }) {}

  void want_label() {
    db::Batch batch;
    batch.input = {"note", "api", "", ""};
    batch.events = {
        records::NoteReceived{{"ASN-1", 1, false, "ACME", {}, "2026-11-22", 0, {{"1", "TEE", 12, ""}}}}};
    ASSERT_TRUE(bench->store().commit(batch));
    for (const char* code : {"PB-B-P1", "ASN-1", kTee, "PB-C-LABEL"}) bench.scan(code);
    ASSERT_TRUE(bench->reader().job(kJob));
  }
  std::size_t labels_at(const std::string& printer) { return files_in(folder.path() / printer).size(); }
  std::string act(const std::string& path, json::object body, http::Params params) {
    body["badge"] = "PB-B-S1";
    return told(browser.post(path, json::serialize(body), std::move(params)));
  }
  std::string settle(const std::string& job, const std::string& what, const std::string& reason = "torn") {
    return act("/api/desk/jobs/{job}/{act}", {{"reason", reason}}, {{"job", job}, {"act", what}});
  }
  json::value desk() { return json::parse(browser.get("/api/desk/printers", {}, {{"language", "en"}}).body); }
  std::string notices() { return json::serialize(bench->message(*bench->lane("1")).at("notices")); }

  static constexpr const char* kJob = "ASN-1-1-item-1";
  static constexpr const char* kSecond = "ASN-1-1-item-2";
};

TEST_F(PrintersDeskTest, TheOtherPrinterIsOfferedAndOnlyAScanMovesThere) {
  want_label();
  EXPECT_THAT(notices(), HasSubstr("PB-C-PRINTER"));
  EXPECT_THAT(notices(), HasSubstr("Not connected"));
  EXPECT_EQ(labels_at("spare"), 0U);
  EXPECT_EQ(bench.scan("PB-C-PRINTER").verdict.text.key, "printer.chosen");
  bench.until_label(kJob, JobState::confirmed);
  EXPECT_EQ(labels_at("spare"), 1U);
  EXPECT_THAT(notices(), HasSubstr("at spare, not at folder"));
  EXPECT_EQ(bench->reader().lane_printers().at("1"), "spare") << "remembered";
  bench.scan("PB-C-PRINTER");
  EXPECT_EQ(bench->reader().lane_printers().at("1"), "folder");
}

TEST_F(PrintersDeskTest, ALaneWithoutASpareOneSaysSo) {
  bench.scan("PB-B-P2", "2");
  EXPECT_EQ(bench.scan("PB-C-PRINTER", "2").verdict.text.key, "printer.no_spare");
}

TEST_F(PrintersDeskTest, ASupervisorChoosesOnlyWhatTheConfigurationAllows) {
  const std::string path = "/api/desk/lanes/{lane}/printer";
  want_label();
  EXPECT_EQ(act(path, {{"printer", "other"}}, {{"lane", "1"}}), "printer.not_of_lane");
  EXPECT_EQ(act(path, {{"printer", "spare"}}, {{"lane", "1"}}), "200");
  bench.until_label(kJob, JobState::confirmed);
  EXPECT_EQ(labels_at("spare"), 1U);
}

TEST_F(PrintersDeskTest, AHeldPrinterBeginsNothingAlsoAfterARestart) {
  const std::string hold = "/api/desk/printers/{printer}/hold",
                    release = "/api/desk/printers/{printer}/release";
  EXPECT_EQ(act(hold, {{"reason", "cleaning"}}, {{"printer", "nowhere"}}), "printer.unknown");
  EXPECT_EQ(act(hold, {}, {{"printer", "spare"}}), "ticket.reason");
  EXPECT_EQ(act(hold, {{"reason", "cleaning"}}, {{"printer", "spare"}}), "200");
  bench.scan("PB-C-PRINTER");
  want_label();
  EXPECT_EQ(bench->queues().at("spare")->status(), "held");
  EXPECT_EQ(labels_at("spare"), 0U);
  const auto told_now = desk();
  for (const auto& row : told_now.at("printers").as_array())
    if (row.at("printer") == "spare") {
      EXPECT_EQ(row.at("held").at("reason"), "cleaning");
      EXPECT_EQ(row.at("waiting"), 1);
    }
  EXPECT_EQ(act(release, {}, {{"printer", "spare"}}), "200");
  bench.until_label(kJob, JobState::confirmed);
  EXPECT_EQ(act(release, {}, {{"printer", "spare"}}), "printer.not_held");
}

TEST_F(PrintersDeskTest, ALabelIsPrintedAgainOrDoneWithoutByASupervisorWithAReason) {
  bench.scan("PB-C-PRINTER");
  want_label();
  bench.until_label(kJob, JobState::confirmed);
  EXPECT_EQ(settle(kJob, "there"), "job.not_now") << "it is known to be there";
  EXPECT_EQ(settle(kJob, "again", ""), "ticket.reason");
  EXPECT_EQ(settle(kJob, "burn"), "job.unknown");
  EXPECT_EQ(settle("nothing", "void"), "job.unknown");
  EXPECT_EQ(settle(kJob, "again"), "200");
  bench.until_label(kSecond, JobState::confirmed);
  EXPECT_EQ(bench->reader().job(kJob)->state, JobState::voided);
  EXPECT_EQ(bench->reader().job(kJob)->why, "torn");
  EXPECT_EQ(bench->reader().job(kSecond)->reason, "torn");
  EXPECT_EQ(labels_at("spare"), 2U);
  EXPECT_EQ(settle(kJob, "again"), "job.not_now");
}

TEST_F(PrintersDeskTest, WhatWaitsMayBeDoneWithoutAndTheLaneIsTold) {
  want_label();
  ASSERT_EQ(bench.lane().work->labels.open.size(), 1U);
  EXPECT_EQ(settle(kJob, "void"), "200");
  EXPECT_EQ(bench->reader().job(kJob)->state, JobState::voided);
  EXPECT_TRUE(bench.lane().work->labels.open.empty());
  bench.scan("PB-C-PRINTER");
  EXPECT_EQ(labels_at("spare"), 0U) << "it is not printed";
}

TEST_F(PrintersDeskTest, EachLabelIsListedWithWhatMayBeDoneAboutIt) {
  want_label();
  const auto row = desk().at("jobs").at(0);
  EXPECT_EQ(row.at("job"), kJob);
  EXPECT_EQ(row.at("of"), "ASN-1");
  EXPECT_EQ(row.at("state"), "requested");
  EXPECT_EQ(row.at("may"), (json::array{"void"}));
  const auto choice = desk().at("choices").at(0);
  EXPECT_EQ(choice.at("lane"), "1");
  EXPECT_EQ(choice.at("others"), (json::array{"spare"}));
}

TEST_F(PrintersDeskTest, OneIsAskedAndToldByItself) {
  const auto of = [](const char* printer, const char* act = "") {
    http::Request request;
    request.params = {{"printer", printer}, {"act", act}};
    return request;
  };
  const auto condition = json::parse(ask(http::Method::get, "/api/printers/{printer}", of("spare")).body);
  EXPECT_EQ(condition.at("language"), "zpl");
  EXPECT_EQ(condition.at("status"), "none");
  const auto tell = [&](const char* printer, const char* act) {
    return told(ask(http::Method::post, "/api/printers/{printer}/{act}", of(printer, act)));
  };
  EXPECT_EQ(tell("nowhere", "test"), "printer.unknown");
  EXPECT_EQ(tell("folder", "test"), "printer.away");
  EXPECT_EQ(tell("spare", "cut"), "printer.cannot");
  EXPECT_EQ(tell("spare", "explode"), "no_such_act");
  EXPECT_EQ(tell("spare", "test"), "200");
  EXPECT_EQ(labels_at("spare"), 1U);
}

TEST_F(PrintersDeskTest, LabelsOfTheWarehouseArePrintedOneByOne) {
  bench.import(R"({"location":"A-01-03","zone":"shelf","sequence":1})");
  const auto names = [&](const char* label) {
    http::Request request;
    request.params = {{"label", label}};
    return json::serialize(json::parse(ask(http::Method::get, "/api/desk/labels/{label}", request).body));
  };
  EXPECT_THAT(names("location"), HasSubstr("\"A-01-03\""));
  EXPECT_THAT(names("badge"), HasSubstr("\"p1\""));
  EXPECT_THAT(names("nonsense"), HasSubstr("label.house_unknown"));
  const auto print = [&](const char* label, const char* of, const char* printer = "spare") {
    http::Request request;
    request.params = {{"printer", printer}, {"label", label}};
    request.query = {{"of", of}};
    return told(ask(http::Method::post, "/api/desk/printers/{printer}/labels/{label}", request));
  };
  EXPECT_EQ(print("location", "A-01-03"), "200");
  EXPECT_EQ(print("badge", "p1"), "200");
  EXPECT_EQ(print("tote", "T-01"), "200");
  EXPECT_EQ(print("command_sheet", ""), "200");
  EXPECT_EQ(labels_at("spare"), 4U);
  EXPECT_EQ(print("location", "NOWHERE"), "label.house_unknown");
  EXPECT_EQ(print("badge", "nobody"), "label.house_unknown");
  EXPECT_EQ(print("tote", ""), "label.house_unknown");
  EXPECT_EQ(print("nonsense", "A-01-03"), "label.house_unknown");
  EXPECT_EQ(print("location", "A-01-03", "nowhere"), "printer.unknown");
  EXPECT_EQ(print("location", "A-01-03", "folder"), "printer.away");
  EXPECT_EQ(labels_at("spare"), 4U);
}

}  // namespace
}  // namespace packbench::station
