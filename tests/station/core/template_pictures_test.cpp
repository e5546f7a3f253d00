// Pictures beside a template's file.
#include "station/template_pictures.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "printing/render.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

constexpr const char* kTemplate =
    "[label]\nwidth = 50\nheight = 30\n[[element]]\ntype = \"image\"\nx = 10\ny = 10\nwidth = 10\nheight = 10\n"
    "file = \"logo.pbm\"\n";

TEST(TemplatePictures, AreReadFromTheFolderOfTheTemplate) {
  const ScratchFolder folder;
  const auto before = printing::parse_template(kTemplate, "label.toml", pictures_in(folder.path()));
  ASSERT_FALSE(before);
  EXPECT_NE(before.error().message.find("label.toml:10: \"file\""), std::string::npos)
      << before.error().message;
  EXPECT_NE(before.error().message.find("\"logo.pbm\": is not in the folder"), std::string::npos);

  std::ofstream(folder.path() / "logo.pbm") << "P1 1 1 1";
  const auto parsed = printing::parse_template(kTemplate, "label.toml", pictures_in(folder.path()));
  ASSERT_TRUE(parsed) << parsed.error().message;
  printing::Renderer renderer;
  const auto labels = renderer.render(*parsed, {}, {.dpi = 203, .language = "en"});
  ASSERT_TRUE(labels) << labels.error().message;
  EXPECT_TRUE(labels->front().bitmap.get(100, 100));
  EXPECT_FALSE(labels->front().bitmap.get(70, 100));
}

}  // namespace
}  // namespace packbench::station
