// Weighing as it goes on a bench: box on, weight, box off, the next one; and all that may come between.
#include "drivers/scales/weighing.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace packbench::drivers {
namespace {

using namespace std::chrono_literals;
using Grams = std::vector<std::int64_t>;

ScaleReading reading(ScaleStatus status, std::int64_t grams, WeightUnit unit = WeightUnit::gram) {
  ScaleReading made;
  made.status = status;
  made.count = static_cast<std::uint32_t>(grams);
  made.unit = unit;
  made.micrograms = grams * 1'000'000;
  return made;
}

class WeighingTest : public testing::Test {
 protected:
  // An open scale with nothing on it, its stale first report taken.
  void SetUp() override {
    say(ScaleStatus::stable, 777);
    empty();
    events_.clear();
  }

  void say(const ScaleReading& made) {
    time_ += 100ms;
    if (const auto event = weighing_.feed(made, time_)) events_.push_back(event->micrograms / 1'000'000);
  }
  void say(ScaleStatus status, std::int64_t grams = 0) { say(reading(status, grams)); }
  void stable(std::int64_t grams) { say(ScaleStatus::stable, grams); }
  void moving() { say(ScaleStatus::moving, 123); }
  void empty() { say(ScaleStatus::zero); }
  WeightNow now() const { return weighing_.now(time_); }
  std::optional<std::int64_t> grams_now() const {
    const auto seen = now().micrograms;
    return seen ? std::optional(*seen / 1'000'000) : std::nullopt;
  }

