// What an outcome says in out/.
#include "central/connectors/files/told.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "central/connectors/files/utc.hpp"
#include "central/connectors/packed_order.hpp"
#include "db/records/count_events.hpp"
#include "db/records/json.hpp"
#include "db/records/movements.hpp"
#include "db/records/pack_events.hpp"
#include "db/records/receive_events.hpp"
#include "db/records/returns_events.hpp"
#include "db/records/work_events.hpp"

namespace packbench::connectors::files {
namespace {

using Columns = std::vector<std::string_view>;

const std::map<std::string_view, Columns>& kinds() {
  static const Columns order{"at",  "bench", "row",    "order",  "parcel",   "waybill", "carrier", "line",
                             "sku", "lot",   "expiry", "serial", "quantity", "short",   "reason"};
  static const std::map<std::string_view, Columns> all{
      {"shipped", order},
      {"shorted", order},
      {"cancelled", order},
      {"reopened", {"at", "bench", "row", "order", "parcel", "waybill", "ended", "reason"}},
      {"received",
       {"at", "bench", "row", "note", "line", "sku", "lot", "expiry", "wanted", "counted", "passed",
        "rejected", "reason"}},
      {"returned",
       {"at", "bench", "row", "return", "rma", "order", "sku", "lot", "expiry", "serial", "quantity",
        "missing", "grade", "disposition", "place", "odd"}},
      {"counted",
       {"at", "bench", "row", "task", "round", "location", "sku", "lot", "counted", "book", "result"}},
      {"adjusted", {"at", "bench", "row", "task", "location", "sku", "lot", "variance"}},
      {"stock", {"at", "bench", "row", "what", "document", "sku", "lot", "from", "to", "quantity"}}};
  return all;
}

// One outcome on its way to rows.
struct Scene {
  const Outcome& outcome;
  Centre& centre;
  std::vector<Told>& told;

  // "order:SO-1" is about SO-1.
  [[nodiscard]] std::string document() const {
    return outcome.stream.substr(std::min(outcome.stream.find(':') + 1, outcome.stream.size()));
  }
  // What its bench did on the document up to this row: the same for ever.
  [[nodiscard]] std::vector<Outcome> story() const {
    auto rows = centre.outcomes_of(outcome.stream);
    std::erase_if(rows, [&](const auto& row) { return row.bench != outcome.bench || row.seq > outcome.seq; });
    return rows;
  }
};

// Rows of one kind, each beginning with where they come from.
class Rows {
 public:
  Rows(const Scene& scene, std::string kind) : scene_(scene) { scene.told.push_back({std::move(kind), {}}); }

  void add(const json::object& more) {
    const auto& o = scene_.outcome;
    json::object row{{"at", utc(o.at_ms)}, {"bench", o.bench}, {"row", o.seq}};
    for (const auto& [name, value] : more)
      if (value != json::value("")) row[name] = value;
    scene_.told.back().rows.push_back(std::move(row));
  }

