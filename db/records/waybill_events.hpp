// Labels that carriers made themselves, each for one waybill. Stream "order:<order>".
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <tuple>

namespace packbench::records {

// From now on it is what the parcel with that waybill bears. The label itself shows the consignee: it lies
// beside the store, sealed under the order's key.
struct WaybillLabelTold {
  static constexpr const char* kType = "waybill.label_told";
  std::string waybill, order;
  std::string file;  // its name beside the store: the hash of what lies in it
  std::string kind;  // "pdf", "png", "jpeg", or the language of printer code
  std::string fit;   // how a document is placed on the label; empty: printer code
  std::int64_t bytes = 0;
  std::string by;  // an operator's id; empty: by command
  bool operator==(const WaybillLabelTold&) const = default;
};
BOOST_DESCRIBE_STRUCT(WaybillLabelTold, (), (waybill, order, file, kind, fit, bytes, by))

using WaybillEvents = std::tuple<WaybillLabelTold>;

}  // namespace packbench::records
