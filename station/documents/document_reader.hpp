// The process that draws one foreign document: it comes in on standard input, its pages go out on standard
// output (document_wire.hpp). What the document breaks ends with it.
#pragma once
#include <functional>

#include "station/documents/document_wire.hpp"

namespace packbench::station {

using DrawDocument = std::function<DrawnDocument(DocumentWanted)>;

// Placed on labels, and the barcodes on them read from the very dots.
[[nodiscard]] DrawnDocument draw_document(DocumentWanted wanted);

// Gives up all that this process does not need (drivers/confinement.hpp), then answers once. Returns the exit
// status: 0, or 1 where the message was none.
int run_document_reader(const DrawDocument& draw = draw_document);

}  // namespace packbench::station
