// Found by number and product, or made.
#include "central/connectors/tryton/lots.hpp"

#include "central/connectors/tryton/steps.hpp"

namespace packbench::connectors::tryton {

std::int64_t Lots::find(const Goods& goods, std::int64_t product) {
  return find_id(session_, "stock.lot", list(list("number", "=", goods.lot), list("product", "=", product)),
                 "lot " + goods.lot + " of " + goods.item);
}

std::int64_t Lots::known(const Goods& goods, std::int64_t product) {
  const auto found = find(goods, product);
  if (found == 0) refuse("Tryton knows no lot " + goods.lot + " of " + goods.item + ": make it there");
  return found;
}

std::int64_t Lots::made(const Goods& goods, std::int64_t product) {
  if (const auto found = find(goods, product); found != 0) return found;
  json::object lot = {{"number", goods.lot}, {"product", product}};
  const auto expiry = expiry_.find(goods);
  // Only where its module of shelf lives is active.
  if (expiry != expiry_.end() && !date(expiry->second).is_null() &&
      !session_.call("stock.lot", "fields_get", list(list("expiration_date"))).as_object().empty())
    lot["expiration_date"] = date(expiry->second);
  return session_.call("stock.lot", "create", list(list(lot))).as_array().at(0).as_int64();
}

}  // namespace packbench::connectors::tryton
