// A small reader of EPL2, written from Zebra's guide.
#include "tests/printing/epl_decoder.hpp"

#include <stdexcept>

namespace packbench::printing::testing {

DecodedJob decode_epl(std::string_view job, int height) {
  DecodedJob out;
  JobReader reader(job);
  reader.expect("\n");
  int width = 0;
  bool cleared = false;
  while (!reader.take("P")) {
    if (reader.take("q")) {
      width = reader.number("\n");
      cleared = false;
    } else if (reader.take("Q")) {
      height = reader.number(",");
      out.settings.emplace_back("Q," + std::string(reader.until("\n")));
      cleared = false;
    } else if (reader.take("N\n")) {
      out.label = Bitmap(width, height);
      cleared = true;
    } else if (reader.take("GW")) {
      if (!cleared) throw std::runtime_error("GW before N");
      const int x = reader.number(",");
      const int y = reader.number(",");
      const int bytes = reader.number(",");
      const int rows = reader.number(",");
      if (x + bytes * 8 > width || y + rows > height) throw std::runtime_error("an object beyond the label");
      lay(out.label, x, y, bytes, reader.bytes(static_cast<std::size_t>(bytes * rows)), false);
      reader.expect("\n");
    } else {
      out.settings.emplace_back(reader.until("\n"));
    }
  }
  for (bool more = true; more; more = reader.take("P")) {
    out.copies += reader.number("\n");
    if (reader.take("C\n")) out.settings.push_back("C after " + std::to_string(out.copies));
  }
  if (!reader.at_end()) throw std::runtime_error("something behind P");
  return out;
}

}  // namespace packbench::printing::testing
