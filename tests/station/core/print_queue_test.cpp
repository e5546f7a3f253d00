// What a queue does with what a printer says: sends when it may, believes what proves something, and leaves
// the rest to people.
#include <gmock/gmock.h>

#include "drivers/inbox.hpp"
#include "tests/db/bench_store.hpp"
#include "tests/station/core/print_fixture.hpp"

namespace packbench::station {
namespace {

using namespace std::chrono_literals;
using printing::Evidence;
using records::JobState;
using testing::ElementsAre;
using testing::IsEmpty;

// A language of few words: "JOB <id>;" prints, "S;" asks how it is, "D<number>;" whether that has come out.
printing::Result<std::string> encode(const printing::Bitmap&, const printing::JobOptions& options) {
  return "JOB " + options.job_id + ";";
}
std::string status_query() {
  return "S;";
}
bool complete(std::string_view reply) {
  return reply.ends_with(';');
}
printing::Result<printing::PrinterStatus> parse_status(std::string_view reply) {
  printing::PrinterStatus status;
  if (reply == "out;") status.add(printing::Reason::media_empty);
  if (reply == "busy;") status.formats_in_buffer = 1;
  if (reply != "out;" && reply != "busy;" && reply != "ok;")
    return printing::Error{printing::Errc::malformed, "nonsense"};
  return status;
}
std::string done_query(std::uint32_t number) {
  return "D" + std::to_string(number) + ";";
}
printing::Result<bool> is_done(std::string_view reply, std::uint32_t number) {
  return reply == "D" + std::to_string(number) + ";";
}

printing::LanguageVerbs few_words(Evidence evidence) {
  printing::LanguageVerbs verbs{};
  verbs.name = "few";
  verbs.encode = encode;
  verbs.status_query = status_query;
  verbs.status_complete = complete;
  verbs.parse_status = parse_status;
  verbs.evidence = evidence;
  verbs.done_query = done_query;
  verbs.done_complete = complete;
  verbs.is_done = is_done;
  return verbs;
}

// What a printer was told and when, and what it answers; nothing: it keeps silent.
struct Dialogue {
  std::vector<std::pair<std::string, drivers::TimePoint>> told;
  std::function<std::optional<std::string>(const std::string& question)> answer;
  std::string lost_at = "-";  // the question at which the plug is pulled

  std::vector<std::string> jobs() const {
    std::vector<std::string> jobs;
    for (const auto& [text, when] : told)
      if (text.starts_with("JOB")) jobs.push_back(text.substr(4, text.size() - 5));
    return jobs;
  }
  auto asked(const std::string& question) const {
    return std::count_if(told.begin(), told.end(),
                         [&](const auto& each) { return each.first.starts_with(question); });
  }
};

class Answering final : public drivers::Transport {
 public:
  Answering(asio::any_io_executor executor, drivers::Clock& clock, Dialogue& dialogue)
      : clock_(clock), dialogue_(dialogue), inbox_(executor, clock, SIZE_MAX) {}
  asio::awaitable<drivers::WriteOutcome> write(drivers::Bytes bytes, drivers::TimePoint) override {
    const std::string text(bytes.begin(), bytes.end());
    dialogue_.told.emplace_back(text, clock_.now());
    if (text.starts_with(dialogue_.lost_at)) inbox_.fail({drivers::Errc::gone, "unplugged"});
    if (auto said = text.starts_with("JOB") ? std::nullopt : dialogue_.answer(text))
      inbox_.push(*std::move(said));
    co_return drivers::WriteOutcome{text.size(), std::nullopt};
  }
  asio::awaitable<drivers::Result<std::string>> read(drivers::TimePoint deadline) override {
    return inbox_.read(deadline);
  }
  void cancel() override { inbox_.cancel(); }
  asio::awaitable<void> close() override { co_return; }
  std::string describe() const override { return "dialogue"; }

