// Journal rows on their way to the centre: what goes comes back, and what is wrong is named.
#include <gmock/gmock.h>

#include "db/records/hex.hpp"
#include "db/records/wire.hpp"

namespace packbench::records {
namespace {

using testing::HasSubstr;

std::string all_bytes() {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  return bytes;
}

ChainedRow row() {
  return {{7, 1'700'000'000'123, "1", "packer-1", "order:SO-1",
           RowInput{"scan-1", "usb:0c2e:0200", all_bytes(), "]C1"}, "pack.scanned", R"({"item":"茶"})"},
          std::string(32, '\x9f')};
}

TEST(WireTest, ARowComesBackAsItWent) {
  const auto sent = row();
  const auto back = row_from_wire(json::parse(json::serialize(to_wire(sent)))).value();
  EXPECT_EQ(back.hash, sent.hash);
  EXPECT_EQ(chain_hash(first_hash(), back.row), chain_hash(first_hash(), sent.row));
}

TEST(WireTest, ARowWithoutInputOrIdStaysOne) {
  auto sent = row();
  sent.row.input->id.reset();
  EXPECT_FALSE(row_from_wire(to_wire(sent)).value().row.input->id);
  sent.row.input.reset();
  EXPECT_FALSE(row_from_wire(to_wire(sent)).value().row.input);
}

TEST(WireTest, WhatIsWrongIsNamed) {
  const std::pair<const char*, json::value> wrong[] = {
      {"seq", "7"},
      {"at_ms", nullptr},
      {"lane", 1},
      {"payload", json::object{}},
      {"hash", "9f"},
      {"hash", "zz"},
      {"input", "x"},
      {"input.raw", json::object{{"source", ""}, {"raw", "0"}}},
      {"input.source", json::object{{"raw", ""}}}};
  for (const auto& [member, value] : wrong) {
    auto object = to_wire(row());
    object[std::string(member).substr(0, std::string(member).find('.'))] = value;
    const auto read = row_from_wire(object);
    ASSERT_FALSE(read) << member;
    EXPECT_THAT(read.error().message, HasSubstr(member));
  }
  for (const auto& [member, value] : to_wire(row())) {
    auto object = to_wire(row());
    object.erase(member);
    if (member != "input") {
      EXPECT_FALSE(row_from_wire(object)) << member;
    }
  }
}

TEST(HexTest, BytesAndBack) {
  EXPECT_EQ(hex(std::string("\x00\xff\x1a", 3)), "00ff1a");
  EXPECT_EQ(unhex(hex(all_bytes())), all_bytes());
  for (const auto* bad : {"0", "0G", "FF", "é"}) EXPECT_FALSE(unhex(bad)) << bad;
}

}  // namespace
}  // namespace packbench::records
