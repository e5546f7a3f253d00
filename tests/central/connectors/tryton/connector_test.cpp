// Both directions between a real Tryton, a real centre and a bench that speaks the contract.
#include "central/connectors/tryton/connector.hpp"

#include <fstream>

#include "central/connectors/tryton/values.hpp"
#include "connector_fixture.hpp"
#include "db/records/pack_events.hpp"
#include "order_desk.hpp"
#include "tryton_server.hpp"

namespace packbench::connectors {
namespace {

using namespace tryton;
using testing::Contains;
using testing::HasSubstr;

class TrytonConnectorTest : public ConnectorFixture {
 protected:
  TrytonConnectorTest() { start_anew(); }

  void start_anew() {
    using std::chrono::seconds;
    ConnectorOptions options;
    options.server = server_.server();
    options.user = TrytonServer::kConnector;
    options.password = TrytonServer::kPassword;
    options.facts = {"", true, seconds(3600), seconds(3600), seconds(0), seconds(0)};
    options.again = seconds(0);
    connector_ = create_connector(*centre_, std::move(options));
  }
  bool turn() { return connector_->turn(std::chrono::seconds(0)); }

  // The bench packs so many pieces into one parcel, and the order ends as that says.
  void pack(central::FakeBench& bench, const std::string& order, std::int64_t pieces, records::OrderEnd end,
            const std::string& item = "MUG", const std::string& lot = "") {
    records::PackScanned scanned;
    scanned.entry = 1;
    scanned.parcel = order + "-1";
    scanned.item = item;
    scanned.quantity = pieces;
    scanned.capture.lot = lot;
    records::PackSealed sealed;
    sealed.parcel = scanned.parcel;
    sealed.waybill = "TRK-" + order;
    const auto stream = "order:" + order;
    pull_and_push(bench);
    push_all(bench.row("pack.scanned", stream, records::to_json(scanned))
                 .row("pack.sealed", stream, records::to_json(sealed))
                 .row("pack.finished", stream, records::to_json(records::PackFinished{end})));
  }

  json::object shipment(const Ordered& sold) {
    return desk_.session().read("stock.shipment.out", sold.shipment,
                                {"state", "packages.shipping_reference"});
  }
  std::string tickets() {
    return value(
        "SELECT coalesce(string_agg(name || ' ' || text, '; '), '') FROM system_tickets WHERE state = 'open'");
  }