 private:
  drivers::Clock& clock_;
  Dialogue& dialogue_;
  drivers::Inbox inbox_;
};

class PrintQueueTest : public testing::Test {
 protected:
  void begin(Evidence evidence) {
    verbs_ = few_words(evidence);
    life_.emplace(clock_, config_, nullptr, [this](const auto&, const auto&) {
      PrinterProfile profile;
      profile.verbs = known_ ? &verbs_ : nullptr;
      profile.language = "few";
      profile.evidence = verbs_.evidence;
      return profile;
    });
    life_->begin_document();
    life_->plug_in(0, std::make_unique<Answering>(life_->io.get_executor(), clock_, dialogue_));
  }
  // A closed parcel whose label and slip are asked for: jobs "<order>-1-label-1" and "<order>-1-slip-1".
  void want_parcel(const std::string& order) {
    auto day = db::test::packed_order(order);
    day.resize(5);
    const auto parcel = order + "-1";
    day.back().events.push_back(
        records::PrintRequested{parcel + "-slip-1", order, parcel, "slip", 1, "1", ""});
    for (auto& batch : day) {
      const auto done = life_->store->commit(std::move(batch));
      ASSERT_TRUE(done) << done.error().message;
    }
    life_->queues[0]->poke();
  }
  JobState state(int about, std::int64_t copy = 1) { return life_->state(job_name(about, copy)); }

