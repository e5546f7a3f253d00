// Print queues over a store of their own, in virtual time, with jobs of goods on one document.
#pragma once
#include <gtest/gtest.h>

#include <boost/asio/detached.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "db/upkeep.hpp"
#include "printing/template.hpp"
#include "station/print_queue.hpp"
#include "station/print_recovery.hpp"
#include "tests/station/core/bench_fixture.hpp"
#include "tests/support/virtual_clock.hpp"

namespace packbench::station {

inline constexpr const char* kDocument = "ASN-1";
inline constexpr std::int64_t kPrintedAt = 1'790'000'000'000;

// Every label is eight dots wide and high, or what a test wants.
class PlainLabels final : public LabelMaker {
 public:
  asio::awaitable<Result<MadeLabel>> make(std::string, boost::json::object, int, std::string) override {
    MadeLabel made;
    made.pages.push_back(bitmap);
    made.picture = "00";
    co_return made;
  }
  void replace(const std::string&, printing::Template) {}
  printing::Bitmap bitmap = printing::Bitmap(8, 8);
};

inline std::string job_name(int about, std::int64_t copy = 1) {
  return std::string(kDocument) + "-" + std::to_string(about) + "-item-" + std::to_string(copy);
}

inline db::Batch of_document(const std::string& id, std::vector<records::Event> events) {
  db::Batch batch;
  batch.input = {id, "virtual", "", ""};
  batch.at_ms = kPrintedAt;
  batch.lane = "1";
  batch.person = "p1";
  batch.labelled = std::string("receive:") + kDocument;
  batch.events = std::move(events);
  return batch;
}

inline records::PrintRequested label_wanted(int about, std::int64_t copy, const std::string& lane,
                                            const std::string& reason) {
  records::PrintRequested wanted;
  wanted.job = job_name(about, copy);
  wanted.intent = "item";
  wanted.copy = copy;
  wanted.lane = lane;
  wanted.reason = reason;
  wanted.about = std::to_string(about);
  wanted.goods = records::PrintGoods{};
  wanted.goods->item = "TEE";
  wanted.goods->barcode = "6901234500011";
  return wanted;
}

// One printer for each lane; lane "1" prints at "p1".
inline Config config_of_printers(const std::filesystem::path& folder, int printers) {
  Config config;
  config.data = folder;
  config.language = "en";
  config.durable = false;
  for (int i = 1; i <= printers; ++i) {
    const auto number = std::to_string(i);
    config.printers.push_back({.name = "p" + number, .link = "usb:sim" + number});
    config.lanes.push_back({.name = number, .scanners = {}, .printer = "p" + number});
  }
  return config;
}

// One run of a bench's printing; ending it is as good as a kill: nothing is told, nothing is waited for.
class PrintingLife {
 public:
  using Seen = std::function<void(const db::JobRow&, const records::Event&)>;

  PrintingLife(
      tests::VirtualClock& virtual_clock, const Config& bench, Seen seen = {},
      std::function<PrinterProfile(const PrinterConfig&, const drivers::PrinterLink&)> profile = profile_of)
      : clock(virtual_clock), config(bench) {
    store = db::Store::open(config.store(), {"", 0, false}).value();
    reader = db::Reader::open(config.store()).value();
    EXPECT_TRUE(doubt_unfinished_jobs(*store, *reader, config, kPrintedAt));
    commits = std::make_unique<GroupCommit>(io.get_executor(), clock, *store);
    for (const auto& printer : config.printers) {
      PrintServices services{*commits,
                             *reader,
                             labels,
                             documents,
                             clock,
                             [] { return kPrintedAt; },
                             config,
                             [](const db::JobRow& job) { return "p" + job.lane; },
                             [seen](const db::JobRow& job, const records::Event& event) {
                               if (seen) seen(job, event);
                             },
                             [] {},
                             profile};
      auto queue = std::make_unique<PrintQueue>(io.get_executor(), printer, std::move(services));
      asio::co_spawn(io, queue->run(), [](std::exception_ptr error) {
        if (error) std::rethrow_exception(error);
      });
      queues.push_back(std::move(queue));
    }
  }

  void begin_document() {
    records::Item item;
    item.item = "TEE";
    item.barcodes = {{"6901234500011", 1}};
    ASSERT_TRUE(store->commit(of_document("item", {records::ItemReceived{item}})));
  }

  // Commits and lets the queues know.
  void commit(const std::string& id, std::vector<records::Event> events) {
    const auto done = store->commit(of_document(id, std::move(events)));
    ASSERT_TRUE(done) << done.error().message;
    for (auto& queue : queues) queue->poke();
  }
  void want(int about, std::int64_t copy = 1, const std::string& lane = "1", const std::string& reason = "") {
    commit("want " + job_name(about, copy), {label_wanted(about, copy, lane, reason)});
  }

  void plug_in(std::size_t number, std::unique_ptr<drivers::Transport> transport) {
    auto& queue = *queues[number];
    auto link = std::make_shared<drivers::PrinterLink>(
        io.get_executor(), clock, "sim" + std::to_string(number + 1), std::move(transport));
    std::weak_ptr<drivers::PrinterLink> weak = link;
    link->on_broken([this, weak, &queue](const drivers::Error&) {
      if (auto here = weak.lock()) asio::co_spawn(io, leave(std::move(here), queue), asio::detached);
    });
    queue.set_link(std::move(link));
  }

  records::JobState state(const std::string& job) { return reader->job(job)->state; }
  void pass(drivers::Duration time) { clock.advance(io, time); }

  tests::VirtualClock& clock;
  const Config& config;
  PlainLabels labels;
  std::unique_ptr<db::Store> store;
  std::unique_ptr<db::Reader> reader;
  asio::io_context io{1};
  DocumentProcess documents{io.get_executor(), clock, {"/nonexistent", {}}};
  std::unique_ptr<GroupCommit> commits;
  std::vector<std::unique_ptr<PrintQueue>> queues;

 private:
  static asio::awaitable<void> leave(std::shared_ptr<drivers::PrinterLink> link, PrintQueue& queue) {
    co_await link->close();
    queue.drop_closed_link();
  }
};

}  // namespace packbench::station
