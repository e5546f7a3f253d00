// The process that reads pictures: pictures come in on standard input, answers go out on standard output
// (wire.hpp). What a foreign picture breaks ends with it; the bench starts another one.
#pragma once

#include <functional>

#include "drivers/cameras/wire.hpp"

namespace packbench::drivers {

// What is made of one picture.
using ReadPicture = std::function<PictureAnswer(Picture)>;

// Unpacks the picture and finds its codes.
[[nodiscard]] PictureAnswer read_picture(Picture picture);

// Gives up what this process does not need: other files, memory beyond 512 MiB, new privileges, new
// processes; it dies with its parent. Then answers until standard input ends. Returns the exit status: 0, or
// 1 where a message was none.
int run_picture_reader(const ReadPicture& read = read_picture);

}  // namespace packbench::drivers
