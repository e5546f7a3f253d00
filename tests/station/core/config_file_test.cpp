// A verb that changes the configuration file: all of it or nothing, and the old one stays beside it.
#include <gmock/gmock.h>

#include "station/commands/config_file.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

constexpr const char* kOld = "# by hand\n[[lane]]\nname = \"1\"";  // no line end
constexpr const char* kPrinter = "[[printer]]\nname = \"zebra\"\nlink = \"usb:zd421\"\ndpi = 203\n";

struct ConfigFile : testing::Test {
  ScratchFolder folder;
  const std::filesystem::path file = folder.path() / "packbench.toml";

  void write(const std::string& text) { std::ofstream(file, std::ios::binary) << text; }
  static std::string text_of(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }
};

TEST_F(ConfigFile, SectionsComeBehindWhatStandsThereAndTheOldFileIsKept) {
  write(kOld);
  std::filesystem::permissions(file, std::filesystem::perms(0640));
  const auto kept = append_to_config(file, kPrinter);
  ASSERT_TRUE(kept) << kept.error().message;
  EXPECT_EQ(text_of(file), std::string(kOld) + "\n\n" + kPrinter);
  EXPECT_EQ(text_of(*kept), kOld);
  EXPECT_EQ(std::filesystem::status(file).permissions(), std::filesystem::perms(0640));
  const auto config = load_config(file);
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->printers.at(0).link, "usb:zd421");
  EXPECT_EQ(files_in(folder.path()).size(), 2u) << "nothing else is left";
}

TEST_F(ConfigFile, WhatWouldBeWrongChangesNothing) {
  write(std::string(kOld) + "\n" + kPrinter);
  for (const char* section : {kPrinter, "[[printer]]\nname = \"b\"\nlink = \"usb\"\ndpi = 204\n", "[[prin"}) {
    const auto kept = append_to_config(file, section);
    ASSERT_FALSE(kept) << section;
    EXPECT_EQ(kept.error().code, Errc::configuration);
    EXPECT_THAT(kept.error().message, testing::HasSubstr("packbench.toml:"));
  }
  EXPECT_EQ(text_of(file), std::string(kOld) + "\n" + kPrinter);
  EXPECT_EQ(files_in(folder.path()).size(), 1u);
  EXPECT_EQ(append_to_config(folder.path() / "none.toml", kPrinter).error().code, Errc::unavailable);
}

TEST_F(ConfigFile, OfALinkTheFileItselfIsChanged) {
  write(kOld);
  const auto link = folder.path() / "link.toml";
  std::filesystem::create_symlink(file, link);
  ASSERT_TRUE(append_to_config(link, kPrinter));
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_THAT(text_of(file), testing::HasSubstr("zd421"));
}

}  // namespace
}  // namespace packbench::station
