// What holds for every printer language: each dot arrives, options are in range, jobs are small, all are
// golden.
#include "printing/language.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "tests/printing/cpcl_decoder.hpp"
#include "tests/printing/epl_decoder.hpp"
#include "tests/printing/escpos_decoder.hpp"
#include "tests/printing/tspl_decoder.hpp"
#include "tests/printing/zpl_decoder.hpp"

namespace packbench::printing {
namespace {

Bitmap decoded(Language language, const std::string& job, const Bitmap& sent) {
  switch (language) {
    case Language::zpl:
      return testing::decode_zpl(job);
    case Language::tspl:
      return testing::decode_tspl(job, 8).label;
    case Language::epl:
      return testing::decode_epl(job, sent.height).label;
    case Language::cpcl:
      return testing::decode_cpcl(job).label;
    case Language::escpos:
      return testing::decode_escpos(job, sent.width).label;
  }
  return {};
}

Bitmap black(int width, int height) {
  Bitmap out(width, height);
  fill(out, {0, 0, width, height});
  return out;
}

// About every n-th dot.
Bitmap noise(int width, int height, unsigned nth, std::mt19937& random) {
  Bitmap out(width, height);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      if (random() % nth == 0) out.row(y)[x / 8] |= static_cast<std::uint8_t>(0x80 >> (x % 8));
  return out;
}

// A frame, and blocks and lines in it, as labels have.
Bitmap label(int width, int height, std::mt19937& random) {
  Bitmap out = black(width, height);
  fill(out, {4, 4, width - 8, height - 8}, Ink::white);
  const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
  for (int i = 0; i < 30; ++i)
    invert(out, {below(width), below(height), 1 + below(width / 4 + 1), 1 + below(height / 20 + 1)});
  return out;
}

std::vector<Bitmap> pictures() {
  std::mt19937 random(17);
  std::vector<Bitmap> out{Bitmap(1, 1),
                          black(1, 1),
                          Bitmap(9, 300),
                          black(15, 2),
                          Bitmap(812, 600),
                          black(832, 1218),
                          noise(832, 200, 2, random),
                          noise(801, 200, 900, random),
                          label(832, 1218, random)};
  for (int round = 0; round < 60; ++round) {
    const int width = 1 + static_cast<int>(random() % 500);
    const int height = 1 + static_cast<int>(random() % 200);
    out.push_back(round % 2 == 0 ? label(width, height, random)
                                 : noise(width, height, 1 + random() % 300, random));
  }
  return out;
}

TEST(Language, EachDotArrives) {
  for (const Bitmap& picture : pictures()) {
    for (const LanguageVerbs& language : languages()) {
      const auto job = language.encode(picture, {});
      ASSERT_TRUE(job) << language.name << ": " << job.error().message;
      Bitmap arrived;
      ASSERT_NO_THROW(arrived = decoded(language.language, *job, picture)) << language.name;
      // Labels whose size is told in bytes or millimetres may be a little larger, and white there.
      ASSERT_LT(arrived.width - picture.width, 8) << language.name;
      ASSERT_LE(arrived.height - picture.height, 1) << language.name;
      ASSERT_EQ(cropped(arrived, {0, 0, picture.width, picture.height}), picture) << language.name;
      const int right = arrived.width - picture.width, below = arrived.height - picture.height;
      ASSERT_TRUE(is_white(arrived, {picture.width, 0, right, arrived.height})) << language.name;
      ASSERT_TRUE(is_white(arrived, {0, picture.height, arrived.width, below})) << language.name;
    }
  }
}

TEST(Language, WhiteIsNotSent) {
  std::mt19937 random(23);
  // Four texts and a code in a frame: a seventh of it is ink.
  Bitmap parcel = black(832, 1218);
  fill(parcel, {4, 4, 824, 1210}, Ink::white);
  for (int i = 0; i < 4; ++i) blit(parcel, noise(300, 40, 2, random), 40, 60 + 120 * i);
  blit(parcel, noise(200, 200, 2, random), 600, 900);
  const Bitmap full = noise(832, 1218, 2, random);
  for (const LanguageVerbs& language : languages()) {
    EXPECT_LT(language.encode(Bitmap(832, 1218), {})->size(), 1400u) << language.name;
    if (language.language != Language::escpos) {
      EXPECT_LT(language.encode(parcel, {})->size(), parcel.bits.size() / 5) << language.name;
    }
    // Nothing to be saved: little more than the dots themselves.
    if (language.language != Language::zpl) {
      EXPECT_LT(language.encode(full, {})->size(), full.bits.size() + 200) << language.name;
    }
  }
}

TEST(Language, OptionsOutOfRangeAreRefused) {
  const auto with = [](auto change) {
    JobOptions options;
    change(options);
    return options;
  };
  const JobOptions bad[] = {
      with([](JobOptions& o) { o.darkness = -1; }), with([](JobOptions& o) { o.darkness = 101; }),
      with([](JobOptions& o) { o.speed = 0; }),     with([](JobOptions& o) { o.speed = 15; }),
      with([](JobOptions& o) { o.copies = 0; }),    with([](JobOptions& o) { o.copies = 1000; }),
      with([](JobOptions& o) { o.dpi = 200; }),     with([](JobOptions& o) { o.gap = 0.5; }),
      with([](JobOptions& o) { o.gap = 21; }),      with([](JobOptions& o) { o.gap = std::nan(""); }),
  };
  for (const LanguageVerbs& language : languages()) {
    for (const JobOptions& options : bad) {
      const auto job = language.encode(Bitmap(8, 8), options);
      ASSERT_FALSE(job) << language.name;
      EXPECT_EQ(job.error().code, Errc::bad_option) << language.name;
    }
    for (const Bitmap& picture : {Bitmap(), Bitmap(8, 0), Bitmap(0, 8), Bitmap(32001, 1), Bitmap(1, 32001)}) {
      const auto job = language.encode(picture, {});
      ASSERT_FALSE(job) << language.name;
      EXPECT_EQ(job.error().code, Errc::bad_option) << language.name;
    }
    for (int dpi : {203, 300, 600})
      EXPECT_TRUE(language.encode(Bitmap(8, 8), with([&](JobOptions& o) { o.dpi = dpi; }))) << language.name;
  }
}

TEST(Language, WhatItHasNotIsRefused) {
  JobOptions peel;
  peel.finish = Finish::peel;
  JobOptions gap;
  gap.tracking = MediaTracking::gap;
  const auto takes = [](Language language, const JobOptions& options) {
    return verbs(language).encode(Bitmap(8, 8), options).has_value();
  };
  EXPECT_TRUE(takes(Language::zpl, peel) && takes(Language::tspl, peel));
  EXPECT_FALSE(takes(Language::epl, peel) || takes(Language::cpcl, peel) || takes(Language::escpos, peel));
  EXPECT_FALSE(takes(Language::escpos, gap));
}

TEST(Language, TheTableIsWhole) {
  EXPECT_EQ(languages().size(), 5u);
  for (const LanguageVerbs& language : languages()) {
    EXPECT_EQ(&verbs(language.language), &language);
    EXPECT_EQ(language_named(language.name), language.language);
    EXPECT_FALSE(language.evidence_source.empty());
    EXPECT_TRUE(language.encode && language.status_query && language.status_complete &&
                language.parse_status);
    const bool done = language.evidence != Evidence::none;
    EXPECT_EQ(language.done_query != nullptr, done) << language.name;
    EXPECT_EQ(language.done_complete != nullptr, done) << language.name;
    EXPECT_EQ(language.is_done != nullptr, done) << language.name;
    const bool known = language.identity_query != nullptr;
    EXPECT_EQ(language.identity_complete != nullptr, known) << language.name;
    EXPECT_EQ(language.parse_identity != nullptr, known) << language.name;
  }
  EXPECT_FALSE(language_named("pcl"));
}

// Silence and noise prove nothing, in any language.
TEST(Language, NoNoiseIsEverTakenForDone) {
  std::mt19937 random(29);
  for (const LanguageVerbs& language : languages()) {
    if (!language.is_done || language.language == Language::cpcl)
      continue;  // there any single byte is a status
    EXPECT_FALSE(language.is_done("", 7)) << language.name;
    for (int round = 0; round < 3000; ++round) {
      std::string reply(1 + random() % 30, '\0');
      for (char& c : reply) c = static_cast<char>(random());
      const auto done = language.is_done(reply, 7);
      EXPECT_FALSE(done && *done) << language.name;
    }
  }
}

// Bytes as text: what isn't plain becomes \xNN, and each line of the job a line of the file.
std::string escaped(std::string_view bytes) {
  std::ostringstream out;
  for (char c : bytes) {
    char hex[8];
    std::snprintf(hex, sizeof hex, "\\x%02x", static_cast<unsigned char>(c));
    if (c == '\r')
      out << "\\r";
    else if (c == '\n')
      out << "\\n\n";
    else if (c == '\\')
      out << "\\\\";
    else if (c < ' ' || c > '~')
      out << hex;
    else
      out << c;
  }
  return out.str();
}

std::string golden_text(const LanguageVerbs& language) {
  Bitmap two(100, 26);  // a block at the top left, a frame at the bottom right
  fill(two, {3, 1, 10, 4});
  fill(two, {81, 14, 17, 12});
  fill(two, {83, 16, 13, 8}, Ink::white);
  JobOptions all;
  all.darkness = 60;
  all.speed = 4;
  all.tracking = MediaTracking::mark;
  all.job_id = "job-42^XZ\r\nCLS";
  all.finish = Finish::cut;
  all.copies = 2;
  JobOptions others;
  others.tracking = MediaTracking::continuous;
  others.finish = Finish::tear;
  others.dpi = 300;
  std::string text;
  const auto add = [&](const char* name, const std::string& bytes) {
    text += std::string("== ") + name + "\n" + escaped(bytes) + "\n";
  };
  add("plain", *language.encode(two, {}));
  add("darkness, speed, mark, job, cut, copies", *language.encode(two, all));
  add("white, continuous, tear, 300 dpi", *language.encode(Bitmap(20, 8), others));
  add("status query", language.status_query());
  if (language.identity_query) add("identity query", language.identity_query());
  if (language.done_query) add("done query 42", language.done_query(42));
  if (language.feed) add("feed", language.feed());
  if (language.calibrate) add("calibrate", language.calibrate());
  if (language.cut) add("cut", language.cut());
  return text;
}

// PACKBENCH_REGENERATE=1 writes the files anew: look at the difference before you commit it.
TEST(Language, JobsAreGolden) {
  for (const LanguageVerbs& language : languages()) {
    const auto file =
        std::string(PACKBENCH_TEST_DATA "/printing/") + std::string(language.name) + "_golden.txt";
    const std::string text = golden_text(language);
    ASSERT_EQ(text.find(":Z64:"), std::string::npos);  // differs from one libdeflate to the next
    if (std::getenv("PACKBENCH_REGENERATE")) std::ofstream(file, std::ios::binary) << text;
    std::ifstream in(file, std::ios::binary);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), text) << file;
  }
}

}  // namespace
}  // namespace packbench::printing
