// Reads a print job piece by piece.
#include "tests/printing/job_reader.hpp"

#include <charconv>
#include <stdexcept>

namespace packbench::printing::testing {

bool JobReader::take(std::string_view text) {
  if (!rest_.starts_with(text)) return false;
  rest_.remove_prefix(text.size());
  return true;
}

void JobReader::expect(std::string_view text) {
  if (!take(text))
    throw std::runtime_error("no " + std::string(text) + " at " + std::string(rest_.substr(0, 40)));
}

std::string_view JobReader::bytes(std::size_t count) {
  if (rest_.size() < count) throw std::runtime_error("the job ends within its dots");
  const auto taken = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return taken;
}

std::string_view JobReader::until(std::string_view end) {
  const std::size_t at = rest_.find(end);
  if (at == std::string_view::npos) throw std::runtime_error("a command without end");
  const auto taken = rest_.substr(0, at);
  rest_.remove_prefix(at + end.size());
  return taken;
}

int JobReader::number(std::string_view end) {
  const std::string_view text = until(end);
  int value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size())
    throw std::runtime_error("no number: " + std::string(text));
  return value;
}

void lay(Bitmap& label, int x, int y, int width, std::string_view bytes, bool set_is_black) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const int row = y + static_cast<int>(i) / width;
    for (int bit = 0; bit < 8; ++bit) {
      const int column = x + static_cast<int>(i) % width * 8 + bit;
      const bool black = ((bytes[i] >> (7 - bit) & 1) != 0) == set_is_black;
      if (column >= 0 && row >= 0 && column < label.width && row < label.height)
        fill(label, {column, row, 1, 1}, black ? Ink::black : Ink::white);
      else if (black)
        throw std::runtime_error("a dot beyond the label");
    }
  }
}

}  // namespace packbench::printing::testing