 private:
  const Scene& scene_;
};

template <class T>
std::string word(T value) {
  return boost::describe::enum_to_string(value, "");
}

void tell(const Scene& scene, const records::PackFinished& e) {
  const auto packed = packed_order(scene.story());
  const auto order = scene.document();
  Rows rows(scene, word(e.end));
  for (const auto& p : packed.pieces) {
    const auto sealed = std::find_if(packed.parcels.begin(), packed.parcels.end(),
                                     [&](const auto& parcel) { return parcel.parcel == p.parcel; });
    if (sealed == packed.parcels.end()) continue;  // it never left: of an order that was cancelled
    rows.add({{"order", order},
              {"parcel", p.parcel},
              {"waybill", sealed->waybill},
              {"carrier", sealed->carrier},
              {"line", p.line},
              {"sku", p.item},
              {"lot", p.capture.lot},
              {"expiry", p.capture.expiry},
              {"serial", p.capture.serial},
              {"quantity", p.quantity}});
  }
  for (const auto& s : packed.shorts)
    rows.add(
        {{"order", order}, {"line", s.line}, {"sku", s.item}, {"short", s.quantity}, {"reason", s.reason}});
  if (scene.told.back().rows.empty()) rows.add({{"order", order}});
}

// What "shipped" or "shorted" said before holds no more.
void tell(const Scene& scene, const records::PackUnsealed& e) {
  if (e.ended.empty()) return;
  Rows(scene, "reopened")
      .add({{"order", scene.document()},
            {"parcel", e.parcel},
            {"waybill", e.waybill},
            {"ended", e.ended},
            {"reason", e.reason}});
}

void tell(const Scene& scene, const records::ReceiveClosed& e) {
  const auto note = scene.document();
  Rows rows(scene, "received");
  for (const auto& line : e.lines)
    rows.add({{"note", note},
              {"line", line.line},
              {"sku", line.item},
              {"lot", line.lot},
              {"wanted", line.wanted},
              {"counted", line.counted}});
  for (const auto& row : scene.story()) {
    if (row.type != records::ReceiveInspected::kType) continue;
    const auto decided = records::from_json<records::ReceiveInspected>(row.payload);
    if (!decided) continue;
    const auto& goods = decided->goods;
    rows.add({{"note", note},
              {"sku", goods.item},
              {"lot", goods.lot},
              {"expiry", goods.expiry},
              {word(decided->result), decided->quantity},
              {"reason", decided->reason}});
  }
  if (scene.told.back().rows.empty()) rows.add({{"note", note}});
}

// The return's pieces by entry, as they stand at its end.
struct Returned {
  records::ReturnBegan began;
  std::map<std::int64_t, records::ReturnGraded> pieces;
  std::vector<records::ReturnLine> missing;
};

template <class T, class Take>
void take_if(const Outcome& row, Take take) {
  if (row.type != T::kType) return;
  if (const auto event = records::from_json<T>(row.payload)) take(*event);
}

Returned returned(const std::vector<Outcome>& story) {
  Returned all;
  for (const auto& row : story) {
    take_if<records::ReturnBegan>(row, [&](const auto& e) { all.began = e; });
    take_if<records::ReturnGraded>(row, [&](const auto& e) { all.pieces[e.entry] = e; });
    take_if<records::ReturnCounted>(row, [&](const auto& e) { all.missing = e.missing; });
    take_if<records::ReturnUndone>(row, [&](const auto& e) {
      const auto found = all.pieces.find(e.entry);
      if (found != all.pieces.end() && (found->second.quantity -= e.quantity) <= 0) all.pieces.erase(found);
    });
  }
  return all;
}

void tell(const Scene& scene, const records::WorkEnded&) {
  if (!scene.outcome.stream.starts_with("returns:")) return;
  const auto all = returned(scene.story());
  const json::object head{{"return", scene.document()}, {"rma", all.began.rma}, {"order", all.began.order}};
  Rows rows(scene, "returned");
  const auto add = [&](json::object row) {
    row.insert(head.begin(), head.end());
    rows.add(row);
  };
  for (const auto& [entry, p] : all.pieces)
    add({{"sku", p.item},
         {"lot", p.capture.lot},
         {"expiry", p.capture.expiry},
         {"serial", p.capture.serial},
         {"quantity", p.quantity},
         {"grade", p.grade},
         {"disposition", p.disposition},
         {"place", p.place},
         {"odd", p.odd}});
  for (const auto& line : all.missing) add({{"sku", line.item}, {"missing", line.quantity}});
  if (scene.told.back().rows.empty()) add({});
}

void tell(const Scene& scene, const records::CountFinished& e) {
  Rows rows(scene, "counted");
  const json::object head{
      {"task", scene.document()}, {"round", e.round}, {"location", e.location}, {"result", word(e.outcome)}};
  for (const auto& line : e.lines) {
    auto row = head;
    row["sku"] = line.item;
    row["lot"] = line.lot;
    row["counted"] = line.counted;
    row["book"] = line.book;
    rows.add(row);
  }
  if (e.lines.empty()) rows.add(head);
}

void tell(const Scene& scene, const records::CountCorrected& e) {
  Rows(scene, "adjusted")
      .add({{"task", scene.document()},
            {"location", e.location},
            {"sku", e.item},
            {"lot", e.lot},
            {"variance", e.variance}});
}

struct Kind {
  std::string_view type;
  void (*tell)(const Scene& scene, const json::value& payload);
};
template <class T>
constexpr Kind kind_of() {
  return {T::kType, [](const Scene& scene, const json::value& payload) {
            if (const auto event = records::from_json<T>(payload)) tell(scene, *event);
          }};
}
constexpr Kind kKinds[] = {kind_of<records::PackFinished>(),  kind_of<records::PackUnsealed>(),
                           kind_of<records::ReceiveClosed>(), kind_of<records::WorkEnded>(),
                           kind_of<records::CountFinished>(), kind_of<records::CountCorrected>()};

// Fewer at a place: so many went from there.
void tell_stock(const Scene& scene) {
  const auto& o = scene.outcome;
  const auto moves = records::movements_of(o.type, o.payload);
  if (!moves || moves->empty()) return;
  Rows rows(scene, "stock");
  for (auto move : *moves) {
    if (move.quantity < 0) std::swap(move.from, move.to);
    rows.add({{"what", o.type},
              {"document", o.stream},
              {"sku", move.item},
              {"lot", move.lot},
              {"from", move.from},
              {"to", move.to},
              {"quantity", std::abs(move.quantity)}});
  }
}

}  // namespace

std::span<const std::string_view> columns_of(std::string_view kind) {
  return kinds().at(kind);
}

std::vector<std::string> told_types() {
  auto types = records::moving_types();
  for (const auto& kind : kKinds)
    if (std::find(types.begin(), types.end(), kind.type) == types.end()) types.emplace_back(kind.type);
  return types;
}

std::vector<Told> told_of(const Outcome& outcome, Centre& centre) {
  std::vector<Told> told;
  const Scene scene{outcome, centre, told};
  for (const auto& kind : kKinds)
    if (kind.type == outcome.type) kind.tell(scene, outcome.payload);
  tell_stock(scene);
  return told;
}

}  // namespace packbench::connectors::files
