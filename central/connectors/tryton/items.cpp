// Products as items.
#include "central/connectors/tryton/items.hpp"

#include <cmath>
#include <set>

#include "central/connectors/tryton/values.hpp"

namespace packbench::connectors::tryton {
namespace {

namespace json = boost::json;

// The products that bear it, by id.
using Bearers = std::map<std::string, std::set<std::int64_t>>;

std::string name_of(const json::object& product) {
  return text_in(object_in(product, "template."), "name");
}

bool is_active(const json::object& product) {
  const auto* active = product.if_contains("active");
  return !active || *active != json::value(false);
}

std::int64_t weight_of(const json::object& product) {
  const auto kilograms =
      number_in(product, "weight") * number_in(object_in(product, "weight_uom."), "factor");
  return kilograms > 0 && kilograms < 1e6 ? std::llround(kilograms * 1000) : 0;
}

std::vector<std::string> codes_of(const json::object& product) {
  std::vector<std::string> codes;
  if (!is_active(product)) return codes;
  for (const auto& identifier : list_in(product, "identifiers.")) {
    auto code = text_in(identifier.as_object(), "code");
    if (!code.empty()) codes.push_back(std::move(code));
  }
  return codes;
}

std::string listed(const std::set<std::int64_t>& ids, const std::map<std::int64_t, std::string>& words) {
  std::string text;
  for (const auto id : ids) text += (text.empty() ? "" : ", ") + words.at(id);
  return text;
}

records::Item item_from(const json::object& product, const Bearers& barcodes) {
  const auto& pattern = object_in(product, "template.");
  records::Item item;
  item.item = text_in(product, "code");
  item.name.en = name_of(product);
  for (auto& code : codes_of(product))
    if (barcodes.at(code).size() == 1) item.barcodes.push_back({std::move(code), 1});
  item.weight_g = weight_of(product);
  item.lot = !list_in(pattern, "lot_required").empty();
  const auto expires = text_in(pattern, "expiration_state");
  item.expiry = item.lot && !expires.empty() && expires != "none";
  return item;
}

Ticket nameless(const json::object& product) {
  const auto id = std::to_string(id_in(product, "id"));
  return {"item/id " + id, name_of(product),
          "Product " + name_of(product) + " (id " + id +
              ") has no code in Tryton, so no bench can pack or receive it: give it a code"};
}

Ticket doubled(const std::string& code, const std::string& who) {
  return {"item/" + code, code,
          "These products have the same code " + code + " in Tryton: " + who +
              ". Benches are told of none of them: give each its own"};
}

Ticket shared(const std::string& code, const std::string& who) {
  return {"item/barcode " + code, code,
          "Barcode " + code + " stands on several products in Tryton: " + who +
              ". Benches don't know it until it is taken off all but one"};
}

}  // namespace

Catalogue catalogue_from(const json::array& products, const json::array& chinese) {
  Bearers codes, barcodes;
  std::map<std::int64_t, std::string> words, names_zh;
  for (const auto& value : products) {
    const auto& product = value.as_object();
    const auto id = id_in(product, "id");
    words[id] = text_in(product, "code") + " " + name_of(product);
    if (is_active(product)) codes[text_in(product, "code")].insert(id);
    for (const auto& code : codes_of(product)) barcodes[code].insert(id);
  }
  for (const auto& value : chinese) names_zh[id_in(value.as_object(), "id")] = name_of(value.as_object());
  Catalogue all;
  for (const auto& value : products) {
    const auto& product = value.as_object();
    const auto code = text_in(product, "code");
    if (code.empty() && is_active(product)) all.tickets.push_back(nameless(product));
    // One that is not active any more gives way to any other of its code.
    if (code.empty() || codes[code].size() > 1 || (!is_active(product) && !codes[code].empty())) continue;
    auto item = item_from(product, barcodes);
    auto& zh = names_zh[id_in(product, "id")];
    if (zh != item.name.en) item.name.zh = zh;
    all.names[id_in(product, "id")] = code;
    all.items.push_back(std::move(item));
  }
  codes.erase("");
  for (const auto& [code, who] : codes)
    if (who.size() > 1) all.tickets.push_back(doubled(code, listed(who, words)));
  for (const auto& [code, who] : barcodes)
    if (who.size() > 1) all.tickets.push_back(shared(code, listed(who, words)));
  return all;
}

}  // namespace packbench::connectors::tryton
