// A label template: what stands where, in millimetres, before any data is known.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "printing/condition.hpp"
#include "printing/error.hpp"
#include "printing/inputs/tones.hpp"
#include "printing/pattern.hpp"
#include "printing/pictures.hpp"
#include "printing/symbology.hpp"

namespace packbench::printing {

enum class Align { left, center, right };
enum class VerticalAlign { top, middle, bottom };
enum class Pages { each, first, rest, last };

struct Area {  // millimetres from the top left corner of the label
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

struct TextStyle {
  std::string font;
  double size = 0;      // millimetres of an em
  double min_size = 0;  // text is shrunk down to this before it is cut with an ellipsis
  bool bold = false;
  bool wrap = false;
  Align align = Align::left;
  VerticalAlign valign = VerticalAlign::top;
};

struct TextElement {
  Pattern text;
  TextStyle style;
  int rotation = 0;
  bool invert = false;  // white on a black area
};

struct BarcodeElement {
  Symbology symbology = Symbology::code128;
  Pattern data;
  Pattern text;           // the line below for people; empty = the data
  double module = 0;      // millimetres, the most that is used; rounded down to whole dots
  double min_module = 0;  // millimetres, the least
  double text_size = 0;   // millimetres, 0 = no line below
  Align align = Align::center;
  int quiet = 0;  // modules on each side
  int rotation = 0;
  std::optional<Symbology>
      otherwise;  // of two dimensions: for data that the first can't carry or has no room for
};

struct ImageElement {
  Pattern file;                                // of a picture beside the template
  std::shared_ptr<const GreyPicture> picture;  // read already where the template itself names it
  Fit fit = Fit::contain;
  Tones tones = Tones::threshold;
  int rotation = 0;
};

struct BoxElement {
  double line = 0;  // millimetres, 0 = filled
};

struct TableColumn {
  Pattern title;
  double width = 0;
  TextStyle style;  // of title and text
  Pattern text;
  int max_lines = 0;
  std::optional<BarcodeElement> barcode;  // instead of a text; none in a row whose data is empty
  double height = 0;                      // of the barcode with its line for people
};

struct TableElement {
  std::string rows;  // the field that holds the array
  std::vector<TableColumn> columns;
  double padding = 0;      // above and below the text of a row, and beside that of a cell
  double row_height = 0;   // least, with padding: room for the pen
  double rule = 0;         // thickness of the line below each row, 0 = none
  double full_height = 0;  // height on labels that another one follows: no footer needs the room there
};

struct Element {
  Area area;
  std::optional<Condition> when;
  Pages pages = Pages::each;
  int line = 0;  // in the template file, for error messages
  std::variant<TextElement, BarcodeElement, ImageElement, BoxElement, TableElement> what;
};

struct Template {
  std::string file_name;
  double width = 0;                                       // millimetres
  double height = 0;                                      // millimetres
  std::map<std::string, Captions, std::less<>> captions;  // by language, "zh-CN" and "en"; may be empty
  std::vector<Element> elements;                          // drawn in this order
  PictureSource pictures;                                 // for the images that the data names
};

// The keys are described in printing/README.md. Errc::bad_template with "file:line: reason" for anything that
// could only fail later: unknown keys, captions that a language lacks, elements beyond the label's edge,
// pictures that `pictures` doesn't have.
Result<Template> parse_template(std::string_view toml, std::string_view file_name,
                                PictureSource pictures = {});

}  // namespace packbench::printing
