// A small reader of TSPL, written from TSC's manual.
#include "tests/printing/tspl_decoder.hpp"

#include <cmath>
#include <stdexcept>

namespace packbench::printing::testing {
namespace {

int dots(std::string_view millimetres, double dots_per_mm) {
  std::size_t used = 0;
  const std::string text(millimetres);
  const double value = std::stod(text, &used);
  if (used != text.size()) throw std::runtime_error("no millimetres: " + text);
  return static_cast<int>(std::floor(value * dots_per_mm + 1e-9));
}

}  // namespace

DecodedJob decode_tspl(std::string_view job, double dots_per_mm) {
  DecodedJob out;
  JobReader reader(job);
  reader.expect("SIZE ");
  const int width = dots(reader.until(" mm,"), dots_per_mm);
  out.label = Bitmap(width, dots(reader.until(" mm\r\n"), dots_per_mm));
  bool cleared = false;
  while (!reader.take("PRINT ")) {
    if (reader.take("CLS\r\n")) {
      cleared = true;
    } else if (reader.take("BITMAP ")) {
      if (!cleared) throw std::runtime_error("BITMAP before CLS");
      const int x = reader.number(",");
      const int y = reader.number(",");
      const int bytes = reader.number(",");
      const int rows = reader.number(",");
      reader.expect("0,");  // overwrites
      lay(out.label, x, y, bytes, reader.bytes(static_cast<std::size_t>(bytes * rows)), false);
      reader.expect("\r\n");
    } else {
      if (cleared) throw std::runtime_error("a setting after CLS");
      out.settings.emplace_back(reader.until("\r\n"));
    }
  }
  reader.expect("1,");
  out.copies = reader.number("\r\n");
  if (!reader.at_end()) throw std::runtime_error("something behind PRINT");
  return out;
}

}  // namespace packbench::printing::testing
