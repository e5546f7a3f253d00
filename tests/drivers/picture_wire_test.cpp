// Messages between the bench and its reader of pictures: there and back, and whatever else comes.
#include <gtest/gtest.h>

#include <random>

#include "drivers/cameras/wire.hpp"

namespace packbench::drivers {
namespace {

const std::vector<FoundCode> kCodes{
    {std::string("\0\x1d\xff", 3), "]d2", {{{-1, 2}, {3, 4}, {5, 6}, {7, -8}}}},
    {"6901234567892", "]E0", {}}};

std::string body_of(const PictureAnswer& answer) {
  return to_message(answer).substr(kLengthBytes);
}

TEST(PictureWire, AnswersComeAsTheyWereSent) {
  for (const auto& codes : {std::vector<FoundCode>{}, kCodes}) {
    const auto message = to_message(codes);
    EXPECT_EQ(length_in(message), message.size() - kLengthBytes);
    const auto got = parse_answer(body_of(codes));
    ASSERT_TRUE(got && *got);
    EXPECT_EQ(**got, codes);
  }
  const auto refusal = parse_answer(body_of(Error{Errc::malformed, "no picture"}));
  ASSERT_TRUE(refusal && !*refusal);
  EXPECT_EQ(refusal->error().code, Errc::malformed);
  EXPECT_EQ(refusal->error().message, "no picture");
}

TEST(PictureWire, PicturesHaveAHead) {
  const Picture picture{PictureFormat::jpeg, 70000, 3, "bytes"};
  const auto head = head_of(picture);
  ASSERT_EQ(head.size(), kLengthBytes + kPictureHeadBytes);
  EXPECT_EQ(length_in(head), kPictureHeadBytes + picture.bytes.size());
  const auto got = picture_with(head.substr(kLengthBytes));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->format, PictureFormat::jpeg);
  EXPECT_EQ(got->width, 70000u);
  EXPECT_EQ(got->height, 3u);
  EXPECT_FALSE(picture_with(std::string("\x07", 1) + std::string(8, '\0'))) << "a format that there is not";
}

// The reader may be in the hands of who made the picture.
TEST(PictureWire, NoPartOfAnAnswerIsOne) {
  const auto body = body_of(kCodes);
  for (std::size_t size = 0; size < body.size(); ++size)
    EXPECT_FALSE(parse_answer(body.substr(0, size))) << size;
  EXPECT_FALSE(parse_answer(body + '\0'));
  EXPECT_FALSE(parse_answer(std::string("\x02\0\0\0\0", 5))) << "a status that there is not";
  EXPECT_FALSE(parse_answer(std::string("\0\xff\xff\xff\xff", 5))) << "four thousand million codes";
}

TEST(PictureWire, AnyBytesAreSafe) {
  std::mt19937 random(1);
  for (int round = 0; round < 20'000; ++round) {
    auto body = body_of(kCodes);
    for (int i = 0; i < 3; ++i) body[random() % body.size()] = static_cast<char>(random());
    const auto got = parse_answer(body);
    EXPECT_LE(got && *got ? (*got)->size() : 0, kMostCodes);
  }
}

}  // namespace
}  // namespace packbench::drivers
