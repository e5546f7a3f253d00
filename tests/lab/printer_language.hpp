// What a label printer's language makes of the bytes it gets: answers at once to some of them, and labels.
// Shares no code with the writers of the printing library.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/lab/label_reader.hpp"

namespace packbench::lab {

struct PrinterState {
  // Whether what was sent can be printed now, and is.
  [[nodiscard]] bool prints() const { return !paper_out && !paused && !head_up && formats_in_buffer == 0; }

  bool answers = true;  // some printers don't answer while media is out, and clones never do
  bool paper_out = false;
  bool paused = false;
  bool head_up = false;
  unsigned formats_in_buffer = 0;
  unsigned labels_remaining = 0;
};

// A question in the stream.
struct Query {
  std::string_view text;
  std::size_t arguments = 0;  // bytes that belong to it after the text
  std::string (*reply)(const PrinterState&, std::string_view arguments) = nullptr;
  bool in_turn = false;  // answered when all before it is printed; else at once
};

struct PrinterLanguage {
  std::span<const Query> queries;
  // The labels that are complete in `bytes`, each with all its bytes: what was printed.
  std::vector<std::string> (*labels)(std::string_view bytes) = nullptr;
  // The dots of one of them. Throws std::runtime_error for what a printer would not print.
  Picture (*picture)(std::string_view label) = nullptr;
};
extern const PrinterLanguage kZpl;     // ~HS, ~HI; ^XA to ^XZ
extern const PrinterLanguage kTspl;    // ESC !?, ~!@, ~!T; from one PRINT to the next
extern const PrinterLanguage kEscPos;  // DLE EOT n, GS ( H; from one cut to the next

// The three lines that ~HS asks for (Zebra's ZPL guide, "~HS Host Status Return").
[[nodiscard]] std::string host_status(const PrinterState& state);
// ZPL formats, ^XA to ^XZ, complete in `bytes`; one that was cut off is ended by the ^XA of the next one.
[[nodiscard]] std::vector<std::string> zpl_formats(std::string_view bytes);
// TSPL up to and with each PRINT line; the dots of a BITMAP are no commands.
[[nodiscard]] std::vector<std::string> tspl_labels(std::string_view bytes);
// ESC/POS up to and with each cut; the dots of a raster are no commands.
[[nodiscard]] std::vector<std::string> escpos_receipts(std::string_view bytes);

}  // namespace packbench::lab
