// Data -> the modules of one barcode symbol, not yet in dots. The only door to zint.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "printing/bitmap.hpp"
#include "printing/error.hpp"
#include "printing/symbology.hpp"

namespace packbench::printing {

struct Symbol {
  Bitmap modules;       // one dot a module, no quiet zone; one row high when linear
  std::string content;  // the very bytes a reader must give back; GS1: byte 0x1D after each open-ended field
  std::string text;     // what stands below the bars for people
};

// Data as the template gives it: GS1 with its AIs in parentheses, EAN/UPC/ITF with their check digit, a GS1
// Digital Link as its address and the AIs: "https://id.example.com(01)09506000134352". Errc::bad_data when
// the symbology can't carry the data or a check digit is wrong.
Result<Symbol> make_symbol(Symbology symbology, std::string_view data);

// A QR code for a page to draw: its modules row by row from the top, '1' is dark, without quiet zone.
Result<std::vector<std::string>> qr_modules(std::string_view text);

}  // namespace packbench::printing
