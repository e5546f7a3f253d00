// Lots and serial numbers in Tryton, where both are a stock.lot of a product.
#pragma once
#include <map>
#include <string>

#include "central/connectors/tryton/packed.hpp"
#include "central/connectors/tryton/session.hpp"

namespace packbench::connectors::tryton {

class Lots {
 public:
  // `expiry` of lots that may have to be made: YYYY-MM-DD.
  explicit Lots(Session& session, std::map<Goods, std::string> expiry = {})
      : session_(session), expiry_(std::move(expiry)) {}

  // RpcError refused where Tryton has none, or several.
  std::int64_t known(const Goods& goods, std::int64_t product);
  // Made where there is none. A create that is repeated makes a second lot, so it is looked for first.
  std::int64_t made(const Goods& goods, std::int64_t product);

 private:
  std::int64_t find(const Goods& goods, std::int64_t product);

  Session& session_;
  std::map<Goods, std::string> expiry_;
};

}  // namespace packbench::connectors::tryton
