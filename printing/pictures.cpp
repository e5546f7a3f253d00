// The pictures that a template's images name.
#include "printing/pictures.hpp"

#include <algorithm>

#include "printing/pbm.hpp"
#include "printing/png.hpp"

namespace packbench::printing {
namespace {

constexpr std::size_t kLongestName = 100;

// A letter, digit or a character beyond ASCII first; no separators of folders, no control characters.
bool is_file_name(const std::string& name) {
  return !name.empty() && name.size() <= kLongestName && name.front() != '.' &&
         std::ranges::none_of(name, [](char c) {
           return c == '/' || c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
         });
}

Error refused(const std::string& name, const std::string& why) {
  return {Errc::bad_data, "picture \"" + name + "\": " + why};
}

}  // namespace

Result<std::shared_ptr<const GreyPicture>> load_picture(const PictureSource& source,
                                                        const std::string& name) {
  if (!is_file_name(name))
    return Error{Errc::bad_data,
                 "a picture's name is that of a file beside the template, without any folder"};
  if (!source) return refused(name, "this template stands in no folder that could hold it");
  const auto bytes = source(name);
  if (!bytes) return refused(name, bytes.error().message);
  auto picture = is_pbm(*bytes) ? from_pbm(*bytes) : grey_from_png(*bytes);
  if (!picture) return refused(name, picture.error().message);
  return std::make_shared<const GreyPicture>(std::move(*picture));
}

}  // namespace packbench::printing
