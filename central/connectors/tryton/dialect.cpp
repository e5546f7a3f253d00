// The series that are known: those of Debian 12 and 13.
#include "central/connectors/tryton/dialect.hpp"

#include "central/connectors/tryton/rpc.hpp"

namespace packbench::connectors::tryton {
namespace {

constexpr Dialect kDialects[] = {
    {"6.0", "uom", "delivery_address", "code", false, false},
    {"7.0", "unit", "contact_address", "number", true, true},
};

}  // namespace

const Dialect& dialect_of(std::string_view version) {
  const auto series = version.substr(0, version.rfind('.'));
  for (const auto& dialect : kDialects)
    if (series == dialect.series) return dialect;
  throw RpcError(Fault::broken, "this is Tryton " + std::string(version) + "; known are 6.0 and 7.0");
}

}  // namespace packbench::connectors::tryton
