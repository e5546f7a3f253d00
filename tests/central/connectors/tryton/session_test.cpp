// Login, context and what errors ask for, by a real Tryton.
#include "central/connectors/tryton/session.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "central/connectors/tryton/values.hpp"
#include "cluster.hpp"
#include "cutting_proxy.hpp"
#include "order_desk.hpp"
#include "tryton_server.hpp"

namespace packbench::connectors {
namespace {

using namespace tryton;

class TrytonSessionTest : public testing::Test {
 protected:
  TrytonServer& server_ = TrytonServer::get();
  Rpc rpc_{server_.server()};
  Session session_{rpc_, TrytonServer::kConnector, TrytonServer::kPassword};

  Fault fault_of(const std::function<void()>& act) {
    try {
      act();
    } catch (const RpcError& error) {
      said_ = error.what();
      return error.fault;
    }
    ADD_FAILURE() << "no error";
    return Fault::broken;
  }
  std::string said_;
};

TEST_F(TrytonSessionTest, KnowsWhoItIsAndWhatItSpeaksTo) {
  EXPECT_NE(session_.company(), 0);
  EXPECT_NE(session_.employee(), 0);
  EXPECT_THAT(session_.dialect().series, testing::AnyOf("6.0", "7.0"));
  const auto found = session_.search_read(
      "product.product", list(list("identifiers.code", "=", "2000000000015")), {"code", "template.name"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text_in(found[0].as_object(), "code"), "MUG");
  EXPECT_EQ(text_in(object_in(found[0].as_object(), "template."), "name"), "Mug white");
}

TEST_F(TrytonSessionTest, ReadKeepsTheOrderOfTheIds) {
  const auto found = session_.search_read("stock.location", {}, {"id"});
  ASSERT_GE(found.size(), 3U);
  json::array ids;
  for (auto it = found.rbegin(); it != found.rend(); ++it) ids.push_back(it->at("id"));
  const auto read = session_.read("stock.location", ids, {"code"});
  for (std::size_t i = 0; i < ids.size(); ++i) EXPECT_EQ(read[i].at("id"), ids[i]);
}

TEST_F(TrytonSessionTest, LogsInAgainWhenTheSessionIsGone) {
  const auto mine = session_.user();
  central::pg::Connection(central::Cluster::get().conninfo("tryton")).script("DELETE FROM ir_session");
  EXPECT_GT(session_.search_read("stock.location", {}, {"code"}).size(), 5U);
  EXPECT_EQ(session_.user(), mine);
}

TEST_F(TrytonSessionTest, AServerThatIsOffIsALineThatIsDown) {
  EXPECT_NE(session_.company(), 0);
  server_.stop();
  EXPECT_EQ(fault_of([&] { session_.search_read("stock.location", {}, {"code"}); }), Fault::line);
  server_.start();
  EXPECT_GT(session_.search_read("stock.location", {}, {"code"}).size(), 5U);
}

TEST_F(TrytonSessionTest, ErrorsSayWhatToDoNext) {
  EXPECT_EQ(fault_of([&] { session_.search_read("sale.sale", {}, {"id"}); }), Fault::refused);
  EXPECT_THAT(said_, testing::HasSubstr("not allowed to access"));
  EXPECT_EQ(fault_of([&] { session_.read("stock.move", 999999, {"state"}); }), Fault::refused);
  EXPECT_EQ(fault_of([&] { session_.search_read("stock.move", {}, {"nofield"}); }), Fault::broken);
  EXPECT_EQ(fault_of([&] { session_.call("stock.move", "assign_try", list(list(1))); }), Fault::broken);
  EXPECT_EQ(fault_of([&] { Session(rpc_, "packbench", "wrong").company(); }), Fault::login);
  EXPECT_THAT(said_, testing::Not(testing::HasSubstr("wrong")));
  Rpc nobody(TrytonServer::server(1));
  EXPECT_EQ(fault_of([&] { nobody.call("common.server.version", {}); }), Fault::line);
  EXPECT_EQ(fault_of([&] { Rpc({"http://example.org", "tryton", "", {}}); }), Fault::login);
}

TEST_F(TrytonSessionTest, ACutLineIsTold) {
  CuttingProxy proxy(server_.port());
  Rpc through(TrytonServer::server(proxy.port()));
  Session session(through, TrytonServer::kConnector, TrytonServer::kPassword);
  for (const auto where : {Cut::request, Cut::reply})
    for (int n = 1;; ++n) {
      proxy.cut(where, n);
      Session fresh(through, TrytonServer::kConnector, TrytonServer::kPassword);
      const auto ask = [&] { return fresh.search_read("stock.location", {}, {"code"}).size(); };
      if (n > 3) {
        EXPECT_GT(ask(), 5U);  // login, preferences, the question
        EXPECT_FALSE(proxy.has_cut());
        break;
      }
      EXPECT_EQ(fault_of(ask), Fault::line);
      EXPECT_GT(ask(), 5U);
    }
}

TEST_F(TrytonSessionTest, TheDeskSellsAndBuys) {
  OrderDesk desk(rpc_);
  const auto sold = desk.sell({{"MUG", 2}, {"CABLE", 1}}, "WEB-1");
  EXPECT_FALSE(sold.number.empty());
  EXPECT_EQ(text_in(session_.read("stock.shipment.out", sold.shipment, {"state"}), "state"), "waiting");
  EXPECT_FALSE(desk.buy({{"PEN", 3}}, "PO-1").number.empty());
  const auto back = desk.take_back({{"KETTLE", 1}});
  EXPECT_EQ(text_in(session_.read("stock.shipment.out.return", back.shipment, {"state"}), "state"), "draft");
  EXPECT_EQ(desk.stock("TEA", "B-01", "T-2"), 2000);
  desk.amend(sold, "MUG", 1);
  EXPECT_EQ(desk.shipments(sold).size(), 1U);
}

}  // namespace
}  // namespace packbench::connectors
