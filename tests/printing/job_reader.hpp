// Reads a print job piece by piece, as a printer would, and lays its dots on a label.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "printing/bitmap.hpp"

namespace packbench::printing::testing {

struct DecodedJob {
  Bitmap label;
  int copies = 0;
  std::vector<std::string> settings;  // commands that lay no dots, in their order
};

// All throw std::runtime_error when the job isn't as asked.
class JobReader {
 public:
  explicit JobReader(std::string_view job) : rest_(job) {}

  bool at_end() const { return rest_.empty(); }
  bool take(std::string_view text);  // false when it isn't next
  void expect(std::string_view text);
  std::string_view bytes(std::size_t count);
  std::string_view until(std::string_view end);
  int number(std::string_view end);

 private:
  std::string_view rest_;
};

// Overwrites dots with those of rows of `width` bytes. A black dot beyond the label throws.
void lay(Bitmap& label, int x, int y, int width, std::string_view bytes, bool set_is_black);

}  // namespace packbench::printing::testing
