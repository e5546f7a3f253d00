// The configuration: what is read, and that each mistake is told with its line.
#include "station/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace packbench::station {
namespace {

constexpr const char* kGood = R"([bench]
data = "/tmp/packbench"
language = "en"
usb = false

[api]
port = 0

[[printer]]
name = "zebra"
link = "usb:0a5f:0080:S1"
dpi = 300
darkness = 60
language = "zpl"
width = 100
height = 150.5
offset_x = -1.5
tracking = "mark"

[[printer]]
name = "tsc"
link = "usb"

[[lane]]
name = "1"
scanners = ["0c2e:0907:A1"]
printer = "zebra"
item_printer = "zebra"
spare_printers = ["tsc"]

[rules]
label_received = "passed"
label_returned = true
tolerance_g = 15
shift_closing = ["shift.close_doors", "冷库门"]
shift_supervisor = true
cluster = 6

[passwords]
length = 12
idle_minutes = 5

[tablets]
address = "0.0.0.0"
port = 9443
host = "bench-1.local"
idle_minutes = 3

[[lane]]
name = "dock"
tablet = true

[[camera]]
name = "dock-2"
device = "/dev/v4l/by-id/cam"
fps = 5

[[cutoff]]
carrier = "sf"
time = "17:30"

[[grade]]
grade = "A"
text = "As new"
disposition = "shelf"
)";

TEST(Config, ReadsWhatIsWritten) {
  const auto config = parse_config(kGood, "bench.toml");
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->data, "/tmp/packbench");
  EXPECT_EQ(config->backup, "/tmp/packbench/backup");
  EXPECT_EQ(config->port, 0);
  ASSERT_EQ(config->printers.size(), 2u);
  EXPECT_EQ(config->printers[0].dpi, 300);
  EXPECT_EQ(config->printers[0].darkness, 60);
  EXPECT_EQ(config->printers[0].language, "zpl");
  EXPECT_EQ(config->printers[0].media.width, 100);
  EXPECT_EQ(config->printers[0].media.height, 150.5);
  EXPECT_EQ(config->printers[0].media.offset_x, -1.5);
  EXPECT_EQ(config->printers[0].media.tracking, Tracking::mark);
  EXPECT_EQ(config->printers[1].dpi, 0) << "as the printer is";
  EXPECT_EQ(config->lanes[0].spare_printers, std::vector<std::string>{"tsc"});
  ASSERT_EQ(config->lanes.size(), 2u);
  EXPECT_EQ(config->lanes[0].scanners, std::vector<std::string>{"0c2e:0907:A1"});
  ASSERT_EQ(config->cameras.size(), 1u);
  EXPECT_EQ(config->cameras[0].key(), "camera:dock-2");
  EXPECT_EQ(config->cameras[0].device, "/dev/v4l/by-id/cam");
  EXPECT_EQ(config->cameras[0].fps, 5);
  EXPECT_EQ(config->rules.tolerance_g, 15);
  EXPECT_EQ(config->rules.cluster, 6U);
  EXPECT_EQ(config->lanes[0].printer_of("item"), "zebra");
  EXPECT_FALSE(config->lanes[0].tablet);
  EXPECT_TRUE(config->lanes[1].tablet);
  EXPECT_EQ(config->tablets.address, "0.0.0.0");
  EXPECT_EQ(config->tablets.port, 9443);
  EXPECT_EQ(config->tablets.host, "bench-1.local");
  EXPECT_EQ(config->tablets.idle_minutes, 3);
  EXPECT_EQ(config->rules.label_received, workflows::LabelAt::passed);
  EXPECT_TRUE(config->rules.label_returned);
  EXPECT_EQ(config->rules.cutoffs.at(0).time, "17:30");
  ASSERT_EQ(config->rules.return_grades.size(), 1U) << "they take the place of the program's own";
  EXPECT_EQ(config->rules.return_windows.size(), 1U);
  EXPECT_EQ(config->backup_at, "18:00");
  EXPECT_EQ(config->rules.shift_closing, (std::vector<std::string>{"shift.close_doors", "冷库门"}));
  EXPECT_EQ(config->rules.shift_opening.size(), 6u) << "what is not written stays as it is";
  EXPECT_TRUE(config->rules.shift_supervisor);
  EXPECT_EQ(config->passwords.length, 12);
  EXPECT_EQ(config->passwords.idle_minutes, 5);
  EXPECT_EQ(config->passwords.days, 90);
  EXPECT_EQ(config->passwords.remembered, 5);
}

