// Meanings as JSON, for the journal and logs.
#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include "station/scan/explain.hpp"
#include "station/scan/meaning.hpp"
#include "station/scan/printable.hpp"

namespace packbench::scan {
namespace {

namespace json = boost::json;

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

void put(json::object& out, std::string_view key, const std::optional<std::string>& text) {
  if (text) out[key] = printable(*text);
}

void put_attributes(json::object& out, const Gs1Attributes& attributes) {
  if (attributes.elements.empty()) return;
  put(out, "lot", attributes.lot);
  put(out, "serial", attributes.serial);
  put(out, "expiry", attributes.expiry);
  put(out, "best_before", attributes.best_before);
  put(out, "production_date", attributes.production_date);
  put(out, "packaging_date", attributes.packaging_date);
  if (attributes.count) out["count"] = *attributes.count;
  json::array measures;
  for (const Measure& m : attributes.measures) {
    measures.push_back({{"ai", m.family}, {"title", m.title}, {"value", m.value}});
  }
  if (!measures.empty()) out["measures"] = std::move(measures);
  out["gs1"] = to_json(attributes.elements);
}

// The members of one meaning, without its kind.
struct Members {
  json::object& out;

  void operator()(const Command& c) const {
    out["name"] = c.name;
    if (!c.argument.empty()) out["argument"] = printable(c.argument);
  }
  void operator()(const Badge& b) const { out["id"] = printable(b.id); }
  void operator()(const Location& l) const { out["id"] = printable(l.id); }
  void operator()(const Tote& t) const { out["id"] = printable(t.id); }
  void operator()(const Order& o) const { out["id"] = printable(o.id); }
  void operator()(const ParcelLabel& p) const {
    out["parcel"] = printable(p.parcel);
    out["copy"] = p.copy;
  }
  void operator()(const Item& i) const {
    out["item"] = i.item_id;
    out["quantity"] = i.quantity;
    put(out, "gtin14", i.gtin14);
    put_attributes(out, i.attributes);
  }
  void operator()(const Gs1Attributes& a) const { put_attributes(out, a); }
  void operator()(const Waybill& w) const { out["number"] = printable(w.number); }
  void operator()(const Ambiguous& a) const;
  void operator()(const Malformed& m) const {
    out["error"] = name(m.error.code);
    if (!m.error.ai.empty()) out["ai"] = m.error.ai;
  }
  void operator()(const Unknown& u) const {
    put(out, "gtin14", u.gtin14);
    if (u.own) out["own"] = {{"kind", name(u.own->kind)}, {"id", printable(u.own->id)}};
  }
};

void Members::operator()(const Ambiguous& a) const {
  json::array candidates;
  for (const Candidate& candidate : a.candidates) {
    std::visit(
        [&](const auto& one) {
          json::object member;
          member["kind"] = kind(one);
          Members{member}(one);
          candidates.push_back(std::move(member));
        },
        candidate);
  }
  out["candidates"] = std::move(candidates);
}

}  // namespace

std::string_view kind(const MeaningValue& value) {
  return std::visit(Overloaded{
                        [](const Unknown&) { return "unknown"; },
                        [](const Command&) { return "command"; },
                        [](const Badge&) { return "badge"; },
                        [](const Location&) { return "location"; },
                        [](const Tote&) { return "tote"; },
                        [](const Order&) { return "order"; },
                        [](const ParcelLabel&) { return "parcel_label"; },
                        [](const Item&) { return "item"; },
                        [](const Gs1Attributes&) { return "gs1"; },
                        [](const Waybill&) { return "waybill"; },
                        [](const Ambiguous&) { return "ambiguous"; },
                        [](const Malformed&) { return "malformed"; },
                    },
                    value);
}

json::object to_json(const Meaning& meaning) {
  json::object out;
  out["kind"] = kind(meaning.value);
  out["text"] = printable(meaning.text);
  out["aim"] = meaning.aim.empty() ? json::value(nullptr) : json::value(printable(meaning.aim));
  std::visit(Members{out}, meaning.value);
  if (!meaning.waybills.empty()) out["waybills"] = to_json(meaning.waybills);
  return out;
}

}  // namespace packbench::scan
