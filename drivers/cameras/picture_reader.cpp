// Picture reader: one message in, one out, each picture within its share of memory and time.
#include "drivers/cameras/picture_reader.hpp"

#include <exception>

#include "drivers/cameras/code_finder.hpp"
#include "drivers/cameras/grey_image.hpp"
#include "drivers/confinement.hpp"

namespace packbench::drivers {
namespace {

constexpr rlim_t kMostMemory = rlim_t{512} << 20;
constexpr rlim_t kSecondsPerPicture = 10;  // of processor time; the bench waits less

PictureAnswer answer_to(const ReadPicture& read, Picture picture) {
  try {
    return read(std::move(picture));
  } catch (const std::exception& error) {  // no memory is one of them
    return Error{Errc::malformed, std::string("the picture can't be read: ") + error.what()};
  }
}

}  // namespace

PictureAnswer read_picture(Picture picture) {
  const auto image = unpack(std::move(picture));
  if (!image) return image.error();
  return find_codes(*image);
}

int run_picture_reader(const ReadPicture& read) {
  give_up_all_else(kMostMemory);
  char head[kLengthBytes + kPictureHeadBytes];
  while (read_all(head, kLengthBytes)) {
    const std::uint32_t length = length_in({head, kLengthBytes});
    if (length < kPictureHeadBytes || length > kPictureHeadBytes + kMostPictureBytes) return 1;
    if (!read_all(head + kLengthBytes, kPictureHeadBytes)) return 1;
    auto picture = picture_with({head + kLengthBytes, kPictureHeadBytes});
    if (!picture) return 1;
    picture->bytes.resize(length - kPictureHeadBytes);
    if (!read_all(picture->bytes.data(), picture->bytes.size())) return 1;
    allow_seconds(kSecondsPerPicture);
    if (!write_all(to_message(answer_to(read, *std::move(picture))))) return 1;
  }
  return 0;
}

}  // namespace packbench::drivers
