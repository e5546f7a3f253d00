// What a PIN must be like, one row for each rule; and whom it opens for.
#include "station/access/pins.hpp"

#include <gtest/gtest.h>

#include "station/workflows/catalogue.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

// A store with operators and no bench.
struct PinStore {
  PinStore() {
    auto opened = db::Store::open(folder.path() / "packbench.db");
    store = *std::move(opened);
    auto read = db::Reader::open(folder.path() / "packbench.db");
    reader = *std::move(read);
    for (const char* id : {"li", "wei", "2580"}) tell(id, true);
  }
  void tell(const std::string& id, bool active) {
    records::Operator person;
    person.id = id;
    person.badge = id == "li" ? "4711" : "B-" + id;
    person.active = active;
    db::Batch batch;
    batch.input = {"", "test", "", ""};
    batch.events.push_back(records::OperatorReceived{person});
    ASSERT_TRUE(store->commit(std::move(batch)));
  }
  // "set", or the text's key with its arguments.
  std::string set(const NewPin& wanted) {
    const auto done = set_pin(*reader, *store, wanted, 5);
    if (const auto* why = std::get_if<records::Text>(&done)) {
      auto told = why->key;
      for (const auto& argument : why->args) told += " " + argument;
      return told;
    }
    return std::holds_alternative<bool>(done) ? "set" : "not stored";
  }
  std::string choose(const std::string& person, const std::string& pin) {
    return set({person, pin, person, false});
  }

  ScratchFolder folder;
  std::unique_ptr<db::Store> store;
  std::unique_ptr<db::Reader> reader;
};

struct PinRow {
  const char* name;
  std::string pin;
  const char* told;
};

void PrintTo(const PinRow& row, std::ostream* out) {
  *out << row.name;
}

class PinRule : public testing::TestWithParam<PinRow> {};

TEST_P(PinRule, EachRuleHasItsOwnWords) {
  PinStore at;
  EXPECT_EQ(at.choose("li", GetParam().pin), GetParam().told);
  const std::string told = GetParam().told;
  EXPECT_EQ(at.reader->pin("li").has_value(), told == "set");
  if (told == "set") return;
  for (const auto* language : {"en", "zh-CN"}) {
    const auto text = workflows::text_of_keys({"pin.bad", {told.substr(8)}}, language);
    EXPECT_EQ(text.find("pin."), std::string::npos) << text;
    EXPECT_EQ(text.find('{'), std::string::npos) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, PinRule,
    testing::Values(
        PinRow{"four_digits", "1379", "set"}, PinRow{"eight_digits", "13791379", "set"},
        PinRow{"three_digits", "137", "pin.bad pin.bad_digits"},
        PinRow{"nine_digits", "137913791", "pin.bad pin.bad_digits"},
        PinRow{"empty", "", "pin.bad pin.bad_digits"}, PinRow{"a_letter", "137a", "pin.bad pin.bad_digits"},
        PinRow{"a_blank", "137 9", "pin.bad pin.bad_digits"},
        PinRow{"digits_of_another_script", "１３７９", "pin.bad pin.bad_digits"},
        PinRow{"all_alike", "0000", "pin.bad pin.bad_alike"}, PinRow{"all_but_one_alike", "00001", "set"},
        PinRow{"a_row", "1234", "pin.bad pin.bad_row"},
        PinRow{"a_row_backwards", "876543", "pin.bad pin.bad_row"},
        PinRow{"a_row_over_the_end", "7890", "pin.bad pin.bad_row"},
        PinRow{"a_row_backwards_over_the_end", "2109", "pin.bad pin.bad_row"},
        PinRow{"nearly_a_row", "12346", "set"}, PinRow{"steps_of_two", "2468", "set"},
        PinRow{"up_and_down", "1212", "set"}, PinRow{"the_badge", "4711", "pin.bad pin.bad_named"}),
    [](const auto& at) { return at.param.name; });

struct PinTest : testing::Test, PinStore {
  PinOutcome check(const std::string& badge, const std::string& pin) {
    return check_pin(*reader, badge, pin).outcome;
  }
};

TEST_F(PinTest, OnesIdIsNone) {
  EXPECT_EQ(choose("2580", "2580"), "pin.bad pin.bad_named");
}

TEST_F(PinTest, TheSameDoesNotComeAgainAtOnce) {
  EXPECT_EQ(choose("li", "1379"), "set");
  EXPECT_EQ(choose("li", "1379"), "pin.bad pin.bad_known");
  EXPECT_EQ(choose("wei", "1379"), "set") << "another one's may be the same: nobody learns it";
  EXPECT_EQ(choose("li", "9731"), "set");
  EXPECT_EQ(choose("li", "1379"), "set");
}

TEST_F(PinTest, OnlyWhoWorksHereHasOne) {
  EXPECT_EQ(choose("nobody", "1379"), "pin.nobody nobody");
  tell("wei", false);
  EXPECT_EQ(choose("wei", "1379"), "pin.nobody wei");
}

TEST_F(PinTest, ItOpensForItsBadgeAlone) {
  EXPECT_EQ(check("4711", "1379"), PinOutcome::none);
  ASSERT_EQ(choose("li", "1379"), "set");
  ASSERT_EQ(choose("wei", "9731"), "set");
  const auto right = check_pin(*reader, "4711", "1379");
  EXPECT_EQ(right.outcome, PinOutcome::right);
  EXPECT_EQ(right.person, "li");
  EXPECT_EQ(right.hash, reader->pin("li")->hash);
  EXPECT_EQ(check("4711", "9731"), PinOutcome::wrong);
  EXPECT_EQ(check("4711", ""), PinOutcome::wrong);
  EXPECT_EQ(check("nobody", "1379"), PinOutcome::wrong);
  EXPECT_EQ(check("", "1379"), PinOutcome::wrong);
  EXPECT_EQ(check_pin(*reader, "4711", "9731").person, "li") << "whom a refusal is recorded of";
  EXPECT_EQ(check_pin(*reader, "4711", "9731").hash, "");
}

TEST_F(PinTest, WhoLeftHasNone) {
  ASSERT_EQ(choose("li", "1379"), "set");
  tell("li", false);
  EXPECT_EQ(check("4711", "1379"), PinOutcome::wrong);
}

TEST_F(PinTest, AGivenOneIsGoodForChoosingAnother) {
  ASSERT_EQ(set({"li", "1379", "ann", true}), "set");
  const auto given = check_pin(*reader, "4711", "1379");
  EXPECT_EQ(given.outcome, PinOutcome::given);
  EXPECT_EQ(check("4711", "9731"), PinOutcome::wrong);
  EXPECT_EQ(set({"li", "1379", "li", false, given.hash}), "pin.bad pin.bad_known");
  EXPECT_EQ(set({"li", "9731", "li", false, given.hash}), "set");
  EXPECT_EQ(check("4711", "9731"), PinOutcome::right);
  EXPECT_EQ(check("4711", "1379"), PinOutcome::wrong);
}

// Somebody chose with the old one in his hand while an administrator gave one.
TEST_F(PinTest, OneThatIsNoLongerGoodSetsNone) {
  ASSERT_EQ(choose("li", "1379"), "set");
  const auto old = reader->pin("li")->hash;
  ASSERT_EQ(set({"li", "9731", "ann", true}), "set");
  EXPECT_EQ(set({"li", "8642", "li", false, old}), "pin.wrong");
  EXPECT_EQ(check("4711", "9731"), PinOutcome::given);
}

}  // namespace
}  // namespace packbench::station
