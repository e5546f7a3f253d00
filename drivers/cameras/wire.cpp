// Messages of the picture reader: numbers are little-endian, texts have their length before them.
#include "drivers/cameras/wire.hpp"

namespace packbench::drivers {
namespace {

enum class Status : std::uint8_t { codes, refused };

void put_number(std::string& to, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) to.push_back(static_cast<char>(value >> shift));
}

void put_text(std::string& to, std::string_view text) {
  put_number(to, static_cast<std::uint32_t>(text.size()));
  to.append(text);
}

// Takes values from the front; once something is missing all that follows is empty, and `whole` is false.
struct Taker {
  std::string_view rest;
  bool whole = true;

  std::string_view take(std::size_t count) {
    if (rest.size() < count) {
      whole = false;
      rest = {};
      return {};
    }
    const auto taken = rest.substr(0, count);
    rest.remove_prefix(count);
    return taken;
  }
  std::uint8_t byte() {
    const auto taken = take(1);
    return taken.empty() ? 0 : static_cast<std::uint8_t>(taken[0]);
  }
  std::uint32_t number() {
    const auto taken = take(kLengthBytes);
    return taken.empty() ? 0 : length_in(taken);
  }
  std::string text() { return std::string(take(number())); }
};

std::optional<PictureAnswer> parse_codes(Taker from) {
  const std::uint32_t count = from.number();
  if (count > kMostCodes) return std::nullopt;
  std::vector<FoundCode> codes(count);
  for (auto& code : codes) {
    code.bytes = from.text();
    code.aim = from.text();
    for (auto& corner : code.corners) {
      corner.x = static_cast<std::int32_t>(from.number());
      corner.y = static_cast<std::int32_t>(from.number());
    }
  }
  if (!from.whole || !from.rest.empty()) return std::nullopt;
  return PictureAnswer(std::move(codes));
}

}  // namespace

std::uint32_t length_in(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = kLengthBytes; i-- > 0;) value = value << 8 | static_cast<std::uint8_t>(bytes[i]);
  return value;
}

std::string head_of(const Picture& picture) {
  std::string head;
  put_number(head, static_cast<std::uint32_t>(kPictureHeadBytes + picture.bytes.size()));
  head.push_back(static_cast<char>(picture.format));
  put_number(head, picture.width);
  put_number(head, picture.height);
  return head;
}

Result<Picture> picture_with(std::string_view head) {
  Taker from{head};
  const std::uint8_t format = from.byte();
  Picture picture{static_cast<PictureFormat>(format), from.number(), from.number(), {}};
  if (format > static_cast<std::uint8_t>(PictureFormat::jpeg) || !from.whole)
    return Error{Errc::malformed, "a picture of no known format"};
  return picture;
}

std::string to_message(const PictureAnswer& answer) {
  std::string body;
  if (answer) {
    body.push_back(static_cast<char>(Status::codes));
    put_number(body, static_cast<std::uint32_t>(answer->size()));
    for (const auto& code : *answer) {
      put_text(body, code.bytes);
      put_text(body, code.aim);
      for (const auto& corner : code.corners) {
        put_number(body, static_cast<std::uint32_t>(corner.x));
        put_number(body, static_cast<std::uint32_t>(corner.y));
      }
    }
  } else {
    body.push_back(static_cast<char>(Status::refused));
    put_text(body, answer.error().message);
  }
  std::string message;
  put_text(message, body);
  return message;
}

std::optional<PictureAnswer> parse_answer(std::string_view body) {
  Taker from{body};
  const auto status = static_cast<Status>(from.byte());
  if (!from.whole) return std::nullopt;
  if (status == Status::codes) return parse_codes(from);
  if (status != Status::refused) return std::nullopt;
  Error refusal{Errc::malformed, from.text()};
  if (!from.whole || !from.rest.empty()) return std::nullopt;
  return PictureAnswer(std::move(refusal));
}

}  // namespace packbench::drivers
