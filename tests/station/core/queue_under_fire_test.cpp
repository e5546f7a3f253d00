// Design 5.5: paper runs out, plugs are pulled, printers keep silent, talk nonsense or answer late, and the
// bench is killed in the middle. No job is lost, none is confirmed that was not printed, none is printed
// twice without its having been in doubt. What came out, the simulated printers alone know.
#include <set>

#include "tests/station/core/print_fixture.hpp"
#include "tests/support/sim_printer.hpp"

namespace packbench::station {
namespace {

using namespace std::chrono_literals;
using records::JobState;
using tests::SimPrinter;

constexpr int kPrinters = 3;
constexpr std::size_t kWaiting = 12;  // jobs that are open at a time
constexpr int kLooks = 3;             // an operator comes by every so many steps

class Fire {
 public:
  Fire(int jobs, unsigned seed)
      : jobs_(jobs), random_(seed), config_(config_of_printers(folder_.path(), kPrinters)) {
    constexpr SimPrinter::Empty kEmpty[] = {SimPrinter::Empty::tells, SimPrinter::Empty::keeps_silent,
                                            SimPrinter::Empty::answers_later};
    for (unsigned i = 0; i < kPrinters; ++i)
      printers_.push_back(std::make_unique<SimPrinter>(clock_, seed + i, kEmpty[i]));
    live();
    life_->begin_document();
  }

  void burn() {
    for (int step = 0; asked_ < jobs_ || !open_.empty(); ++step) {
      ASSERT_LT(step, jobs_ * 200) << open_.size() << " jobs never end, the first is "
                                   << open_.begin()->second;
      while (asked_ < jobs_ && open_.size() < kWaiting) ask();
      life_->pass(std::chrono::milliseconds(20 + random_() % 900));
      if (asked_ < jobs_) befall(*printers_[random_() % kPrinters]);
      mend();
      look();
      if (one_in(80) && asked_ < jobs_) live();
      if (testing::Test::HasFailure()) return;
    }
    life_->pass(1min);
  }

  void check() {
    life_.reset();
    const auto doubted = ever_in_doubt();
    EXPECT_GT(doubted.size(), static_cast<std::size_t>(jobs_ / 50)) << "the fire is out";
    EXPECT_GT(failed_, 0);
    EXPECT_GT(lives_, 2);
    auto reader = db::Reader::open(config_.store()).value();
    for (int about = 1; about <= jobs_; ++about) {
      std::optional<std::string> came_out;
      for (std::int64_t copy = 1; const auto job = reader->job(job_name(about, copy)); ++copy) {
        const int labels = printed(job->job);
        EXPECT_LE(labels, 1) << job->job;
        if (labels > 0 && came_out) {
          EXPECT_TRUE(doubted.count(*came_out)) << *came_out << " and " << job->job;
        }
        if (labels > 0) came_out = job->job;
        last_state_ = job->state;
      }
      EXPECT_EQ(last_state_, JobState::confirmed) << job_name(about);
      EXPECT_TRUE(came_out) << job_name(about) << " is lost";
    }
    const auto verified = db::verify(config_.store());
    ASSERT_TRUE(verified) << verified.error().message;
    EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
  }

 private:
  bool one_in(unsigned n) { return random_() % n == 0; }

  int printed(const std::string& job) {
    int labels = 0;
    for (auto& printer : printers_) labels += printer->printed(job);
    return labels;
  }

  // The bench is started, in the place of one that was killed wherever it just was.
  void live() {
    life_.reset();
    ++lives_;
    life_ = std::make_unique<PrintingLife>(clock_, config_, [this](const auto& job, const auto& event) {
      if (!event.template is<records::PrintConfirmed>()) return;
      EXPECT_EQ(printed(job.job), 1) << job.job << " is confirmed";
    });
    for (std::size_t i = 0; i < printers_.size(); ++i)
      if (printers_[i]->has_power()) life_->plug_in(i, printers_[i]->plug_in(life_->io.get_executor()));
  }

  void ask() {
    ++asked_;
    open_[asked_] = job_name(asked_);
    life_->want(asked_, 1, std::to_string(1 + random_() % kPrinters));
  }

  void befall(SimPrinter& printer) {
    if (one_in(12)) printer.set_paper(false);
    if (one_in(25)) printer.set_power(false);
    if (one_in(15)) printer.be_silent_for(std::chrono::seconds(random_() % 20));
    if (one_in(15)) printer.talk_nonsense_for(std::chrono::seconds(random_() % 20));
    if (one_in(15)) printer.answer_late_for(std::chrono::seconds(random_() % 30));
    if (one_in(15)) printer.take_no_job_for(std::chrono::seconds(random_() % 20));
  }

  // Somebody loads paper, pushes the plug in again.
  void mend() {
    for (std::size_t i = 0; i < printers_.size(); ++i) {
      auto& printer = *printers_[i];
      if (!printer.has_paper() && one_in(10)) printer.set_paper(true);
      if (printer.has_power() || !one_in(8)) continue;
      printer.set_power(true);
      life_->plug_in(i, printer.plug_in(life_->io.get_executor()));
    }
  }

  // The operator sees what the bench says of the newest copy of each, and what lies at the printer.
  void look() {
    for (auto open = open_.begin(); open != open_.end();) {
      const auto job = *life_->reader->job(open->second);
      const auto now = open++;
      if (job.state == JobState::confirmed) {
        open_.erase(now);
      } else if (job.state == JobState::failed) {
        ++failed_;
        EXPECT_EQ(printed(job.job), 0) << job.job << " failed";
        again(now->first, job, "reason.print_failed");
      } else if (job.state == JobState::in_doubt && one_in(kLooks)) {
        if (printed(job.job) > 0)
          life_->commit("seen " + job.job, {records::PrintConfirmed{job.job, "seen by p1"}});
        else
          again(now->first, job, "reason.no_label");
      }
    }
  }

  void again(int about, const db::JobRow& job, const std::string& reason) {
    open_[about] = job_name(about, job.copy + 1);
    life_->commit("again " + job.job, {records::PrintVoided{job.job, reason, "p1"},
                                       label_wanted(about, job.copy + 1, job.lane, reason)});
  }

  std::set<std::string> ever_in_doubt() {
    std::set<std::string> jobs;
    auto reader = db::Reader::open(config_.store()).value();
    for (const auto& row : reader->stream(std::string("receive:") + kDocument))
      if (const auto* doubt = row.event ? row.event->as<records::PrintInDoubt>() : nullptr)
        jobs.insert(doubt->job);
    return jobs;
  }

  int jobs_, asked_ = 0, failed_ = 0, lives_ = 0;
  JobState last_state_ = JobState::requested;
  std::mt19937 random_;
  ScratchFolder folder_;
  Config config_;
  tests::VirtualClock clock_;
  std::vector<std::unique_ptr<SimPrinter>> printers_;
  std::unique_ptr<PrintingLife> life_;
  std::map<int, std::string> open_;  // the newest job of each
};

void burn(int jobs, unsigned seed) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  Fire fire(jobs, seed);
  fire.burn();
  if (!testing::Test::HasFailure()) fire.check();
}

TEST(QueueUnderFire, NoJobIsLostNoneIsConfirmedUnprintedNoneIsPrintedTwiceUnseen) {
  for (unsigned seed = 1; seed <= 3; ++seed) burn(150, seed);
}

TEST(QueueUnderFire, DISABLED_TenThousandJobs) {
  burn(10'000, 2026);
}

}  // namespace
}  // namespace packbench::station