  ScratchFolder folder_;
  Config config_ = config_of_printers(folder_.path(), 1);
  tests::VirtualClock clock_;
  bool known_ = true;
  printing::LanguageVerbs verbs_{};
  Dialogue dialogue_;
  std::optional<PrintingLife> life_;
};

std::optional<std::string> well(const std::string& question) {
  return question == "S;" ? "ok;" : question;
}

TEST_F(PrintQueueTest, OneThatProvesNothingLeavesTheLabelToTheScanAndTheNextOneGoesOut) {
  dialogue_.answer = well;
  begin(Evidence::none);
  life_->want(1);
  life_->want(2);
  life_->pass(1min);
  EXPECT_EQ(state(1), JobState::sent);
  EXPECT_EQ(state(2), JobState::sent);
  EXPECT_THAT(dialogue_.jobs(), ElementsAre(job_name(1), job_name(2)));
  EXPECT_EQ(dialogue_.asked("D"), 0);
}

TEST_F(PrintQueueTest, OnlyTheJobsOwnNumberConfirmsItAndIsAskedForOnce) {
  std::optional<std::string> number;
  dialogue_.answer = [&](const std::string& question) { return question == "S;" ? "ok;" : number; };
  begin(Evidence::process_id);
  for (const char* other : {"D4294967295;", ""}) {
    number = *other ? std::optional<std::string>(other) : std::nullopt;
    const int about = *other ? 1 : 2;
    life_->want(about);
    life_->pass(1h);
    EXPECT_EQ(state(about), JobState::sent) << "another job's number, or none";
    EXPECT_EQ(dialogue_.asked("D"), about);
  }
  dialogue_.answer = well;
  life_->want(3);
  life_->pass(1min);
  EXPECT_EQ(state(3), JobState::confirmed);
}

// A link says so before anybody has told the queue.
TEST_F(PrintQueueTest, UnpluggedWhileItIsAskedLeavesADoubt) {
  dialogue_.answer = [](const std::string& question) {
    return question == "S;" ? std::optional<std::string>("ok;") : std::nullopt;
  };
  dialogue_.lost_at = "D";
  begin(Evidence::process_id);
  life_->want(1);
  life_->pass(1min);
  EXPECT_EQ(state(1), JobState::in_doubt);
}

TEST_F(PrintQueueTest, SilenceIsNeverYesHoweverLongItLasts) {
  dialogue_.answer = [&](const std::string&) -> std::optional<std::string> {
    if (dialogue_.jobs().empty()) return "ok;";
    return std::nullopt;
  };
  begin(Evidence::barrier);
  life_->want(1);
  life_->want(2);
  life_->pass(std::chrono::hours(8));
  EXPECT_EQ(state(1), JobState::sent);
  EXPECT_EQ(state(2), JobState::requested);
  EXPECT_EQ(life_->queues[0]->status(), "no-answer");
}

// Many copies of a printer answer how they are, and nothing else.
TEST_F(PrintQueueTest, OneThatNeverSaysWhetherItIsDoneIsNoLongerAskedAndHoldsNothingUp) {
  dialogue_.answer = [](const std::string& question) {
    return question == "S;" ? std::optional<std::string>("ok;") : std::nullopt;
  };
  begin(Evidence::barrier);
  life_->want(1);
  life_->pass(5min);
  EXPECT_EQ(state(1), JobState::sent);
  const auto asked = dialogue_.asked("D");
  EXPECT_GT(asked, 1);
  life_->want(2);
  life_->pass(5min);
  EXPECT_EQ(state(2), JobState::sent);
  EXPECT_EQ(dialogue_.asked("D"), asked);
}

TEST_F(PrintQueueTest, WithoutPaperNothingIsSentAndWithPaperItGoesOnByItself) {
  std::string how = "out;";
  dialogue_.answer = [&](const std::string& question) { return question == "S;" ? how : question; };
  begin(Evidence::barrier);
  life_->want(1);
  life_->pass(1min);
  EXPECT_THAT(dialogue_.jobs(), IsEmpty());
  EXPECT_EQ(life_->queues[0]->status(), "media-empty");
  how = "ok;";
  life_->pass(3s);
  EXPECT_EQ(state(1), JobState::confirmed);
  EXPECT_EQ(life_->queues[0]->status(), "none");
}

TEST_F(PrintQueueTest, OneThatCantPrintIsNotAskedWhetherItIsDone) {
  dialogue_.answer = [&](const std::string& question) {
    return question == "S;" ? dialogue_.jobs().empty() ? "ok;" : "out;" : question;
  };
  begin(Evidence::barrier);
  life_->want(1);
  life_->pass(10min);
  EXPECT_EQ(state(1), JobState::sent);
  EXPECT_EQ(dialogue_.asked("D"), 0) << "the question would lie in it until there is paper";
}

TEST_F(PrintQueueTest, WhatThePrinterStillHasToPrintComesFirst) {
  std::string how = "busy;";
  dialogue_.answer = [&](const std::string& question) { return question == "S;" ? how : question; };
  begin(Evidence::count);
  life_->want(1);
  life_->pass(1min);
  EXPECT_THAT(dialogue_.jobs(), IsEmpty());
  how = "ok;";
  life_->pass(3s);
  EXPECT_EQ(state(1), JobState::confirmed);
}

TEST_F(PrintQueueTest, BehindASilenceTheFirstAnswerIsNotBelieved) {
  int asked = 0;
  dialogue_.answer = [&](const std::string& question) -> std::optional<std::string> {
    if (question == "S;" && ++asked == 1) return std::nullopt;
    return well(question);
  };
  begin(Evidence::barrier);
  life_->want(1);
  life_->pass(1min);
  ASSERT_EQ(state(1), JobState::confirmed);
  const auto& told = dialogue_.told;
  ASSERT_GE(told.size(), 4U);
  EXPECT_THAT((std::vector{told[0].first, told[1].first, told[2].first, told[3].first}),
              ElementsAre("S;", "S;", "S;", "JOB " + job_name(1) + ";"));
  EXPECT_GE(told[2].second - told[1].second, 3s) << "time for what is late to come, and to be dropped";
}

TEST_F(PrintQueueTest, NonsenseIsNoAnswer) {
  dialogue_.answer = [](const std::string&) { return "what?;"; };
  begin(Evidence::barrier);
  life_->want(1);
  life_->pass(1min);
  EXPECT_THAT(dialogue_.jobs(), IsEmpty());
  EXPECT_EQ(life_->queues[0]->status(), "no-answer");
}

TEST_F(PrintQueueTest, WhoAsksOnceMoreGoesBeforeTheOthersAndTheseKeepTheirOrder) {
  dialogue_.answer = [](const std::string&) { return "out;"; };
  begin(Evidence::barrier);
  life_->want(1);
  life_->want(2);
  life_->want(3, 2, "1", "reason.no_label");
  dialogue_.answer = well;
  life_->pass(1min);
  EXPECT_THAT(dialogue_.jobs(), ElementsAre(job_name(3, 2), job_name(1), job_name(2)));
}

TEST_F(PrintQueueTest, ParcelsLabelsGoBeforeThoseAskedForOnceMoreAndTheseBeforeGoods) {
  dialogue_.answer = [](const std::string&) { return "out;"; };
  begin(Evidence::barrier);
  life_->want(1);
  life_->want(2, 2, "1", "reason.no_label");
  want_parcel("A1");
  dialogue_.answer = well;
  life_->pass(1min);
  EXPECT_THAT(dialogue_.jobs(), ElementsAre("A1-1-label-1", "A1-1-slip-1", job_name(2, 2), job_name(1)));
}

TEST_F(PrintQueueTest, ASlipInDoubtHoldsNothingUpAndIsNotRepeated) {
  dialogue_.answer = [this](const std::string& question) -> std::optional<std::string> {
    const bool at_the_slip = !dialogue_.jobs().empty() && dialogue_.jobs().back() == "A1-1-slip-1";
    if (at_the_slip && question.starts_with("D")) return std::nullopt;
    return well(question);
  };
  begin(Evidence::process_id);
  want_parcel("A1");
  life_->pass(1s);
  EXPECT_EQ(life_->state("A1-1-label-1"), JobState::confirmed);
  ASSERT_EQ(life_->state("A1-1-slip-1"), JobState::sent);
  life_.reset();  // killed while it waited for the proof of the slip
  begin(Evidence::process_id);
  EXPECT_EQ(life_->state("A1-1-slip-1"), JobState::in_doubt);
  dialogue_.answer = well;
  life_->want(1);
  life_->pass(1min);
  EXPECT_EQ(state(1), JobState::confirmed);
  EXPECT_EQ(life_->state("A1-1-slip-1"), JobState::in_doubt) << "only somebody who has looked settles it";
  EXPECT_THAT(dialogue_.jobs(), ElementsAre("A1-1-label-1", "A1-1-slip-1", job_name(1)));
}

TEST_F(PrintQueueTest, NothingIsSentInALanguageThatThePrinterDoesNotSpeak) {
  known_ = false;
  begin(Evidence::none);
  life_->want(1);
  life_->pass(1min);
  EXPECT_THAT(dialogue_.told, IsEmpty());
  EXPECT_EQ(state(1), JobState::requested);
  EXPECT_EQ(life_->queues[0]->status(), "unknown-language");
}

TEST_F(PrintQueueTest, ALabelLargerThanTheMediaIsRefusedAndNothingIsSent) {
  config_.printers[0].media = {.width = 50, .height = 30};
  dialogue_.answer = well;
  begin(Evidence::barrier);
  life_->labels.bitmap = printing::Bitmap(800, 1200);
  life_->want(1);
  life_->pass(1min);
  EXPECT_EQ(state(1), JobState::failed);
  EXPECT_THAT(life_->reader->job(job_name(1))->why, testing::HasSubstr("100 x 150 mm"));
  EXPECT_THAT(dialogue_.jobs(), IsEmpty());
}

TEST_F(PrintQueueTest, HeldAtTheDeskItBeginsNothingAndLetGoItGoesOn) {
  dialogue_.answer = well;
  begin(Evidence::barrier);
  life_->queues[0]->hold(true);
  life_->want(1);
  life_->pass(1min);
  EXPECT_EQ(state(1), JobState::requested);
  EXPECT_EQ(life_->queues[0]->status(), "held");
  life_->queues[0]->hold(false);
  life_->pass(3s);
  EXPECT_EQ(state(1), JobState::confirmed);
}

TEST_F(PrintQueueTest, WhatWasUnderWayAtAPrinterThatIsNoMoreIsInDoubtToo) {
  dialogue_.answer = well;
  begin(Evidence::barrier);
  life_->commit("elsewhere", {label_wanted(1, 1, "9", ""), records::PrintSending{job_name(1), "sold", "00"}});
  life_.reset();
  begin(Evidence::barrier);
  EXPECT_EQ(state(1), JobState::in_doubt);
}

}  // namespace
}  // namespace packbench::station
