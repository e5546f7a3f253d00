// Both lines of the connector, to a real Tryton and to a real centre, cut at each request and at each reply:
// the centre comes to know what another one knows that was told over whole lines, as often, and no more.
#include <algorithm>

#include "central/connectors/tryton/connector.hpp"
#include "central/connectors/tryton/values.hpp"
#include "central/orders.hpp"
#include "connector_fixture.hpp"
#include "cut_centre.hpp"
#include "cutting_proxy.hpp"
#include "db/records/json.hpp"
#include "db/records/pack_events.hpp"
#include "order_desk.hpp"
#include "tryton_server.hpp"

namespace packbench::connectors {
namespace {

using namespace tryton;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

// A centre with all that the connector told it.
class ToldCentre : public ConnectorFixture {
 public:
  void TestBody() override {}

  // A line for each order, fact, ticket and change, sorted: with their revisions.
  std::vector<std::string> knows() {
    auto all = column(
        "SELECT concat_ws(' ', kind, subject, revision, type, payload, benches) FROM facts UNION ALL"
        " SELECT concat_ws(' ', 'ticket', name, state, text) FROM system_tickets UNION ALL"
        " SELECT concat_ws(' ', 'change', type, payload) FROM changes UNION ALL"
        " SELECT concat_ws(' ', 'told', type, name) FROM tellers");
    for (const auto& number : column("SELECT number FROM orders"))
      all.push_back("order " + json::serialize(central::order_fact(db_, number)));
    std::sort(all.begin(), all.end());
    return all;
  }

  // A bench packs a mug for it, and the order ends.
  void pack(const std::string& order) {
    records::PackScanned scanned;
    scanned.entry = 1;
    scanned.parcel = order + "-1";
    scanned.item = "MUG";
    scanned.quantity = 1;
    records::PackSealed sealed;
    sealed.parcel = scanned.parcel;
    sealed.waybill = "TRK-" + order;
    const auto stream = "order:" + order;
    auto bench = this->bench("a");
    push_all(bench.row(scanned.kType, stream, records::to_json(scanned))
                 .row(sealed.kType, stream, records::to_json(sealed))
                 .row(records::PackFinished::kType, stream, records::to_json(records::PackFinished{})));
  }

  std::unique_ptr<Centre> line = open("tryton");

 private:
  std::vector<std::string> column(const std::string& sql) {
    const auto rows = db_.run(sql);
    std::vector<std::string> all;
    for (int i = 0; i < rows.size(); ++i) all.push_back(rows.text(i, 0));
    return all;
  }
};

// Lines of the one that the other lacks.
std::vector<std::string> beyond(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  std::vector<std::string> lines;
  std::set_difference(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(lines));
  return lines;
}

class TrytonFactsCutTest : public testing::Test {
 protected:
  TrytonFactsCutTest() { connector_ = connect(centre_, proxy_.port()); }

  // Nothing is read anew or tried again by the clock: what a cut line loses must be found without.
  std::unique_ptr<Connector> connect(Centre& centre, unsigned short tryton) {
    using std::chrono::seconds;
    ConnectorOptions options;
    options.server = TrytonServer::server(tryton);
    options.user = TrytonServer::kConnector;
    options.password = TrytonServer::kPassword;
    options.facts = {"", true, seconds(3600), seconds(3600), seconds(0), seconds(3600)};
    return create_connector(centre, std::move(options));
  }

  // Turns, as the loop does, until one comes to its end and brings nothing new; all is cut on the way once.
  void turn_with_each_cut() {
    proxy_.cut_each();
    loses_ = {};
    bool more = true;
    for (cuts_ = 0; more && cuts_ < 400;) {
      try {
        more = connector_->turn(std::chrono::seconds(0));
      } catch (const RpcError& error) {
        ASSERT_EQ(error.fault, Fault::line) << error.what();
        ++cuts_;
      } catch (const CentreError&) {
        ++cuts_;
      }
    }
    EXPECT_LT(cuts_, 400);
  }

  // Another process, over whole lines, tells the other centre.
  void expect_the_same() {
    const auto other = connect(*uncut_.line, server_.port());
    for (int turns = 0; other->turn(std::chrono::seconds(0));) ASSERT_LT(++turns, 10);
    EXPECT_THAT(beyond(cut_.knows(), uncut_.knows()), IsEmpty());
    EXPECT_THAT(beyond(uncut_.knows(), cut_.knows()), IsEmpty());
  }

  json::value create(const char* model, const json::object& values) {
    return desk_.session().call(model, "create", list(list(values))).at(0);
  }
  json::value barcode(const char* article, const char* code) {
    return create("product.identifier",
                  {{"product", desk_.id("product.product", "code", article)}, {"code", code}});
  }
  void press(const char* model, const char* button, const json::value& id) {
    desk_.session().call(model, button, list(list(id)));
  }
  void press(const Ordered& sold, const char* button) { press("stock.shipment.out", button, sold.shipment); }

  json::value inventory(const std::string& number) {
    return create("stock.inventory", {{"number", number},
                                      {"company", desk_.session().company()},
                                      {"location", desk_.id("stock.location", "code", "A-02")},
                                      {"date", date("2026-01-02")}});
  }

