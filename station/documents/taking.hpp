// A label that a carrier made, taken into the store for the waybill that an order names.
#pragma once
#include <string>
#include <variant>

#include "db/reader.hpp"
#include "db/store.hpp"

namespace packbench::station {

struct LabelOffered {
  std::string waybill;
  std::string bytes;
  std::string fit = "contain";  // of a document
  std::string by;               // an operator's id; empty: by command
};

struct LabelTaken {
  records::WaybillLabelTold told;
  bool repeated = false;  // it is what the waybill bore already: nothing was recorded
};

// Why not: as the API tells it.
struct LabelRefused {
  unsigned status = 400;
  records::Text why;
};

// On disk and on record when it returns. 404: no order that is not packed yet names the waybill; 409: more
// than one does, or what was told of the order was forgotten; 422: no document and no printer code, or one
// that is cut off; 503: the store can't be written.
[[nodiscard]] std::variant<LabelTaken, LabelRefused> take_label(db::Store& store, db::Reader& reader,
                                                                LabelOffered offered, std::int64_t now_ms);

}  // namespace packbench::station
