// What a connector is told by its file, and what is wrong with it.
#include "central/connectors/config.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "central/connectors/files/utc.hpp"

namespace packbench::connectors {
namespace {

using testing::HasSubstr;

class ConnectorConfigTest : public testing::Test {
 protected:
  ConnectorConfigTest() {
    auto name = (std::filesystem::temp_directory_path() / "packbench-config-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    std::ofstream(folder_ / "key") << std::string(64, 'a') << "\n";
    std::filesystem::permissions(folder_ / "key", std::filesystem::perms::owner_read);
  }
  ~ConnectorConfigTest() override { std::filesystem::remove_all(folder_); }

  std::string centre() const {
    return "[centre]\nurl = \"https://centre.example\"\nkey_file = \"" + (folder_ / "key").string() + "\"\n";
  }
  Config load(const std::string& text) {
    std::ofstream(folder_ / "c.toml") << text;
    static constexpr Key kKeys[] = {{"folder", true}, {"settle", false, "5"}};
    return load_config(folder_ / "c.toml", "files", kKeys);
  }
  std::string why(const std::string& text) {
    try {
      load(text);
    } catch (const std::invalid_argument& wrong) {
      return wrong.what();
    }
    return "";
  }

  std::filesystem::path folder_;
};

TEST_F(ConnectorConfigTest, IsReadWithItsOwnTable) {
  const auto config = load(centre() + "[files]\nfolder = \"/srv\"\n[tryton]\nwhatever = 7\n");
  EXPECT_EQ(config.centre.url, "https://centre.example");
  EXPECT_EQ(config.centre.key, std::string(64, 'a'));
  EXPECT_EQ(config.own.at("folder"), "/srv");
  EXPECT_EQ(config.own.at("settle"), "5");
}

TEST_F(ConnectorConfigTest, EachWrongKeyIsNamedWithItsLine) {
  const auto all = why(centre() + "king = \"x\"\n[files]\nfolder = 7\ncolour = \"red\"\n");
  EXPECT_THAT(all, HasSubstr("c.toml:4: [centre] king is not known"));
  EXPECT_THAT(all, HasSubstr("c.toml:6: [files] folder must be a text in quotes"));
  EXPECT_THAT(all, HasSubstr("c.toml:7: [files] colour is not known"));
  EXPECT_THAT(all, HasSubstr("[files] folder is missing"));
  EXPECT_THAT(why("[centre\n"), HasSubstr("c.toml:1"));
  EXPECT_THAT(why(""), HasSubstr("[centre] url is missing"));
}

TEST_F(ConnectorConfigTest, AKeyIsNobodyElses) {
  const auto good = centre() + "[files]\nfolder = \"/srv\"\n";
  std::filesystem::permissions(folder_ / "key", std::filesystem::perms(0644));
  EXPECT_THAT(why(good), HasSubstr("others may read it: chmod 600"));
  std::filesystem::remove(folder_ / "key");
  EXPECT_THAT(why(good), HasSubstr("can't be read"));
  std::ofstream(folder_ / "key") << "";
  std::filesystem::permissions(folder_ / "key", std::filesystem::perms(0600));
  EXPECT_THAT(why(good), HasSubstr("its first line must be the key"));
}

TEST(UtcTest, OffsetsAndTimes) {
  EXPECT_EQ(files::offset_minutes("+08:00"), 480);
  EXPECT_EQ(files::offset_minutes("-03:30"), -210);
  EXPECT_EQ(files::offset_minutes("Z"), 0);
  for (const auto* none : {"", "8", "+8:00", "+24:00", "+08:60", "+08:00x"})
    EXPECT_THROW((void)files::offset_minutes(none), std::invalid_argument) << none;
  EXPECT_EQ(files::utc(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(files::utc(1'718'000'000'999), "2024-06-10T06:13:20Z");
}

}  // namespace
}  // namespace packbench::connectors
