// ~HS and ~HI replies: each flag of the table, and whatever else may come down the line.
#include <gtest/gtest.h>

#include <random>

#include "printing/languages/zpl.hpp"

namespace packbench::printing {
namespace {

std::string framed(const std::string& line) {
  return "\x02" + line + "\x03\r\n";
}

// A ready ZD420 with nothing to do.
std::string reply(const std::string& first = "030,0,0,1245,000,0,0,0,000,0,0,0",
                  const std::string& second = "000,0,0,0,0,2,4,0,00000000,1,000",
                  const std::string& third = "1234,0") {
  return framed(first) + framed(second) + framed(third);
}

TEST(ZplStatus, ReadyAndIdle) {
  const auto status = zpl::parse_status(reply());
  ASSERT_TRUE(status) << status.error().message;
  EXPECT_TRUE(status->can_print() && status->idle());
  EXPECT_TRUE(status->reason_names().empty());
  EXPECT_EQ(status->label_length, 1245);
  EXPECT_EQ(status->formats_in_buffer, 0);
  EXPECT_EQ(status->labels_remaining, 0);
}

struct Row {
  const char* first;
  const char* second;
  const char* reason;
};

TEST(ZplStatus, EachFlagHasItsReason) {
  const char* ready = "000,0,0,0,0,2,4,0,00000000,1,000";
  const char* calm = "030,0,0,1245,000,0,0,0,000,0,0,0";
  const Row rows[] = {
      {"030,1,0,1245,000,0,0,0,000,0,0,0", ready, "media-empty"},
      {"030,0,1,1245,000,0,0,0,000,0,0,0", ready, "paused"},
      {"030,0,0,1245,000,1,0,0,000,0,0,0", ready, "spool-area-full"},
      {"030,0,0,1245,000,0,0,0,000,1,0,0", ready, "other"},
      {"030,0,0,1245,000,0,0,0,000,0,1,0", ready, "head-cold"},
      {"030,0,0,1245,000,0,0,0,000,0,0,1", ready, "head-hot"},
      {calm, "000,0,1,0,0,2,4,0,00000000,1,000", "cover-open"},
      {calm, "000,0,0,1,0,2,4,0,00000000,1,000", "marker-supply-empty"},
      {calm, "000,0,0,0,0,2,4,1,00000000,1,000", "label-waiting"},
  };
  for (const auto& row : rows) {
    const auto status = zpl::parse_status(reply(row.first, row.second));
    ASSERT_TRUE(status) << row.reason;
    EXPECT_EQ(status->reason_names(), std::vector<std::string_view>{row.reason});
    EXPECT_FALSE(status->can_print()) << row.reason;
  }
}

TEST(ZplStatus, CountersSayWhetherItIsDone) {
  const auto buffered = zpl::parse_status(reply("030,0,0,1245,003,0,0,0,000,0,0,0"));
  EXPECT_EQ(buffered->formats_in_buffer, 3);
  EXPECT_TRUE(buffered->can_print());
  EXPECT_FALSE(buffered->idle());
  const auto batch =
      zpl::parse_status(reply("030,0,0,1245,000,0,0,0,000,0,0,0", "000,0,0,0,0,2,4,0,00000012,1,000"));
  EXPECT_EQ(batch->labels_remaining, 12);
  EXPECT_FALSE(batch->idle());
  const auto partial = zpl::parse_status(reply("030,0,0,1245,000,0,0,1,000,0,0,0"));
  EXPECT_TRUE(partial->receiving);
  EXPECT_FALSE(partial->idle());
}

TEST(ZplStatus, NoiseAroundTheFramesIsSkipped) {
  EXPECT_TRUE(zpl::parse_status("\r\n\x03garbage\x02half a line" + reply() + "tail"));
  EXPECT_FALSE(zpl::status_complete(reply().substr(0, 60)));
  EXPECT_TRUE(zpl::status_complete(reply()));
}

TEST(ZplStatus, NonsenseIsMalformed) {
  const std::string rows[] = {"",
                              "ok",
                              framed("030,0,0,1245,000,0,0,0,000,0,0,0"),
                              reply() + reply(),
                              reply("", "", ""),
                              reply("030,0,0,1245,000,0,0,0,000,0,0"),
                              reply("030,0,0,1245,000,0,0,0,000,0,0,0,0"),
                              reply("030,2,0,1245,000,0,0,0,000,0,0,0"),
                              reply("030,0,0,12x5,000,0,0,0,000,0,0,0"),
                              reply("030,0,0,1245,-01,0,0,0,000,0,0,0"),
                              reply("030,0,0,1245,99999999999999,0,0,0,000,0,0,0"),
                              reply("030,0,0,1245,000,0,0,0,000,0,0,0", "000,0,0,0,0,2,4,0,,1,000")};
  for (const auto& bytes : rows) {
    const auto status = zpl::parse_status(bytes);
    ASSERT_FALSE(status) << bytes;
    EXPECT_EQ(status.error().code, Errc::malformed);
  }
}

TEST(ZplStatus, AnyDamageIsReadOrRefused) {
  std::mt19937 random(13);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = reply();
    for (unsigned i = random() % 4; i > 0; --i) bytes[random() % bytes.size()] = static_cast<char>(random());
    if (random() % 2 == 0) bytes.resize(random() % bytes.size());
    const auto status = zpl::parse_status(bytes);
    EXPECT_TRUE(status || status.error().code == Errc::malformed);
    const auto identity = zpl::parse_identity(bytes);
    EXPECT_TRUE(identity || identity.error().code == Errc::malformed);
  }
}

TEST(ZplIdentity, ModelFirmwareAndResolution) {
  const auto identity = zpl::parse_identity(framed("ZD620-300dpi,V84.20.18Z,12,8192KB,_"));
  ASSERT_TRUE(identity) << identity.error().message;
  EXPECT_EQ(identity->model, "ZD620-300dpi");
  EXPECT_EQ(identity->firmware, "V84.20.18Z");
  EXPECT_EQ(identity->dpi, 300);
  EXPECT_EQ(zpl::parse_identity(framed("GK420d,V61.17,8,2104KB"))->dpi, 203);
  EXPECT_EQ(zpl::parse_identity(framed("X,V1,9,2104KB"))->dpi, 0);
  for (const char* line : {"", "a,b", ",V1,8,2104KB", "X,V1,eight,2104KB"}) {
    EXPECT_FALSE(zpl::parse_identity(framed(line))) << line;
  }
}

}  // namespace
}  // namespace packbench::printing