  Weighing weighing_;
  Weighing::TimePoint time_{};
  Grams events_;
};

TEST_F(WeighingTest, OneBoxAfterTheOther) {
  for (const std::int64_t box : {500, 500, 800}) {
    moving();
    moving();
    stable(box);
    stable(box);
    stable(box);
    moving();
    empty();
    empty();
  }
  EXPECT_EQ(events_, (Grams{500, 500, 800}));
}

TEST_F(WeighingTest, SwappedWithoutAnEmptyScale) {
  moving();
  stable(500);
  moving();
  stable(800);
  EXPECT_EQ(events_, (Grams{500, 800}));
}

TEST_F(WeighingTest, PutOnBetweenTwoReports) {
  stable(500);  // from zero, no motion seen
  EXPECT_EQ(events_, Grams{500});
  stable(800);  // another box, no motion seen: a second report has to agree
  EXPECT_EQ(events_, Grams{500});
  EXPECT_FALSE(now().of_this_load);
  stable(801);
  EXPECT_EQ(events_, (Grams{500, 801}));
}

TEST_F(WeighingTest, OnlyStableReadingsCount) {
  for (const auto status :
       {ScaleStatus::moving, ScaleStatus::fault, ScaleStatus::over_limit, ScaleStatus::under_zero,
        ScaleStatus::needs_calibration, ScaleStatus::needs_zero}) {
    say(status, 500);
    EXPECT_TRUE(events_.empty());
    EXPECT_EQ(now().micrograms, std::nullopt);
    EXPECT_EQ(now().status, status);
  }
}

TEST_F(WeighingTest, TheFirstReportAfterOpeningIsStale) {
  weighing_.opened();
  EXPECT_EQ(now().age, std::nullopt);
  stable(500);
  EXPECT_EQ(now().micrograms, std::nullopt);
  stable(500);  // was there before: nobody knows whose it is
  stable(500);
  EXPECT_TRUE(events_.empty());
  EXPECT_EQ(grams_now(), 500);
  EXPECT_FALSE(now().of_this_load);
  moving();
  stable(500);
  EXPECT_EQ(events_, Grams{500});
  EXPECT_TRUE(now().of_this_load);
}

TEST_F(WeighingTest, NeverTheBoxBefore) {
  moving();
  stable(500);
  weighing_.next_load();
  events_.clear();
  EXPECT_FALSE(now().of_this_load);
  stable(500);
  stable(501);  // drift
  stable(502);
  say(ScaleStatus::fault, 0);
  stable(502);
  say(ScaleStatus::needs_zero, 0);
  stable(502);
  ScaleReading in_ounces = reading(ScaleStatus::stable, 502, WeightUnit::ounce);
  in_ounces.micrograms = 512'000'000;
  say(in_ounces);  // the unit key
  say(in_ounces);
  say(in_ounces);
  EXPECT_TRUE(events_.empty());
  moving();
  stable(650);
  EXPECT_EQ(events_, Grams{650});
}

TEST_F(WeighingTest, AChangeSeenOnceBelongsToTheOrderBefore) {
  moving();
  stable(500);
  stable(800);
  weighing_.next_load();
  stable(800);
  stable(800);
  EXPECT_EQ(events_, Grams{500});
}

TEST_F(WeighingTest, AnOrderThatBeginsWithAnEmptyScale) {
  weighing_.next_load();
  stable(500);  // a scale that reports only changes, and no motion
  EXPECT_EQ(events_, Grams{500});
}

TEST_F(WeighingTest, AnOrderThatBeginsWhileTheBoxMoves) {
  moving();
  weighing_.next_load();
  moving();
  stable(500);
  EXPECT_EQ(events_, Grams{500});
}

TEST_F(WeighingTest, SilenceMakesTheWeightUnknown) {
  moving();
  stable(500);
  time_ += 2s;
  EXPECT_EQ(grams_now(), 500);
  time_ += 1001ms;
  EXPECT_EQ(now().status, std::nullopt);
  EXPECT_EQ(now().micrograms, std::nullopt);
  EXPECT_EQ(now().age, 3001ms);
  EXPECT_FALSE(now().of_this_load);
  stable(900);  // kept from before it slept
  stable(900);
  EXPECT_EQ(events_, Grams{500});
  EXPECT_EQ(grams_now(), 900);
}

TEST_F(WeighingTest, MotionAfterSilenceIsNews) {
  time_ += 10min;
  moving();
  stable(500);
  time_ += 10min;
  empty();
  stable(600);
  EXPECT_EQ(events_, (Grams{500, 600}));
}

TEST_F(WeighingTest, TareIsTakenOff) {
  EXPECT_TRUE(weighing_.tare(time_));
  moving();
  EXPECT_FALSE(weighing_.tare(time_));
  stable(400);
  EXPECT_TRUE(weighing_.tare(time_));
  EXPECT_EQ(weighing_.tare_micrograms(), 400'000'000);
  EXPECT_EQ(grams_now(), 0);
  stable(400);
  moving();
  stable(1000);
  EXPECT_EQ(events_, (Grams{400, 600}));
  moving();
  stable(400);  // goods out, the box stays
  EXPECT_FALSE(now().of_this_load);
  moving();
  empty();
  EXPECT_EQ(grams_now(), -400);
  moving();
  stable(700);
  weighing_.clear_tare();
  EXPECT_EQ(grams_now(), 700);
  weighing_.set_tare(100'000'000);
  moving();
  stable(700);
  EXPECT_EQ(events_, (Grams{400, 600, 300, 600}));
  time_ += 1h;
  EXPECT_FALSE(weighing_.tare(time_));
}

TEST_F(WeighingTest, AboveTheLimitIsNoWeight) {
  weighing_.set_limit(10'000'000'000);
  moving();
  stable(10'001);
  EXPECT_TRUE(events_.empty());
  EXPECT_EQ(now().micrograms, std::nullopt);
  moving();
  stable(10'000);
  EXPECT_EQ(events_, Grams{10'000});
}

TEST_F(WeighingTest, DustIsNoLoad) {
  moving();
  stable(4);
  stable(2);
  EXPECT_TRUE(events_.empty());
  stable(500);
  EXPECT_EQ(events_, Grams{500});
}

TEST_F(WeighingTest, AUnitWithoutOneMeaningIsNoWeight) {
  moving();
  ScaleReading taels = reading(ScaleStatus::stable, 10, WeightUnit::tael);
  taels.micrograms.reset();
  say(taels);
  EXPECT_TRUE(events_.empty());
  EXPECT_EQ(now().micrograms, std::nullopt);
}

// Whatever a scale says: a weight is given only if something moved since the last one and since next_load().
TEST_F(WeighingTest, RandomDays) {
  std::mt19937 random(8);
  std::optional<std::int64_t> before =
      0;  // still weight at the last event or next_load(), nothing if moved since
  for (int step = 0; step < 200'000; ++step) {
    const auto grams = static_cast<std::int64_t>(random() % 4) * 100;
    const std::size_t had = events_.size();
    switch (random() % 8) {
      case 0:
        weighing_.next_load();
        before = grams_now() ? grams_now() : std::optional<std::int64_t>(-1);
        break;
      case 1:
        moving();
        before.reset();
        break;
      case 2:
        empty();
        before.reset();
        break;
      default:
        stable(grams);
        if (grams == 0) before.reset();
    }
    if (events_.size() == had) continue;
    ASSERT_EQ(events_.back(), grams);
    ASSERT_TRUE(!before || *before != grams) << "the box before, step " << step;
    before = grams;
  }
  EXPECT_GT(events_.size(), 1000u);
}

}  // namespace
}  // namespace packbench::drivers
