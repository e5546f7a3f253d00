// What is otherwise in another series of Tryton.
#pragma once
#include <string_view>

namespace packbench::connectors::tryton {

struct Dialect {
  std::string_view series;          // "6.0"
  std::string_view unit;            // of a stock.move: its unit of measure
  std::string_view return_address;  // of a stock.shipment.out.return: whose address it comes from
  std::string_view package_number;  // of a stock.package: the number that the server gives
  bool skips_warnings;  // a question is confirmed by a call of its own, not by a record that is made
  bool tells_zones;     // a new shipment must be told its warehouse's zones, too
};

// By what common.server.version says ("6.0.29"). RpcError broken for a series that nobody has looked at.
[[nodiscard]] const Dialect& dialect_of(std::string_view version);

}  // namespace packbench::connectors::tryton
