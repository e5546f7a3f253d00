// The parts of a bench's line over a real store, with a scripted centre, in virtual time.
#pragma once
#include <gmock/gmock.h>

#include "../../db/bench_store.hpp"
#include "../../support/scripted_centre.hpp"
#include "../../support/virtual_clock.hpp"
#include "station/centre/lease_facts.hpp"
#include "station/centre/lease_keeper.hpp"
#include "station/centre/puller.hpp"
#include "station/centre/pusher.hpp"

namespace packbench::station {

// A coroutine that runs until it is stopped.
template <class Part>
class Running {
 public:
  Running(tests::VirtualClock& clock, asio::io_context& io, std::unique_ptr<Part> part)
      : clock_(clock), io_(io), part_(std::move(part)) {
    asio::co_spawn(io_, part_->run(), [this](std::exception_ptr failed) {
      ended_ = true;
      if (failed) std::rethrow_exception(failed);
    });
  }
  ~Running() {
    part_->stop();
    EXPECT_TRUE(clock_.run_until(io_, [this] { return ended_; })) << "it never ends";
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  Part* operator->() { return part_.get(); }
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  tests::VirtualClock& clock_;
  asio::io_context& io_;
  std::unique_ptr<Part> part_;
  bool ended_ = false;
};

struct CentreLineTest : testing::Test {
  // What a bench has between two starts of its program.
  std::unique_ptr<Running<Pusher>> pusher() {
    PushServices services{
        *reader,
        [this](std::int64_t after, std::size_t rows, std::size_t bytes) -> asio::awaitable<Portion> {
          co_return portion_of(*reader, after, rows, bytes);
        },
        clock};
    return std::make_unique<Running<Pusher>>(
        clock, io, std::make_unique<Pusher>(io.get_executor(), calls, std::move(services)));
  }
  std::unique_ptr<Running<Puller>> puller() {
    PullServices services{*store, *reader, commits, clock, [this] { return now_ms; }, [this] { ++heard; }};
    return std::make_unique<Running<Puller>>(
        clock, io, std::make_unique<Puller>(io.get_executor(), calls, std::move(services)));
  }
  std::unique_ptr<Running<LeaseKeeper>> keeper(std::int64_t ahead = 0) {
    LeaseServices services{*reader, commits, clock, [this] { return now_ms; }, [this] { return boot(); },
                           [] {},   ahead};
    return std::make_unique<Running<LeaseKeeper>>(
        clock, io, std::make_unique<LeaseKeeper>(io.get_executor(), calls, std::move(services)));
  }

  [[nodiscard]] BootTime boot() const {
    return {boot_id, std::chrono::duration_cast<std::chrono::milliseconds>(clock.now() - began).count()};
  }
  [[nodiscard]] workflows::LeaseState lease(const std::string& order) const {
    return lease_of(*reader, order, boot()).value().state;
  }

  void add_rows(int count) {
    for (int i = 0; i < count; ++i)
      db::test::must(*store, {db::test::batch("row" + std::to_string(++named), {}, {}, "1")});
  }
  void stock_items() {
    for (const char* name : {"tee", "mug"}) {
      records::Item item;
      item.item = name;
      db::test::must(*store, {db::test::batch(std::string("item ") + name, {records::ItemReceived{item}})});
    }
  }
  static boost::json::value order_fact(const std::string& number, std::int64_t revision = 1) {
    records::OrderFact fact;
    fact.order = db::test::an_order(number, revision);
    fact.to = {"Somebody", "000", "Somewhere 1"};
    return records::to_json(fact);
  }
  template <class Done>
  void until(Done done, const char* what) {
    ASSERT_TRUE(clock.run_until(io, done)) << what << " never comes";
  }

  // The centre has exactly the journal.
  void expect_all_there() {
    ASSERT_EQ(centre.kept(), reader->newest_row());
    ASSERT_EQ(static_cast<std::int64_t>(centre.rows.size()), reader->newest_row());
    for (const auto& [seq, row] : centre.rows) ASSERT_EQ(row.hash, reader->row_hash(seq)) << seq;
  }

  db::test::Folder folder;
  std::unique_ptr<db::Store> store = db::test::open_store(folder / "bench.db");
  std::unique_ptr<db::Reader> reader = db::test::open_reader(folder / "bench.db");
  tests::VirtualClock clock;
  drivers::TimePoint began = clock.now();
  asio::io_context io{1};
  GroupCommit commits{io.get_executor(), clock, *store};
  tests::ScriptedCentre centre{[this](drivers::Duration pause) {
    return drivers::sleep_until(io.get_executor(), clock, clock.now() + pause);
  }};
  LineState line{clock, [] {}};
  CentreCalls calls{centre.ask(), line};
  std::int64_t now_ms = 1'790'000'000'000;
  std::string boot_id = "first";
  int heard = 0, named = 0;
};

}  // namespace packbench::station
