// Carriers' labels beside the store: kept, sealed, backed up, and gone with their order.
#include <gmock/gmock.h>

#include <fstream>

#include "db/label_files.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string kLabel = "%PDF-1.4 for Li Lei, Hangzhou";

struct WaybillLabels : BenchStore {
  void receive(const std::string& number, std::vector<std::string> waybills) {
    auto order = an_order(number);
    order.waybills = std::move(waybills);
    must(*store, {batch(number, {r::OrderReceived{order}})});
  }
  r::WaybillLabelTold told(const std::string& order, const std::string& waybill,
                           const std::string& label = kLabel) {
    const auto file = store->keep_label(order, label);
    if (!file) throw std::runtime_error(file.error().message);
    return {waybill, order, *file, "pdf", "contain", static_cast<std::int64_t>(label.size()), ""};
  }
  Batch tell(r::WaybillLabelTold event) { return batch("l" + std::to_string(++count), {std::move(event)}); }
  std::filesystem::path file_of(const WaybillLabelRow& row) const {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(labels_folder(path)))
      if (entry.path().filename() == row.file) return entry.path();
    return {};
  }
};

TEST_F(WaybillLabels, TheNewestIsWhatTheWaybillBears) {
  receive("A1", {"SF1", "SF2"});
  must(*store, {tell(told("A1", "SF1", "first")), tell(told("A1", "SF1", "second"))});
  const auto row = reader->waybill_label("SF1");
  ASSERT_TRUE(row);
  EXPECT_EQ(row->order, "A1");
  EXPECT_EQ(row->kind, "pdf");
  EXPECT_EQ(row->fit, "contain");
  EXPECT_EQ(*reader->carrier_label(*row), "second");
  EXPECT_FALSE(reader->waybill_label("SF2"));
  EXPECT_EQ(reader->stream("order:A1").size(), 3u);
  expect_clean();
}

TEST_F(WaybillLabels, IsOfAnOrderThatNamesTheWaybill) {
  receive("A1", {"SF1"});
  receive("A2", {"SF2", "SF1"});
  EXPECT_THAT(reader->orders_awaiting("SF1"), ElementsAre("A1", "A2"));
  EXPECT_THAT(reader->orders_awaiting("SF2"), ElementsAre("A2"));
  EXPECT_TRUE(reader->orders_awaiting("").empty());
  expect_refused(tell(told("A1", "SF2")), "does not name waybill SF2");
  auto kind = told("A1", "SF1");
  kind.kind = "gif";
  expect_refused(tell(kind), "known kind");
}

TEST_F(WaybillLabels, WhatIsPackedAwaitsNone) {
  auto day = packed_order("A1");
  auto order = an_order("A1");
  order.waybills = {"SF1"};
  day[0] = batch("in", {r::OrderReceived{order}});
  must(*store, std::move(day));
  EXPECT_TRUE(reader->orders_awaiting("SF1").empty());
}

TEST_F(WaybillLabels, LiesSealedUnderItsOrdersKey) {
  receive("A1", {"SF1"});
  must(*store, {tell(told("A1", "SF1"))});
  const auto row = *reader->waybill_label("SF1");
  EXPECT_EQ(*reader->carrier_label(row), kLabel);
  std::ifstream in(file_of(row), std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  ASSERT_GT(bytes.size(), kLabel.size());
  EXPECT_THAT(bytes, Not(HasSubstr("Li Lei")));
  EXPECT_EQ(std::filesystem::status(file_of(row)).permissions(), std::filesystem::perms(0600));
  EXPECT_NE(told("A1", "SF1").file, row.file) << "the same label sealed twice";
}

TEST_F(WaybillLabels, AFileThatWasChangedOrIsGoneIsTold) {
  receive("A1", {"SF1"});
  must(*store, {tell(told("A1", "SF1"))});
  const auto row = *reader->waybill_label("SF1");
  const auto file = file_of(row);
  std::ofstream(file, std::ios::binary | std::ios::app) << "x";
  EXPECT_EQ(reader->carrier_label(row).error().code, Errc::damaged);
  std::filesystem::remove(file);
  EXPECT_EQ(reader->carrier_label(row).error().code, Errc::not_found);
}

TEST_F(WaybillLabels, ForgottenWithItsOrderHereAndInBackups) {
  receive("A1", {"SF1"});
  receive("A2", {"SF2"});
  must(*store, {tell(told("A1", "SF1")), tell(told("A2", "SF2"))});
  const auto row = *reader->waybill_label("SF1");
  const auto made = backup(path, folder / "backups");
  ASSERT_TRUE(made) << made.error().message;
  ASSERT_TRUE(store->forget("A1", "asked", "sue", 5));
  EXPECT_FALSE(reader->waybill_label("SF1"));
  EXPECT_TRUE(file_of(row).empty());
  EXPECT_EQ(reader->carrier_label(row).error().code, Errc::not_found);
  EXPECT_EQ(store->keep_label("A1", kLabel).error().code, Errc::bad_input);
  expect_clean();

  reader.reset();
  store.reset();
  ASSERT_TRUE(restore(*made, path));
  reader = open_reader(path);
  EXPECT_THAT(reader->carrier_label(row).error().message, HasSubstr("forgotten"));
  EXPECT_EQ(*reader->carrier_label(*reader->waybill_label("SF2")), kLabel);
}

TEST_F(WaybillLabels, ComesBackWithABackup) {
  receive("A1", {"SF1"});
  must(*store, {tell(told("A1", "SF1"))});
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(backup(path, folder / "backups"));
  const auto made = backup(path, folder / "backups");
  reader.reset();
  store.reset();
  std::filesystem::remove_all(labels_folder(path));
  ASSERT_TRUE(restore(*made, path));
  reader = open_reader(path);
  EXPECT_EQ(*reader->carrier_label(*reader->waybill_label("SF1")), kLabel);
}

}  // namespace
}  // namespace packbench::db::test
