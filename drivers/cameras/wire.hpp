// How the bench and the process that reads pictures talk: each message is its length, then its bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/cameras/picture.hpp"
#include "drivers/error.hpp"

namespace packbench::drivers {

// The codes found, or malformed, saying why this picture can't be read.
using PictureAnswer = Result<std::vector<FoundCode>>;

constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kPictureHeadBytes = 9;
constexpr std::uint32_t kMostCodes = 64;             // of one picture
constexpr std::uint32_t kMostAnswerBytes = 1 << 20;  // more is no answer of ours

// Of the bytes that follow; little-endian.
[[nodiscard]] std::uint32_t length_in(std::string_view bytes);

// What goes before the picture's bytes: the message's length, its format, width and height.
[[nodiscard]] std::string head_of(const Picture& picture);
// The picture whose message, the length left out, has this head; without its bytes. malformed: unknown
// format.
[[nodiscard]] Result<Picture> picture_with(std::string_view head);

// The whole message, length and all.
[[nodiscard]] std::string to_message(const PictureAnswer& answer);
// Any bytes are safe; nothing: they are no answer.
[[nodiscard]] std::optional<PictureAnswer> parse_answer(std::string_view body);

}  // namespace packbench::drivers
