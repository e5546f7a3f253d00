// The pictures that a template's images name.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "printing/error.hpp"
#include "printing/grey_picture.hpp"

namespace packbench::printing {

// The bytes of the picture of that name, or why there are none. Whoever reads templates knows the folder;
// this library opens no files.
using PictureSource = std::function<Result<std::string>(const std::string& name)>;

// PNG or PBM. Errc::bad_data with the name and the reason: a name that is more than a file's own (names may
// come with the data, and must not lead elsewhere), no such picture, or one that can't be read.
Result<std::shared_ptr<const GreyPicture>> load_picture(const PictureSource& source, const std::string& name);

}  // namespace packbench::printing
