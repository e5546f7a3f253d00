// F22: what a password must be like, one row for each rule; and who may what.
#include "station/access/password_rules.hpp"

#include <gtest/gtest.h>

#include "station/access/attempts.hpp"
#include "station/access/rights.hpp"
#include "station/access/sessions.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

struct RuleRow {
  const char* name;
  std::string password;
  const char* told;  // the key; empty: it is a good one
};

void PrintTo(const RuleRow& row, std::ostream* out) {
  *out << row.name;
}

class PasswordRule : public testing::TestWithParam<RuleRow> {};

TEST_P(PasswordRule, F22EachRuleHasItsOwnWords) {
  records::Operator person;
  person.id = "wang-li";
  person.name = "王丽";
  person.badge = "B7";
  const auto problem = problem_of(GetParam().password, person, {});
  EXPECT_EQ(problem ? problem->key : "", GetParam().told);
  if (!problem) return;
  for (const auto* language : {"en", "zh-CN"}) {
    EXPECT_NE(workflows::find_text(problem->key), nullptr);
    EXPECT_EQ(workflows::text(*problem, language).find('{'), std::string::npos);
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, PasswordRule,
    testing::Values(RuleRow{"good", "blue 17 teapots", ""},
                    RuleRow{"nine_characters", "abcdefghi", "password.short"},
                    RuleRow{"ten_characters", "abcdefghij", ""}, RuleRow{"empty", "", "password.short"},
                    RuleRow{"characters_are_not_bytes", "白猫黑猫好猫", "password.short"},
                    RuleRow{"ten_of_any_script", "仓库里有三只白猫和狗", ""},
                    RuleRow{"longest", std::string(197, 'a') + "bcd", ""},
                    RuleRow{"too_long", std::string(198, 'a') + "bcd", "password.long"},
                    RuleRow{"one_character", "aaaaaaaaaaaa", "password.alike"},
                    RuleRow{"three_characters", "121231212312", "password.alike"},
                    RuleRow{"four_characters", "121231212314", ""},
                    RuleRow{"id_in_it", "my-wang-li-2026", "password.named"},
                    RuleRow{"id_in_other_letters", "my-WANG-Li-2026", "password.named"},
                    RuleRow{"name_in_it", "王丽的密码是 2026 年", "password.named"},
                    RuleRow{"a_name_of_two_bytes_is_in_many_words", "b7 is a vitamin", ""}),
    [](const auto& at) { return at.param.name; });

TEST(PasswordRules, F22ABadgeInItAndAPartOfAName) {
  records::Operator person;
  person.id = "a-very-long-operator-name";
  person.badge = "900417";
  EXPECT_EQ(problem_of("teapot-900417", person, {})->key, "password.named");
  EXPECT_EQ(problem_of("long-operator", person, {})->key, "password.named");
}

TEST(PasswordRules, F22TheConfigurationSaysHowLongAndForHowLong) {
  PasswordRules rules;
  rules.length = 14;
  EXPECT_EQ(problem_of("thirteen char", {}, rules)->key, "password.short");
  EXPECT_FALSE(problem_of("fourteen chars", {}, rules));
  constexpr std::int64_t kDay = 86'400'000;
  EXPECT_EQ(expires_ms(kDay, rules), 91 * kDay);
  rules.days = 0;
  EXPECT_EQ(expires_ms(kDay, rules), std::nullopt);
}

TEST(Rights, F22EachRoleHasItsRights) {
  using records::Role;
  const std::vector<std::tuple<Role, bool, bool, bool>> table{{Role::packer, true, false, false},
                                                              {Role::receiver, true, false, false},
                                                              {Role::supervisor, true, true, false},
                                                              {Role::admin, true, true, true}};
  for (const auto& [role, look, work, administer] : table) {
    SCOPED_TRACE(boost::describe::enum_to_string(role, ""));
    EXPECT_EQ(may(role, Right::look), look);
    EXPECT_EQ(may(role, Right::work), work);
    EXPECT_EQ(may(role, Right::administer), administer);
  }
  EXPECT_EQ(table.size(), boost::mp11::mp_size<boost::describe::describe_enumerators<Role>>::value);
}

TEST(Attempts, F22AfterFiveWrongOnesNoneIsLookedAtForFiveMinutes) {
  Attempts attempts;
  for (int i = 0; i < Attempts::kMost; ++i) EXPECT_TRUE(attempts.begin("S1", 1000)) << i;
  EXPECT_TRUE(attempts.locked("S1", 1000));
  EXPECT_FALSE(attempts.begin("S1", 1000 + Attempts::kLockedMs - 1));
  EXPECT_TRUE(attempts.begin("P1", 1000)) << "each badge by itself";
  EXPECT_TRUE(attempts.begin("S1", 1000 + Attempts::kLockedMs)) << "what was refused meanwhile did not count";
  EXPECT_FALSE(attempts.locked("S1", 1000 + Attempts::kLockedMs)) << "counted anew";
}

TEST(Attempts, F22OneThatCouldNotBeLookedAtIsNotCounted) {
  Attempts attempts;
  for (int i = 0; i < 3 * Attempts::kMost; ++i) {
    EXPECT_TRUE(attempts.begin("S1", 1000)) << i;
    attempts.take_back("S1");
  }
  for (int i = 0; i < Attempts::kMost; ++i) EXPECT_TRUE(attempts.begin("S1", 1000)) << i;
  attempts.take_back("S1");
  EXPECT_TRUE(attempts.begin("S1", 1000)) << "the others still count";
  EXPECT_FALSE(attempts.begin("S1", 1000));
  attempts.take_back("nobody");
}

TEST(Attempts, F22ARightOneClearsTheCount) {
  Attempts attempts;
  for (int round = 0; round < 3; ++round) {
    for (int i = 1; i < Attempts::kMost; ++i) EXPECT_TRUE(attempts.begin("S1", 1000));
    attempts.forget("S1");
  }
  EXPECT_FALSE(attempts.locked("S1", 1000));
}

// Badges that nobody bears must neither fill the memory nor push a locked one out.
TEST(Attempts, F22OnlySoManyBadgesAreKeptAndNoneIsPushedOut) {
  Attempts attempts;
  for (int i = 0; i < Attempts::kMost; ++i) EXPECT_TRUE(attempts.begin("first", 1));
  for (std::size_t i = 1; i < Attempts::kNames; ++i) EXPECT_TRUE(attempts.begin(std::to_string(i), 2));
  EXPECT_FALSE(attempts.begin("one more", 3));
  EXPECT_TRUE(attempts.begin("1", 3)) << "who is known is looked at";
  EXPECT_TRUE(attempts.locked("first", 3));
  EXPECT_TRUE(attempts.begin("one more", 3 + Attempts::kLockedMs)) << "those whose time is over made room";
}

TEST(Attempts, F22AClockThatIsTurnedBackLocksNobodyForLonger) {
  Attempts attempts;
  constexpr std::int64_t kYear = 365LL * 24 * 3600 * 1000;
  for (int i = 0; i < Attempts::kMost; ++i) EXPECT_TRUE(attempts.begin("S1", kYear));
  EXPECT_FALSE(attempts.locked("S1", 1));
  EXPECT_TRUE(attempts.begin("S1", 1));
  EXPECT_FALSE(attempts.locked("S1", 2)) << "counted anew";
}

TEST(Sessions, F22EndWhenNothingIsDone) {
  Sessions sessions(1000);
  const auto name = sessions.begin({"s1", "", 0});
  EXPECT_EQ(name.size(), 64U);
  EXPECT_NE(sessions.begin({"s1", "", 0}), name);
  ASSERT_NE(sessions.find(name, 999), nullptr);
  EXPECT_EQ(sessions.find(name, 999)->person, "s1");
  sessions.touch(name, 999);
  EXPECT_NE(sessions.find(name, 1998), nullptr);
  EXPECT_EQ(sessions.find(name, 1999), nullptr);
  EXPECT_EQ(sessions.find(name, 1000), nullptr) << "over is over";
  EXPECT_EQ(sessions.find("", 0), nullptr);
}

TEST(Sessions, F22AClockThatIsTurnedBackEndsThem) {
  Sessions sessions(1000);
  const auto name = sessions.begin({"s1", "", 5000});
  EXPECT_EQ(sessions.find(name, 4999), nullptr);
}

TEST(Sessions, F22EndForOneOrForAllOfAPerson) {
  Sessions sessions(1000);
  const auto here = sessions.begin({"s1", "", 0}), there = sessions.begin({"s1", "", 0}),
             other = sessions.begin({"s2", "expired", 0});
  sessions.end(here);
  EXPECT_EQ(sessions.find(here, 1), nullptr);
  EXPECT_NE(sessions.find(there, 1), nullptr);
  sessions.end_all_of("s1");
  EXPECT_EQ(sessions.find(there, 1), nullptr);
  EXPECT_EQ(sessions.find(other, 1)->change, "expired");
}

}  // namespace
}  // namespace packbench::station
