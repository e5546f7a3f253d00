// A small reader of ESC/POS, written from Epson's reference.
#include "tests/printing/escpos_decoder.hpp"

#include <stdexcept>

namespace packbench::printing::testing {
namespace {

using namespace std::string_view_literals;

int word(JobReader& reader) {
  const std::string_view two = reader.bytes(2);
  return static_cast<unsigned char>(two[0]) + 256 * static_cast<unsigned char>(two[1]);
}

void feed(Bitmap& paper, int rows) {
  Bitmap longer(paper.width, paper.height + rows);
  std::copy(paper.bits.begin(), paper.bits.end(), longer.bits.begin());
  paper = std::move(longer);
}

}  // namespace

DecodedJob decode_escpos(std::string_view job, int width) {
  DecodedJob out;
  out.label = Bitmap(width, 0);
  out.copies = 1;
  JobReader reader(job);
  reader.expect("\x1b@");
  while (!reader.at_end()) {
    const auto here = std::to_string(out.label.height);
    if (reader.take("\x1dv0\0"sv)) {
      const int bytes = word(reader);
      const int rows = word(reader);
      if (bytes < 1 || bytes > 255 || rows < 1 || rows > 2303)
        throw std::runtime_error("an image of odd size");
      const int top = out.label.height;
      feed(out.label, rows);
      lay(out.label, 0, top, bytes, reader.bytes(static_cast<std::size_t>(bytes * rows)), true);
    } else if (reader.take("\x1d(K\x02\0\x31"sv)) {
      out.settings.push_back("density " + std::to_string(static_cast<signed char>(reader.bytes(1)[0])));
    } else if (reader.take("\x1dVB\0"sv)) {
      out.settings.push_back("cut " + here);
    } else {
      reader.expect("\x1d\f");
      out.settings.push_back("mark " + here);
    }
  }
  return out;
}

}  // namespace packbench::printing::testing
