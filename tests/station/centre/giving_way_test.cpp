// What the centre tells is written down between scans: however much it is, lanes have the loop most of the
// time.
#include "line_fixture.hpp"

namespace packbench::station {
namespace {

using namespace std::chrono_literals;

// Each of its durable steps takes so long by the virtual clock.
class SlowStore : public db::Store {
 public:
  SlowStore(db::Store& store, tests::VirtualClock& clock) : store_(store), clock_(clock) {}

  drivers::Duration step = 1ms, worked{};
  std::size_t most = 0;  // batches in a step

  std::vector<db::Result<db::Committed>> commit_all(const std::vector<db::Batch>& batches) override {
    most = std::max(most, batches.size());
    if (!batches.empty()) work();
    return store_.commit_all(batches);
  }
  db::Result<void> make_keys(const std::vector<std::string>& orders) override {
    work();
    return store_.make_keys(orders);
  }
  bool wants_a_pause() override { return store_.wants_a_pause(); }
  void use_pause() override { store_.use_pause(); }
  db::Result<std::string> seal(const std::string& order, const records::Consignee& consignee) override {
    return store_.seal(order, consignee);
  }
  db::Result<std::string> keep_label(const std::string& order, const std::string& label) override {
    return store_.keep_label(order, label);
  }
  db::Result<void> forget(const std::string& order, const std::string& reason, const std::string& by,
                          std::int64_t at_ms) override {
    return store_.forget(order, reason, by, at_ms);
  }
  db::Result<void> set_password(const records::PasswordSet& set, const std::string& hash,
                                std::int64_t remembered, std::int64_t at_ms) override {
    return store_.set_password(set, hash, remembered, at_ms);
  }
  db::Result<void> set_pin(const records::PinSet& set, const std::string& hash, std::int64_t at_ms) override {
    return store_.set_pin(set, hash, at_ms);
  }

 private:
  void work() {
    clock_.pass(step);
    worked += step;
  }

  db::Store& store_;
  tests::VirtualClock& clock_;
};

struct GivingWay : CentreLineTest {
  void SetUp() override {
    stock_items();
    for (int i = 0; i < kChanges; ++i) {
      centre.tell("stock.elsewhere",
                  {{"bench", "west"}, {"item", "tee"}, {"location", "A-01"}, {"quantity", 1}});
      centre.tell(records::kOrderFact, order_fact("SO-" + std::to_string(i)));
    }
  }
  std::unique_ptr<Running<Puller>> slow_puller() {
    PullServices services{slow, *reader, slow_commits, clock, [this] { return now_ms; }, [] {}};
    return std::make_unique<Running<Puller>>(
        clock, io, std::make_unique<Puller>(io.get_executor(), calls, std::move(services)));
  }
  // The time until all of it is written down.
  drivers::Duration pull() {
    const auto began_at = clock.now();
    const auto running = slow_puller();
    until([&] { return reader->centre_cursor() == std::to_string(2 * kChanges); }, "the last change");
    const auto took = clock.now() - began_at;
    EXPECT_EQ(reader->totals(0).orders, kChanges);
    return took;
  }

  static constexpr int kChanges = 60;  // and as many orders: more than a page
  SlowStore slow{*store, clock};
  GroupCommit slow_commits{io.get_executor(), clock, slow};
};

TEST_F(GivingWay, LanesHaveTheLoopTwentyTimesAsLong) {
  const auto took = pull();
  EXPECT_GE(took, 20 * (slow.worked - slow.step)) << "but behind the last one";
  EXPECT_LE(slow.most, 16U) << "a scan waits for one of these";
}

TEST_F(GivingWay, OrdersThatFollowEachOtherAreWrittenAFewAtATime) {
  for (int i = 0; i < 40; ++i) centre.tell(records::kOrderFact, order_fact("SO-again-" + std::to_string(i)));
  const auto running = slow_puller();
  until([&] { return reader->order_head("SO-again-39").has_value(); }, "the last order");
  EXPECT_LE(slow.most, 4U);
}

// One of them can't be used: it alone is refused, and all others count once, also when they come again.
TEST_F(GivingWay, OtherChangesToo) {
  for (int i = 0; i < 40; ++i) {
    const boost::json::object moved{
        {"bench", "west"}, {"item", i == 7 ? "" : "tee"}, {"location", "A-02"}, {"quantity", 1}};
    centre.tell("stock.elsewhere", moved);
  }
  const auto last = std::to_string(2 * kChanges + 40);
  for (const bool again : {false, true}) {
    if (again) centre.repeat_from_start();
    const auto running = slow_puller();
    if (again) until([&] { return reader->centre_cursor() != last; }, "the first page once more");
    until([&] { return reader->centre_cursor() == last; }, "the last change");
  }
  EXPECT_EQ(slow.most, 16U);
  std::int64_t lies = 0;
  for (const auto& row : reader->stock_at("A-02")) lies += row.quantity;
  EXPECT_EQ(lies, 39);
  ASSERT_EQ(reader->open_tickets(9).size(), 1U);
  EXPECT_EQ(reader->open_tickets(9)[0].document, "stock.elsewhere");
}

// On a disk that takes seconds for each step it must come to an end all the same.
TEST_F(GivingWay, ASlowDiskIsNotWaitedForTwentyTimes) {
  slow.step = 2s;
  const auto took = pull();
  EXPECT_LE(took, 2 * slow.worked);
}

TEST_F(GivingWay, WhoStopsDoesNotWaitForThePage) {
  {
    const auto running = slow_puller();
    until([&] { return reader->order_head("SO-3").has_value(); }, "some");
  }
  EXPECT_FALSE(reader->order_head("SO-40"));
  EXPECT_EQ(reader->centre_cursor(), "");
  pull();
  std::int64_t lies = 0;
  for (const auto& row : reader->stock_at("A-01")) lies += row.quantity;
  EXPECT_EQ(lies, kChanges) << "each counts once";
}

}  // namespace
}  // namespace packbench::station
