// The proof: each barcode is read back from the very dots that will be printed.
#pragma once

#include <string>
#include <vector>

#include "printing/error.hpp"
#include "printing/rendered_label.hpp"

namespace packbench::printing {

struct Proof {
  std::vector<std::string> contents;  // the bytes read, in the order of the label's barcodes
};

// Reads each barcode with ZXing-cpp and measures its quiet zone. A label without barcodes is proven.
// Errc::unreadable names the first barcode that fails, and why: ink in the quiet zone, something drawn over
// the bars, no symbol found, or other bytes than were asked for.
Result<Proof> prove(const RenderedLabel& label);

// The barcode with its quiet zone as people read it, cut out of the label. Of bars that are all alike a few
// rows from their middle. Empty when it reaches beyond the label.
Bitmap upright(const Bitmap& label, const PlacedBarcode& barcode);

// True when other dots of the barcode alone, upright and with a white edge, still give exactly its data.
bool reads(const PlacedBarcode& barcode, const Bitmap& dots);

}  // namespace packbench::printing