  // The lot is chosen in Tryton, of goods that are reserved: the shipment itself does not change.
  void choose_lot(const Ordered& sold, const char* lot) {
    const auto moves = desk_.session().search_read(
        "stock.move",
        list(list("shipment", "=", reference("stock.shipment.out", sold.shipment)),
             list("product.code", "=", "TEA"), list("state", "=", "assigned")),
        {"id"});
    desk_.session().call(
        "stock.move", "write",
        list(list(moves.at(0).at("id")), json::object{{"lot", desk_.id("stock.lot", "number", lot)}}));
  }

  // Somebody receives a part of it in Tryton.
  void deliver(const Ordered& bought, double quantity) {
    const auto move = desk_.session()
                          .search_read("stock.move", list(list("purchase", "=", bought.order)), {"supplier"})
                          .at(0)
                          .as_object();
    auto made = desk_.at_warehouse("IN");
    made["company"] = desk_.session().company();
    made["supplier"] = move.at("supplier");
    made["incoming_moves"] = list(list("add", list(move.at("id"))),
                                  list("write", list(move.at("id")), json::object{{"quantity", quantity}}));
    press("stock.shipment.in", "receive", create("stock.shipment.in", made));
  }

  // Something of each kind.
  void place() {
    sold_ = desk_.sell({{"MUG", 2}, {"TEA", 1}}, "WEB-8");
    changed_ = desk_.sell({{"MUG", 3}});
    picked_ = desk_.sell({{"PEN", 1}});
    packed_ = desk_.sell({{"MUG", 1}});
    cancelled_ = desk_.sell({{"MUG", 1}});
    replaced_ = desk_.sell({{"CABLE", 1}});
    large_ = desk_.sell({{"RARE", 5}, {"MUG", 1}});
    bought_ = desk_.buy({{"PEN", 10}}, "PO-10");
    complete_ = desk_.buy({{"PEN", 2}});
    desk_.take_back({{"MUG", 2}});
    inventory_ = inventory("INV-" + sold_.number);
    barcodes_ = {barcode("PEN", "CUT"), barcode("CABLE", "CUT")};
  }

  // News of each kind.
  void go_on() {
    choose_lot(sold_, "T-1");
    desk_.amend(changed_, "MUG", 1);
    press(picked_, "pick");
    desk_.cancel(cancelled_);
    press(replaced_, "wait");
    desk_.amend(replaced_, "CABLE", 2);  // of a shipment that waits: it is deleted
    cut_.pack(packed_.number);
    desk_.sell({{"LAMP", 1}});
    deliver(bought_, 6);
    deliver(complete_, 2);
    desk_.take_back({{"PEN", 1}});
    press("stock.inventory", "cancel", inventory_);
    desk_.session().call("product.identifier", "write",
                         list(list(barcodes_.front()), json::object{{"code", "CUT-2"}}));
  }

  void expect_known(const std::string& text) { EXPECT_THAT(cut_.knows(), Contains(HasSubstr(text))); }
  json::object shipment(const Ordered& sold) {
    return desk_.session().read("stock.shipment.out", sold.shipment,
                                {"state", "partially_assigned", "packages"});
  }

  TrytonServer& server_ = TrytonServer::get();
  CuttingProxy proxy_{server_.port()};
  Rpc desk_rpc_{server_.server()};
  OrderDesk desk_{desk_rpc_};
  ToldCentre cut_, uncut_;
  LosesEach loses_;
  CutCentre centre_{*cut_.line, [this](Lost what, const std::string& call) { return loses_(what, call); }};
  std::unique_ptr<Connector> connector_;
  int cuts_ = 0;
  Ordered sold_, changed_, picked_, packed_, cancelled_, replaced_, large_, bought_, complete_;
  json::value inventory_;
  std::vector<json::value> barcodes_;
};

TEST_F(TrytonFactsCutTest, TheCentreKnowsAllOnceWhereverALineIsCut) {
  place();
  turn_with_each_cut();
  EXPECT_GT(cuts_, 60);
  expect_the_same();
  expect_known("PO-10");
  expect_known("ticket item/barcode CUT open");
  EXPECT_EQ(shipment(large_).at("state"), "waiting");
  EXPECT_EQ(shipment(large_).at("partially_assigned"), false) << "what was reserved in part is given back";

  go_on();
  turn_with_each_cut();
  EXPECT_GT(cuts_, 40);
  expect_the_same();
  expect_known("TEA T-1");
  expect_known("picked in Tryton without a bench");
  expect_known("note " + bought_.number + " 2 receive.noted");
  expect_known("note " + complete_.number + " 2 receive.cancelled");
  expect_known("it was cancelled in Tryton");
  expect_known("it was deleted in Tryton");
  expect_known("ticket item/barcode CUT closed");
  EXPECT_EQ(shipment(packed_).at("state"), "done");
  EXPECT_EQ(shipment(packed_).at("packages").as_array().size(), 1U);

  for (const auto& code : barcodes_) press("product.identifier", "delete", code);
  desk_.cancel(large_);
}

}  // namespace
}  // namespace packbench::connectors
