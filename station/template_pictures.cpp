// The pictures that stand beside a template's file.
#include "station/template_pictures.hpp"

#include <fstream>
#include <sstream>

namespace packbench::station {
namespace {

constexpr std::uintmax_t kMostBytes = 20'000'000;

}  // namespace

printing::PictureSource pictures_in(std::filesystem::path folder) {
  return [folder = std::move(folder)](const std::string& name) -> printing::Result<std::string> {
    std::error_code error;
    const auto path = folder / name;
    const auto size = std::filesystem::file_size(path, error);
    if (error) return printing::Error{printing::Errc::bad_data, "is not in the folder of the template"};
    if (size > kMostBytes)
      return printing::Error{printing::Errc::bad_data, "is larger than 20 MB; make it smaller"};
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
  };
}

}  // namespace packbench::station
