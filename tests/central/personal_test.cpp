// A consignee lies nowhere in the clear, and can be forgotten.
#include "central/personal.hpp"

#include "central/changes.hpp"
#include "central/orders.hpp"
#include "centre_fixture.hpp"

namespace packbench::central {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class PersonalTest : public CentreFixture {
 protected:
  // Every row of every table, as text.
  std::string everything() {
    std::string all;
    const auto tables = db_.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    for (int i = 0; i < tables.size(); ++i)
      all += value("SELECT coalesce(string_agg(t::text, E'\\n'), '') FROM " + tables.text(i, 0) + " t");
    return all;
  }
  std::string name_at(const std::string& order) {
    return std::string(json::value_to<std::string>(order_fact(db_, order).at("to").at("name")));
  }
};

TEST_F(PersonalTest, AConsigneeIsToldAndStandsNowhereInTheClear) {
  auto a = bench("a");
  order("SO-1");
  claim_order(a, "SO-1");
  const auto page = changes_after(db_, a.caller(), "", 10).value();
  EXPECT_EQ(page.rows.at(0).at("payload").at("to").at("name"), "Li Lei");
  EXPECT_EQ(name_at("SO-1"), "Li Lei");
  EXPECT_THAT(everything(),
              testing::AllOf(HasSubstr("SO-1"), Not(HasSubstr("Li Lei")), Not(HasSubstr("555-0117"))));
}

TEST_F(PersonalTest, ItsKeyIsDeletedAndBenchesThatHadItAreTold) {
  auto a = bench("a"), b = bench("b");
  order("SO-1"), order("SO-2");
  claim_order(a, "SO-1");
  const auto key = value("SELECT encode(key, 'hex') FROM order_keys WHERE number = 'SO-1'");
  told(a);
  EXPECT_EQ(tell_one("order.forget", {{"order", "SO-1"}, {"reason", "asked"}, {"by", "boss"}}), "new");
  EXPECT_EQ(tell_one("order.forget", {{"order", "SO-1"}, {"reason", "asked"}, {"by", "boss"}}), "unchanged");
  EXPECT_THAT(everything(), Not(HasSubstr(key)));
  EXPECT_THAT(told(a), ElementsAre("order.forget SO-1"));
  EXPECT_THAT(told(b), IsEmpty());
  EXPECT_EQ(name_at("SO-2"), "Li Lei");
  EXPECT_FALSE(order_fact(db_, "SO-1").as_object().contains("to"));
}

TEST_F(PersonalTest, WhatWasForgottenNeverComesBack) {
  order("SO-1");
  forget_order(db_, "SO-1", "asked", "boss");
  order("SO-1", 2);
  EXPECT_FALSE(order_fact(db_, "SO-1").as_object().contains("to"));
  EXPECT_EQ(
      tell_one("order", {{"order", records::to_json(order_of("SO-1", 2))}, {"to", {{"name", "Li Lei"}}}}),
      "unchanged");
}

TEST_F(PersonalTest, SealedUnderItsOwnOrderAlone) {
  const records::Consignee to{"Li Lei", "", ""};
  const auto sealed = seal_consignee(db_, "SO-1", to);
  EXPECT_EQ(consignee_of(db_, "SO-1", sealed), to);
  EXPECT_NE(seal_consignee(db_, "SO-2", to), sealed);
  EXPECT_THROW((void)consignee_of(db_, "SO-2", sealed), std::runtime_error);
}

}  // namespace
}  // namespace packbench::central
