// An evidence file says what the journal says, and any change to it is found.
#include <gmock/gmock.h>

#include <random>

#include "db/evidence.hpp"
#include "tests/crash/packing_day.hpp"

namespace packbench::db::test {
namespace {

using testing::IsEmpty;
using testing::Not;

class Evidence : public testing::Test {
 protected:
  Evidence() {
    auto store = open_store(path_);
    for (auto& b : packing_day("a", 1)) {
      order_ = b.order.empty() ? order_ : b.order;
      EXPECT_TRUE(store->commit(std::move(b)));
    }
  }

  Folder folder_;
  const std::filesystem::path path_ = folder_ / "bench.db";
  std::string order_;
};

TEST_F(Evidence, HoldsByItselfAndAgainstTheStore) {
  const auto text = evidence(path_, order_);
  ASSERT_TRUE(text) << text.error().message;
  for (const auto* store : {static_cast<const std::filesystem::path*>(nullptr), &path_}) {
    const auto check = check_evidence(*text, store);
    ASSERT_TRUE(check) << check.error().message;
    EXPECT_GT(check->rows, 3);
    EXPECT_THAT(check->differences, IsEmpty());
  }
}

TEST_F(Evidence, AnyChangedCharacterIsFound) {
  const auto text = *evidence(path_, order_);
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    auto changed = text;
    auto& c = changed[random() % changed.size()];
    c = c == '5' ? '6' : '5';
    const auto check = check_evidence(changed, &path_);
    if (check && changed != text) {
      EXPECT_THAT(check->differences, Not(IsEmpty())) << i;
    }
  }
}

TEST_F(Evidence, ARowThatIsLeftOutIsMissedByTheStore) {
  const auto text = *evidence(path_, order_);
  const auto from = text.find("},{"), to = text.find("},{", from + 1);
  ASSERT_NE(to, text.npos);
  const auto check = check_evidence(text.substr(0, from) + text.substr(to), &path_);
  ASSERT_TRUE(check);
  EXPECT_THAT(check->differences, Not(IsEmpty()));
}

TEST_F(Evidence, WhatIsNoEvidenceIsRefused) {
  for (const char* text :
       {"", "{}", "[1]", "{\"packbench_evidence\":2}", "{\"packbench_evidence\":1,\"order\":3}"})
    EXPECT_EQ(check_evidence(text, nullptr).error().code, Errc::bad_input) << text;
  EXPECT_EQ(evidence(path_, "nobody's").error().code, Errc::not_found);
}

}  // namespace
}  // namespace packbench::db::test
