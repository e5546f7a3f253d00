// Which shelves are due (F16).
#include "station/workflows/count_plan.hpp"

#include <gtest/gtest.h>

namespace packbench::workflows {
namespace {

using namespace records;

CountPlan plan(std::int64_t every_days) {
  CountPlan made;
  made.plan = "P";
  made.every_days = every_days;
  return made;
}

CountPlace place(const std::string& name, const std::string& counted, Zone zone = Zone::shelf) {
  return {name, zone, counted, false, {"MUG"}, {"cups"}};
}

std::string names(const std::vector<CountTask>& tasks) {
  std::string all;
  for (const auto& task : tasks)
    all += task.location + (task.reason == "count.reason_month_end" ? "! " : " ");
  return all;
}

TEST(CountPlan, F16EveryTwoDays) {
  const std::vector<CountPlace> places = {place("today", "2026-06-15"), place("yesterday", "2026-06-14"),
                                          place("before", "2026-06-13"), place("never", "")};
  EXPECT_EQ(names(due_tasks({plan(2)}, places, "2026-06-15")), "before never ");
}

TEST(CountPlan, F16AllAtMonthEnd) {
  auto all = plan(0);
  all.all = true;
  all.zone = Zone::bulk;
  const std::vector<CountPlace> places = {place("a", "2026-02-27"), place("b", "2026-02-28", Zone::bulk)};
  EXPECT_EQ(names(due_tasks({all}, places, "2026-02-27")), "");
  EXPECT_EQ(names(due_tasks({all}, places, "2026-02-28")), "a! ")
      << "what was counted that day is not counted twice";
  EXPECT_EQ(names(due_tasks({all}, places, "2028-02-28")), "") << "a leap year";
  EXPECT_EQ(names(due_tasks({all}, places, "2028-02-29")), "a! b! ");
}

TEST(CountPlan, FiltersMustAllFit) {
  const std::vector<CountPlace> places = {place("shelf", ""), place("bulk", "", Zone::bulk)};
  auto zone = plan(1);
  zone.zone = Zone::bulk;
  EXPECT_EQ(names(due_tasks({zone}, places, "2026-06-15")), "bulk ");
  zone.item = "PLATE";
  EXPECT_EQ(names(due_tasks({zone}, places, "2026-06-15")), "");
  auto category = plan(1);
  category.category = "cups";
  category.item = "MUG";
  EXPECT_EQ(names(due_tasks({category}, places, "2026-06-15")), "shelf bulk ");
  auto location = plan(1);
  location.location = "bulk";
  EXPECT_EQ(names(due_tasks({location}, places, "2026-06-15")), "bulk ");
  location.item = "PLATE";
  EXPECT_EQ(names(due_tasks({location}, places, "2026-06-15")), "");
}

TEST(CountPlan, NothingTwice) {
  auto open = place("open", "");
  open.open = true;
  auto off = plan(1);
  off.active = false;
  EXPECT_EQ(names(due_tasks({plan(1)}, {open}, "2026-06-15")), "") << "it waits to be counted already";
  EXPECT_EQ(names(due_tasks({off}, {place("a", "")}, "2026-06-15")), "");
  EXPECT_EQ(names(due_tasks({plan(1), plan(2)}, {place("a", "")}, "2026-06-15")), "a ");
  EXPECT_EQ(due_tasks({plan(1)}, {place("a", "")}, "2026-06-15"),
            due_tasks({plan(1)}, {place("a", "")}, "2026-06-15"));
  for (const auto* day : {"", "2026-13-01", "2026-02-30", "yesterday!"})
    EXPECT_TRUE(due_tasks({plan(1)}, {place("a", "")}, day).empty()) << day;
}

TEST(CountPlan, ATaskCarriesThePlansRules) {
  auto open_eyed = plan(1);
  open_eyed.blind = false;
  open_eyed.tolerance = {1, 2, 3};
  const auto tasks = due_tasks({open_eyed}, {place("A-01", "")}, "2026-06-15");
  ASSERT_EQ(tasks.size(), 1u);
  EXPECT_EQ(tasks[0], (CountTask{"CP-2026-06-15-A-01", "P", "A-01", "count.reason_plan", false, {1, 2, 3}}));
}

TEST(CountPlan, AnEmptyShelfAndADifferenceElsewhereMakeATask) {
  const auto empty = triggered_task(CountTrigger::empty_shelf, "A-01", "260615-120000-1");
  const auto variance = triggered_task(CountTrigger::variance, "A-01", "260615-120000-1");
  EXPECT_NE(empty.task, variance.task);
  EXPECT_EQ(empty.reason, "count.reason_empty_shelf");
  EXPECT_EQ(variance.location, "A-01");
  EXPECT_TRUE(empty.blind);
}

}  // namespace
}  // namespace packbench::workflows
