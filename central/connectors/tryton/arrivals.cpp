// Rows of receipts and returns, folded into pieces and where they went.
#include "central/connectors/tryton/arrivals.hpp"

#include <algorithm>

#include "central/connectors/tryton/story.hpp"
#include "db/records/places.hpp"
#include "db/records/receive_events.hpp"
#include "db/records/returns_events.hpp"
#include "db/records/work_events.hpp"

namespace packbench::connectors::tryton {
namespace {

using EntryKey = std::pair<std::string, std::int64_t>;  // bench, entry

struct Entry {
  Goods goods;
  std::string batch, expiry;  // batch: as it was counted, also where each piece has a serial number
  std::int64_t quantity = 0;
  Destination to;
};
using Entries = std::map<EntryKey, Entry>;

// Pieces that inspection decided on, which knows no serial numbers.
struct Decided {
  std::string item, batch;
  std::int64_t quantity = 0;
  Destination to;
};

struct Receipt {
  Entries entries;
  std::vector<Decided> decided;
  bool ended = false;
};

void on(Receipt& receipt, const std::string& bench, const records::ReceiveCounted& e) {
  if (e.goods.condition == records::ReceiveCondition::foreign) return;
  receipt.entries[{bench, e.entry}] = {
      {e.goods.item, e.serial.empty() ? e.goods.lot : e.serial}, e.goods.lot, e.goods.expiry, e.quantity, {}};
}

void on(Receipt& receipt, const std::string& bench, const records::ReceiveUndone& e) {
  if (const auto entry = receipt.entries.find({bench, e.entry}); entry != receipt.entries.end())
    entry->second.quantity -= e.quantity;
}

void on(Receipt& receipt, const std::string&, const records::ReceiveInspected& e) {
  if (e.goods.condition == records::ReceiveCondition::foreign) return;
  const bool rejected = e.result == records::Inspection::rejected;
  const auto location = rejected || e.to == records::kPassedPlace ? "" : e.to;
  receipt.decided.push_back({e.goods.item, e.goods.lot, e.quantity, {rejected, location}});
}

void on(Receipt& receipt, const std::string&, const records::WorkEnded&) {
  receipt.ended = true;
}

void add(Arrivals& arrivals, const Entry& entry, std::int64_t quantity, const Destination& to) {
  if (quantity > 0) arrivals.pieces[entry.goods][to] += quantity;
  if (quantity > 0 && !entry.expiry.empty() && !entry.goods.lot.empty())
    arrivals.expiry[entry.goods] = entry.expiry;
}

// Takes so many of them out of the entries.
void place(Arrivals& arrivals, Entries& entries, Decided decided) {
  for (auto& [key, entry] : entries) {
    if (entry.goods.item != decided.item || entry.batch != decided.batch) continue;
    const auto taken = std::clamp<std::int64_t>(entry.quantity, 0, decided.quantity);
    add(arrivals, entry, taken, decided.to);
    entry.quantity -= taken;
    decided.quantity -= taken;
  }
}

// What becomes of pieces that came back: a row for each word of the benches that is not for sale.
bool is_waste(std::string_view disposition) {
  constexpr std::string_view kNotForSale[] = {"defects", "repair", "supplier", "hold"};
  return std::find(std::begin(kNotForSale), std::end(kNotForSale), disposition) != std::end(kNotForSale);
}

struct Return {
  Entries entries;
  bool ended = false;
};

void on(Return& back, const std::string& bench, const records::ReturnGraded& e) {
  if (e.odd == "foreign") return;
  const bool waste = is_waste(e.disposition);
  back.entries[{bench, e.entry}] = {{e.item, lot_of(e.capture)},
                                    e.capture.lot,
                                    e.capture.expiry,
                                    e.quantity,
                                    {waste, waste ? "" : e.place}};
}

void on(Return& back, const std::string& bench, const records::ReturnUndone& e) {
  if (const auto entry = back.entries.find({bench, e.entry}); entry != back.entries.end())
    entry->second.quantity -= e.quantity;
}

void on(Return& back, const std::string&, const records::WorkEnded&) {
  back.ended = true;
}

}  // namespace

Pieces Arrivals::all() const {
  Pieces all;
  for (const auto& [goods, places] : pieces)
    for (const auto& [to, quantity] : places) all[goods] += quantity;
  return all;
}

Arrivals received_from(const std::string& note, const std::vector<Outcome>& rows) {
  Receipt receipt;
  for (const auto& row : rows)
    read<records::ReceiveCounted, records::ReceiveUndone, records::ReceiveInspected, records::WorkEnded>(
        row, [&](const auto& event) { on(receipt, row.bench, event); });
  Arrivals arrivals{note, receipt.ended, {}, {}};
  for (const auto& decided : receipt.decided) place(arrivals, receipt.entries, decided);
  for (const auto& [key, entry] : receipt.entries) add(arrivals, entry, entry.quantity, {});
  return arrivals;
}

Arrivals returned_from(const std::string& rma, const std::vector<Outcome>& rows) {
  Return back;
  for (const auto& row : rows)
    read<records::ReturnGraded, records::ReturnUndone, records::WorkEnded>(
        row, [&](const auto& event) { on(back, row.bench, event); });
  Arrivals arrivals{rma, back.ended, {}, {}};
  for (const auto& [key, entry] : back.entries) add(arrivals, entry, entry.quantity, entry.to);
  return arrivals;
}

}  // namespace packbench::connectors::tryton