  TrytonServer& server_ = TrytonServer::get();
  Rpc rpc_{server_.server()};
  OrderDesk desk_{rpc_};
  std::unique_ptr<Centre> centre_ = open("tryton");
  std::unique_ptr<Connector> connector_;
};

TEST_F(TrytonConnectorTest, AnOrderThatIsPlacedThereIsPackedHereAndDoneThereWithItsWaybill) {
  const auto sold = desk_.sell({{"MUG", 2}});
  EXPECT_TRUE(turn());
  auto bench = this->bench("a");
  ASSERT_EQ(claim_order(bench, sold.number), sold.number + "/1");
  pack(bench, sold.number, 2, records::OrderEnd::shipped);
  EXPECT_TRUE(turn());
  const auto done = shipment(sold);
  EXPECT_EQ(done.at("state"), "done");
  EXPECT_EQ(done.at("packages.").at(0).at("shipping_reference").as_string(), "TRK-" + sold.number);
  EXPECT_EQ(tickets(), "");
  start_anew();
  turn();
  EXPECT_FALSE(turn());
  EXPECT_EQ(value("SELECT state FROM orders WHERE number = '" + sold.number + "'"), "shipped");
  EXPECT_EQ(value("SELECT cancelled FROM orders WHERE number = '" + sold.number + "'"), "f");
}

TEST_F(TrytonConnectorTest, WhatIsMissingIsAskedForByAnotherShipment) {
  const auto sold = desk_.sell({{"MUG", 3}});
  turn();
  auto bench = this->bench("a");
  claim_order(bench, sold.number);
  pack(bench, sold.number, 1, records::OrderEnd::shorted);
  turn();
  EXPECT_EQ(shipment(sold).at("state"), "done");
  turn();
  const auto second =
      desk_.session().read("stock.shipment.out", desk_.shipments(sold).back(), {"number", "state"});
  EXPECT_EQ(second.at("state"), "assigned");
  EXPECT_EQ(claim_order(bench, text_in(second, "number")), text_in(second, "number") + "/1");
}

TEST_F(TrytonConnectorTest, WhatTrytonRefusesIsATicketThatStopsNobodyElseAndClosesWhenItIsMended) {
  const auto odd = desk_.sell({{"TEA", 1}}), good = desk_.sell({{"MUG", 1}});
  turn();
  auto bench = this->bench("a");
  for (const auto& sold : {odd, good}) claim_order(bench, sold.number);
  pack(bench, odd.number, 1, records::OrderEnd::shipped, "TEA", "T-" + odd.number);
  pack(bench, good.number, 1, records::OrderEnd::shipped);
  turn();
  EXPECT_EQ(shipment(good).at("state"), "done");
  EXPECT_NE(shipment(odd).at("state"), "done");
  EXPECT_THAT(tickets(), HasSubstr("order:" + odd.number));
  EXPECT_THAT(tickets(), HasSubstr("no lot T-" + odd.number));
  const json::object lot{{"number", "T-" + odd.number},
                         {"product", desk_.id("product.product", "code", "TEA")}};
  desk_.session().call("stock.lot", "create", list(list(lot)));
  turn();
  EXPECT_EQ(shipment(odd).at("state"), "done");
  EXPECT_EQ(tickets(), "");
}

TEST_F(TrytonConnectorTest, AnOrderThatWasCancelledWhileItWasPackedIsATicket) {
  const auto sold = desk_.sell({{"MUG", 1}});
  turn();
  auto bench = this->bench("a");
  claim_order(bench, sold.number);
  desk_.cancel(sold);
  pack(bench, sold.number, 1, records::OrderEnd::shipped);  // the bench's line was down
  turn();
  EXPECT_EQ(shipment(sold).at("state"), "cancelled");
  EXPECT_THAT(tickets(), HasSubstr("order:" + sold.number));
}

TEST_F(TrytonConnectorTest, ALineThatIsDownStopsItAndNothingIsPassedOver) {
  const auto sold = desk_.sell({{"MUG", 1}});
  turn();
  auto bench = this->bench("a");
  claim_order(bench, sold.number);
  pack(bench, sold.number, 1, records::OrderEnd::shipped);
  server_.stop();
  EXPECT_THROW(turn(), RpcError);
  EXPECT_EQ(tickets(), "");
  server_.start();
  turn();
  EXPECT_EQ(shipment(sold).at("state"), "done");
}

TEST_F(TrytonConnectorTest, ItsConfigurationSaysWhatToMend) {
  const auto file = [&](const std::string& name, const std::string& text) {
    const auto path = ca().parent_path() / name;
    std::ofstream(path) << text;
    std::filesystem::permissions(path,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    return path.string();
  };
  const auto password = file("password", TrytonServer::kPassword),
             key = file("key.txt", std::string(64, '0'));
  const auto begin = "[centre]\nurl = \"" + url() + "\"\nca = \"" + ca().string() + "\"\nkey_file = \"" +
                     key + "\"\n[tryton]\ndatabase = \"x\"\nuser = \"packbench\"\npassword_file = \"" +
                     password + "\"\n";
  const auto made = [&](const std::string& more) -> std::string {
    try {
      (void)make_connector(load_config(file("config", begin + more), "tryton", config_keys()), *centre_);
      return "";
    } catch (const std::invalid_argument& wrong) {
      return wrong.what();
    }
  };
  EXPECT_EQ(made("url = \"http://127.0.0.1:8000\"\nassign = \"no\"\n"), "");
  EXPECT_THAT(made(""), HasSubstr("url is missing"));
  EXPECT_THAT(made("url = \"http://127.0.0.1:8000\"\nassign = \"maybe\"\n"), HasSubstr("\"yes\" or \"no\""));
  EXPECT_NE(made("url = \"http://erp.example\"\n"), "");
}

}  // namespace
}  // namespace packbench::connectors
