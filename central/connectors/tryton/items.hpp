// Products as items.
#pragma once
#include <boost/json.hpp>
#include <map>
#include <string>
#include <vector>

#include "central/connectors/centre.hpp"
#include "central/connectors/tryton/mirror.hpp"
#include "db/records/item.hpp"

namespace packbench::connectors::tryton {

// Items by the id of their product. A product that can't be told has none.
using ItemNames = std::map<std::int64_t, std::string>;

struct Catalogue {
  std::vector<records::Item> items;
  ItemNames names;
  std::vector<Ticket> tickets;  // "item/<code>", "item/barcode <code>", ...: what nobody can tell apart
};

// What is asked of product.product, besides what only some modules have (`optional`).
inline constexpr const char* kItemFields[] = {"code", "active", "template.name", "default_uom.symbol",
                                              "identifiers.code"};
inline constexpr OptionalField kOptionalItemFields[] = {
    {"product.template", "lot_required", "template.lot_required"},
    {"product.template", "expiration_state", "template.expiration_state"},
    {"product.product", "weight", "weight"},
    {"product.product", "weight_uom", "weight_uom.factor"}};

// Of all products that are goods, also those that are not active any more: these are told without barcodes,
// which another may bear now. `chinese`: the same records in that language, of which the names are taken
// where they differ.
[[nodiscard]] Catalogue catalogue_from(const boost::json::array& products, const boost::json::array& chinese);

}  // namespace packbench::connectors::tryton
