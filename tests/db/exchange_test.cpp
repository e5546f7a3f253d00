// Exchanges in the store: a return and the order that goes out for it, whichever is here first.
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

struct ExchangeStore : BenchStore {
  Batch of(std::vector<r::Event> events, const std::string& document, std::int64_t token = 1) {
    auto made = batch("x" + std::to_string(++count), std::move(events), {}, document);
    made.work = WorkRef{r::WorkKind::returns, document, token};
    return made;
  }
  // A return of the order, told to be an exchange; each document has a lane of its own.
  Batch begin(const std::string& document, const std::string& order, const std::string& rma = "") {
    return of(
        {r::WorkOpened{r::WorkKind::returns, document, document, "wei", 1, 0},
         r::ReturnBegan{rma, order, "shop", "", order, {}, {}, 5}, r::ReturnKindTold{r::ReturnKind::customer},
         r::ReturnPackagingSeen{r::Packaging::intact}, r::ReturnExchangeTold{}},
        document);
  }
  static r::ReturnExchangeWanted wanted(const std::string& document, const std::string& order,
                                        const std::string& rma = "") {
    return {document + "-exchange-1", rma, order, {{"tee", 1}}};
  }
  static r::TicketOpened ticket(const std::string& document) {
    return {document + "-exchange-1", "exchange", document, {"returns.ticket_exchange", {document, "tee"}}};
  }
  void sign(const std::string& document, const std::string& order, const std::string& rma = "") {
    must(*store, {begin(document, order, rma),
                  of({ticket(document), wanted(document, order, rma), r::WorkEnded{"wei"}}, document)});
  }
  void receive(const std::string& number, const std::string& exchange_of, std::int64_t revision = 1) {
    auto order = an_order(number, revision);
    order.exchange_of = exchange_of;
    must(*store, {batch(number + std::to_string(revision), {r::OrderReceived{order}})});
  }
  std::string state(const std::string& document) {
    return reader->ticket(document + "-exchange-1").value().state;
  }
  std::vector<std::string> waiting() {
    std::vector<std::string> found;
    for (const auto& ticket : reader->open_tickets(9)) found.push_back(ticket.document);
    return found;
  }
  using Names = std::vector<std::string>;
};

TEST_F(ExchangeStore, F26TheTicketEndsByItselfWhenTheNewOrderComes) {
  must(*store, packed_order("A"));
  must(*store, {batch("rma", {r::ReturnAnnounced{{"RMA-1", 1, "A", "shop", "", {}}}})});
  for (const auto* named : {"RT-1", "RMA-1", "A"}) {
    SCOPED_TRACE(named);
    const std::string document = "RT-" + std::to_string(++count);
    sign(document, "A", std::string(named) == "RMA-1" ? named : "");
    ASSERT_EQ(state(document), "open");
    const auto made = "N-" + document;
    receive(made, std::string(named) == "RT-1" ? document : named);
    EXPECT_EQ(state(document), "closed");
    EXPECT_EQ(reader->ticket(document + "-exchange-1")->reason, made);
    EXPECT_EQ(reader->exchanges_of(document), Names{made});
  }
  EXPECT_EQ(reader->exchanges_of("A").size(), 3U);
  expect_clean();
}

TEST_F(ExchangeStore, F26TheyNameEachOther) {
  must(*store, packed_order("A"));
  sign("RT-1", "A");
  EXPECT_TRUE(reader->exchanges_of("A").empty());
  receive("N", "RT-1");
  EXPECT_EQ(reader->exchanges_of("RT-1"), Names{"N"});
  EXPECT_EQ(reader->exchanges_of("A"), Names{"N"});
  EXPECT_EQ(reader->exchange_for("N"), (Names{"A", "RT-1"}));
  EXPECT_TRUE(reader->exchange_for("A").empty());
  EXPECT_EQ(reader->order("N")->exchange_of, "RT-1");
}

TEST_F(ExchangeStore, F26AnOrderThatIsHereBeforeItsReturnIsTiedWhenThatIsSigned) {
  must(*store, packed_order("A"));
  receive("N", "A");
  EXPECT_EQ(reader->exchanges_of("A"), Names{"N"});
  sign("RT-1", "A");
  EXPECT_EQ(state("RT-1"), "closed");
  EXPECT_EQ(reader->exchanges_of("RT-1"), Names{"N"});
  expect_clean();
}

TEST_F(ExchangeStore, F26OneOrderIsTheExchangeForOneReturnTheOldestFirst) {
  must(*store, packed_order("A"));
  sign("RT-9", "A");
  sign("RT-1", "A");
  receive("N", "A");
  EXPECT_EQ(waiting(), Names{"RT-1"});
  receive("N", "A", 2);
  EXPECT_EQ(waiting(), Names{"RT-1"}) << "a change of that order serves nobody else";
  receive("M", "A");
  EXPECT_TRUE(waiting().empty());
  expect_clean();
}

TEST_F(ExchangeStore, F26AnOrderOfSomethingElseTiesNothing) {
  must(*store, packed_order("A"));
  sign("RT-1", "A");
  receive("N", "B");
  receive("M", "");
  EXPECT_EQ(state("RT-1"), "open");
  sign("RT-2", "");
  receive("L", "");
  EXPECT_EQ(state("RT-2"), "open") << "a blind return has no order's name, nor has another order";
  receive("K", "RT-2");
  EXPECT_EQ(state("RT-2"), "closed");
  expect_clean();
}

TEST_F(ExchangeStore, F26ATicketThatASupervisorEndedStaysAsHeEndedIt) {
  must(*store, packed_order("A"));
  sign("RT-1", "A");
  must(*store, {batch("end", {r::TicketClosed{"RT-1-exchange-1", "money back", "sue"}})});
  receive("N", "RT-1");
  EXPECT_EQ(reader->ticket("RT-1-exchange-1")->reason, "money back");
  EXPECT_EQ(reader->exchanges_of("RT-1"), Names{"N"}) << "tied all the same";
  expect_clean();
}

TEST_F(ExchangeStore, F26ItIsWantedOnce) {
  must(*store, packed_order("A"));
  must(*store, {begin("RT-1", "A")});
  expect_refused(of({ticket("RT-1"), wanted("RT-1", "A"), wanted("RT-1", "A")}, "RT-1"), "wanted already");
  expect_clean();
}

}  // namespace
}  // namespace packbench::db::test
