// Returns that benches took in, at a real Tryton.
#include "central/connectors/tryton/returning.hpp"

#include "db/records/returns_events.hpp"
#include "db/records/work_events.hpp"
#include "tryton_fixture.hpp"

namespace packbench::connectors {
namespace {

using namespace tryton;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kReturn = "stock.shipment.out.return";

class TrytonReturningTest : public TrytonFixture {
 protected:
  static records::ReturnGraded graded(std::int64_t entry, const std::string& item, std::int64_t quantity,
                                      const std::string& disposition, const std::string& place,
                                      const std::string& lot = "", const std::string& odd = "") {
    records::ReturnGraded event;
    event.entry = entry;
    event.item = item;
    event.quantity = quantity;
    event.disposition = disposition;
    event.place = place;
    event.capture.lot = lot;
    event.odd = odd;
    return event;
  }
  static Story story(const Ordered& back) { return Story("returns:" + back.number); }
  void take_back(const Ordered& back, const Story& story) {
    tryton::take_back(session_, returned_from(back.number, story.rows()));
  }
  std::vector<std::int64_t> returns(const Ordered& back) {
    std::vector<std::int64_t> ids;
    const auto sale = desk_.session().read("sale.sale", back.order, {"shipment_returns"});
    for (const auto& id : list_in(sale, "shipment_returns")) ids.push_back(id.as_int64());
    return ids;
  }
};

// Of three kettles two came, one of them broken; of two packets of tea one of each lot; no pen.
TEST_F(TrytonReturningTest, AReturnIsDoneOnceWhereverTheLineIsCut) {
  const auto back = desk_.take_back({{"KETTLE", 3}, {"TEA", 2}, {"PEN", 1}});
  with_each_step_cut([&] {
    take_back(back, story(back)
                        .tell(graded(1, "KETTLE", 1, "shelf", "A-02"))
                        .tell(graded(2, "KETTLE", 2, "defects", "defects"))
                        .tell(records::ReturnUndone{2, "KETTLE", "", "defects", 1})
                        .tell(graded(3, "TEA", 1, "shelf", "passed", "T-1"))
                        .tell(graded(4, "TEA", 1, "hold", "hold", "T-2"))
                        .tell(graded(5, "MUG", 1, "hold", "hold", "", "foreign"))
                        .tell(records::WorkEnded{"li"}));
  });
  EXPECT_EQ(state(kReturn, back.shipment), "done");
  EXPECT_THAT(moves(kReturn, back.shipment),
              ElementsAre("0 PEN CUS>IN done", "1 KETTLE IN>A-02 done", "1 KETTLE IN>DMG done",
                          "1 TEA/T-1 CUS>IN done", "1 TEA/T-1 IN>STO done", "1 TEA/T-2 CUS>IN done",
                          "1 TEA/T-2 IN>DMG done", "2 KETTLE CUS>IN done"));
  const auto all = returns(back);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_THAT(moves(kReturn, *std::max_element(all.begin(), all.end())),
              ElementsAre("1 KETTLE CUS>IN draft", "1 PEN CUS>IN draft"));
}

TEST_F(TrytonReturningTest, MoreThanAnnouncedComesIn) {
  const auto back = desk_.take_back({{"PEN", 1}});
  take_back(
      back,
      story(back).tell(graded(1, "PEN", 2, "shelf", "A-03", "", "surplus")).tell(records::WorkEnded{"li"}));
  EXPECT_THAT(moves(kReturn, back.shipment), ElementsAre("2 PEN CUS>IN done", "2 PEN IN>A-03 done"));
}

TEST_F(TrytonReturningTest, BeforeItIsSignedNothingIsTold) {
  const auto back = desk_.take_back({{"PEN", 1}});
  take_back(back, story(back).tell(graded(1, "PEN", 1, "shelf", "A-03")));
  EXPECT_EQ(state(kReturn, back.shipment), "draft");
}

TEST_F(TrytonReturningTest, NotAnnouncedCancelledOrAnotherArticleIsATicket) {
  const auto piece = [](const Ordered& back) {
    return story(back).tell(graded(1, "PEN", 1, "shelf", "A-03")).tell(records::WorkEnded{"li"});
  };
  const Ordered nobody{0, 0, "RT-bench-1"};
  EXPECT_THAT(refusal([&] { take_back(nobody, piece(nobody)); }), HasSubstr("not announced"));
  const auto other = desk_.take_back({{"MUG", 1}});
  EXPECT_THAT(refusal([&] { take_back(other, piece(other)); }), HasSubstr("1 PEN"));
  EXPECT_EQ(state(kReturn, other.shipment), "draft");
  const auto gone = desk_.take_back({{"PEN", 1}});
  desk_.session().call(kReturn, "cancel", list(list(gone.shipment)));
  EXPECT_THAT(refusal([&] { take_back(gone, piece(gone)); }), HasSubstr("cancelled"));
}

}  // namespace
}  // namespace packbench::connectors