TEST(Config, AScannerBelongsToTheLaneThatNamesItOrToTheOnlyOneHere) {
  LaneConfig one{"1", {}, ""}, two{"2", {"named"}, ""}, dock{"dock", {}, ""};
  dock.tablet = true;
  Config config;
  config.lanes = {one, dock};
  EXPECT_EQ(lane_of_scanner(config, "any"), &config.lanes[0]) << "a lane on a tablet is not here";
  config.lanes = {one, two};
  EXPECT_EQ(lane_of_scanner(config, "any"), nullptr);
  EXPECT_EQ(lane_of_scanner(config, "named"), &config.lanes[1]);
  config.lanes = {two};
  EXPECT_EQ(lane_of_scanner(config, "any"), nullptr);
}

TEST(Config, AScannerThatNoLaneNamesBelongsToTheOneItWasBoundToWhereThatIsHere) {
  LaneConfig one{"1", {}, ""}, two{"2", {"named"}, ""}, dock{"dock", {}, ""};
  dock.tablet = true;
  Config config;
  config.lanes = {one, two, dock};
  const Bindings bound{{"any", "1"}, {"named", "1"}, {"old", "9"}, {"away", "dock"}};
  EXPECT_EQ(lane_of_scanner(config, "any", bound), &config.lanes[0]);
  EXPECT_EQ(lane_of_scanner(config, "named", bound), &config.lanes[1]);
  EXPECT_EQ(lane_of_scanner(config, "old", bound), nullptr);
  EXPECT_EQ(lane_of_scanner(config, "away", bound), nullptr);
  config.lanes = {one};
  EXPECT_EQ(lane_of_scanner(config, "old", bound), &config.lanes[0]) << "there is no other lane any more";
}

struct Mistake {
  const char* name;
  std::string from, to;  // what is replaced in the good configuration
  std::string told;      // must be in the message
};

void PrintTo(const Mistake& mistake, std::ostream* out) {
  *out << mistake.name;
}

class ConfigMistake : public testing::TestWithParam<Mistake> {};

