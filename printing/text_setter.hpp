// Text of any script -> a 1-bit picture: shaped and broken into lines by Pango, shrunk to fit, kept warm.
#pragma once

#include <memory>
#include <string>

#include "printing/bitmap.hpp"
#include "printing/template.hpp"

namespace packbench::printing {

struct TextRequest {
  std::string text;
  std::string font;
  int size = 0;      // dots of an em
  int min_size = 0;  // shrunk down to this when it doesn't fit, then cut
  bool bold = false;
  bool wrap = false;
  Align align = Align::left;
  int width = 0;       // dots
  int max_height = 0;  // dots; at least one line is always set
  bool keep = false;   // a caption, sure to come back; never for what a label says of a person
};

struct TextBlock {
  Bitmap ink;
  int x = 0;  // where the ink stands in the box whose text starts at the top
  int y = 0;
  int height = 0;          // of the lines together
  bool shortened = false;  // did not fit even at min_size: ends in an ellipsis
  std::string undrawable;  // characters that no installed font has, drawn as boxes
};

class TextSetter {
 public:
  TextSetter();
  ~TextSetter();

  std::shared_ptr<const TextBlock> set(const TextRequest& request);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace packbench::printing
