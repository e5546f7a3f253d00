// How the bench and the process that draws documents talk: a length, a line of JSON, and the bytes it speaks
// of.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "printing/inputs/document.hpp"
#include "station/error.hpp"

namespace packbench::station {

struct DocumentWanted {
  std::string bytes;
  double width = 100, height = 150;  // of the label, millimetres
  int dpi = 203;
  std::string fit = "contain";
};

struct DrawnPage {
  printing::Bitmap bitmap;
  std::vector<std::string> codes;     // the contents of the barcodes that were read on it
  std::vector<std::string> warnings;  // scaled, cut off
};

// label, with what to do: the document can't be drawn.
using DrawnDocument = Result<std::vector<DrawnPage>>;

constexpr std::size_t kHeadBytes = 4;  // the length of what follows
constexpr std::size_t kMostDocumentBytes = std::size_t{9}
                                           << 20;               // of one to be drawn, told in a line of JSON
constexpr std::size_t kMostDrawnBytes = std::size_t{64} << 20;  // more is no answer of ours

[[nodiscard]] std::size_t length_of(std::string_view head);
// With the length before it.
[[nodiscard]] std::string message_of(const DocumentWanted& wanted);
[[nodiscard]] std::string message_of(const DrawnDocument& drawn);
// Of what follows the length; any bytes are safe. Nothing: they are none of ours.
[[nodiscard]] std::optional<DocumentWanted> wanted_in(std::string_view message);
[[nodiscard]] std::optional<DrawnDocument> drawn_in(std::string_view message);

}  // namespace packbench::station
