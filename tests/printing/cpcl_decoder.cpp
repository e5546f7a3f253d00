// A small reader of CPCL, written from Zebra's manual.
#include "tests/printing/cpcl_decoder.hpp"

#include <stdexcept>

namespace packbench::printing::testing {

DecodedJob decode_cpcl(std::string_view job) {
  DecodedJob out;
  JobReader reader(job);
  reader.expect("! 0 ");
  const int across = reader.number(" ");
  if (reader.number(" ") != across) throw std::runtime_error("two resolutions");
  out.settings.push_back(std::to_string(across));
  const int height = reader.number(" ");
  out.copies = reader.number("\r\n");
  reader.expect("PAGE-WIDTH ");
  out.label = Bitmap(reader.number("\r\n"), height);
  while (!reader.take("PRINT\r\n")) {
    if (reader.take("CG ")) {
      const int bytes = reader.number(" ");
      const int rows = reader.number(" ");
      const int x = reader.number(" ");
      const int y = reader.number(" ");
      lay(out.label, x, y, bytes, reader.bytes(static_cast<std::size_t>(bytes * rows)), true);
      reader.expect("\r\n");
    } else {
      out.settings.emplace_back(reader.until("\r\n"));
    }
  }
  if (!reader.at_end()) throw std::runtime_error("something behind PRINT");
  return out;
}

}  // namespace packbench::printing::testing