TEST_P(ConfigMistake, IsToldWithItsPlace) {
  std::string text = kGood;
  const auto& mistake = GetParam();
  const auto at = text.find(mistake.from);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, mistake.from.size(), mistake.to);
  const auto config = parse_config(text, "bench.toml");
  ASSERT_FALSE(config);
  EXPECT_EQ(config.error().code, Errc::configuration);
  EXPECT_NE(config.error().message.find(mistake.told), std::string::npos) << config.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    All, ConfigMistake,
    testing::Values(
        Mistake{"syntax", "port = 0", "port = ", "bench.toml:7"},
        Mistake{"unknown_setting", "dpi = 300", "dip = 300", "bench.toml:12: printer.dip: no such setting"},
        Mistake{"unknown_section", "[rules]", "[ruels]", "ruels: no such section"},
        Mistake{"wrong_type", "usb = false", "usb = \"no\"",
                "bench.toml:4: bench.usb: must be true or false"},
        Mistake{"out_of_range", "port = 0", "port = 70000",
                "bench.toml:7: api.port: must be from 0 to 65535"},
        Mistake{"bad_dpi", "dpi = 300", "dpi = 301", "must be 203, 300 or 600"},
        Mistake{"bad_printer_language", "language = \"zpl\"", "language = \"latin\"",
                "printer.language: \"latin\" is none"},
        Mistake{"media_without_number", "width = 100", "width = \"a4\"",
                "printer.width: must be millimetres"},
        Mistake{"media_too_wide", "width = 100", "width = 301",
                "bench.toml:15: printer.width: must be millimetres"},
        Mistake{"bad_tracking", "\"mark\"", "\"eye\"", "printer.tracking: must be one of"},
        Mistake{"no_such_spare", "[\"tsc\"]", "[\"tcs\"]", "lane.spare_printers: \"tcs\""},
        Mistake{"spare_is_its_own", "[\"tsc\"]", "[\"zebra\"]", "lane.spare_printers: \"zebra\""},
        Mistake{"bad_link", "usb:0a5f:0080:S1", "lpt1", "\"lpt1\" is none of"},
        Mistake{"no_such_printer", "printer = \"zebra\"", "printer = \"zebar\"",
                "no [[printer]] has the name \"zebar\""},
        Mistake{"not_repeated", "[[cutoff]]", "[cutoff]", "must be written [[cutoff]]"},
        Mistake{"no_points", "tolerance_g = 15", "shift_opening = []",
                "rules.shift_opening: must be a list of texts in quotes, one or more"},
        Mistake{"empty_point", "tolerance_g = 15", "shift_odd = [\"\"]", "rules.shift_odd: \"\" is no text"},
        Mistake{"scanners_not_texts", "[\"0c2e:0907:A1\"]", "[1]", "lane.scanners: must be a list of texts"},
        Mistake{"scanner_without_key", "[rules]", "[[scanner]]\nlayout = \"de\"\n[rules]",
                "scanner.device: \"\" is no key"},
        Mistake{"scanner_alt_code", "[rules]", "[[scanner]]\nalt_code = \"big5\"\n[rules]",
                "scanner.alt_code: must be one of \"utf16\", \"gbk\""},
        Mistake{"open_to_the_network", "port = 0", "address = \"0.0.0.0\"", "for this machine only"},
        Mistake{"F22_short_passwords", "length = 12", "length = 5", "passwords.length: must be from 6 to 64"},
        Mistake{"F22_never_idle", "idle_minutes = 5", "idle_minutes = 0",
                "passwords.idle_minutes: must be from 1 to 1440"},
        Mistake{"F22_no_such_rule", "length = 12", "lenght = 12", "passwords.lenght: no such setting"},
        Mistake{"tablet_without_network", "address = \"0.0.0.0\"\n", "", "lane.tablet: needs [tablets]"},
        Mistake{"tablets_without_name", "host = \"bench-1.local\"", "", "tablets.host: must be"},
        Mistake{"tablets_with_port", "bench-1.local", "bench-1.local/x", "tablets.host: must be"},
        Mistake{"certificate_without_key", "idle_minutes = 3", "certificate = \"/c.pem\"",
                "tablets.certificate: certificate and key belong together"},
        Mistake{"tablet_with_scanner", "tablet = true", "tablet = true\nscanners = [\"a\"]",
                "scanners at this machine can't belong"},
        Mistake{"camera_without_node", "/dev/v4l/by-id/cam", "rtsp://cam",
                "camera.device: \"rtsp://cam\" must be"},
        Mistake{"camera_without_name", "\"dock-2\"", "\"dock 2\"",
                "camera.name: each camera needs a name of"},
        Mistake{"camera_too_fast", "fps = 5", "fps = 60", "camera.fps: must be from 1 to 30"},
        Mistake{"camera_twice", "fps = 5", "[[camera]]\nname = \"dock-2\"\ndevice = \"/dev/video0\"",
                "camera.name: \"dock-2\" is there twice"},
        Mistake{"no_such_camera", "0c2e:0907:A1", "camera:dock",
                "no [[camera]] has the name of \"camera:dock\""},
        Mistake{"bad_time", "17:30", "25:30", "cutoff.time: must be a time"},
        Mistake{"bad_disposition", "\"shelf\"", "\"attic\"", "grade.disposition: \"attic\" is none of"},
        Mistake{"unknown_language", "\"en\"", "\"de\"", "bench.language"}),
    [](const auto& at) { return at.param.name; });

TEST(Config, F27MaintenanceHasABeginAnEndAndAText) {
  const std::string lane = "[[lane]]\nname = \"1\"\n[[maintenance]]\n";
  const auto error_of = [&](const std::string& section) {
    const auto config = parse_config(lane + section, "bench.toml");
    return config ? "" : config.error().message;
  };
  const std::string from = "from = \"2026-12-01 22:00\"\n", to = "to = \"2026-12-02 01:30\"\n";
  EXPECT_EQ(error_of(from + to + "text = \"Network\"\n"), "");
  EXPECT_THAT(error_of(from + to), testing::HasSubstr("maintenance.text"));
  EXPECT_THAT(error_of(to + "text = \"Network\"\n"), testing::HasSubstr("maintenance.from"));
  EXPECT_THAT(error_of(from + "to = \"2026-12-01 22:00\"\ntext = \"x\"\n"),
              testing::HasSubstr("maintenance.to"));
  for (const char* wrong : {"2026-12-01", "2026-13-01 10:00", "2026-02-30 10:00", "2026-12-01 24:00", "soon"})
    EXPECT_THAT(error_of(from + "to = \"" + wrong + "\"\ntext = \"x\"\n"),
                testing::HasSubstr("maintenance.to"))
        << wrong;
}

TEST(Config, NeedsALane) {
  const auto config = parse_config("[bench]\n", "bench.toml");
  ASSERT_FALSE(config);
  EXPECT_NE(config.error().message.find("at least one [[lane]]"), std::string::npos);
}

TEST(Config, FileThatIsNotThere) {
  const auto config = load_config("/nowhere/packbench.toml");
  ASSERT_FALSE(config);
  EXPECT_NE(config.error().message.find("/nowhere/packbench.toml"), std::string::npos);
}

}  // namespace
}  // namespace packbench::station
