// Pieces on the shelf: counted, captured, undone.
#include <algorithm>

#include "station/workflows/capture.hpp"
#include "station/workflows/commands.hpp"
#include "station/workflows/count.hpp"
#include "station/workflows/which_item.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

const CountBook& book_now(const Draft& draft) {
  return draft.input().facts.count_book.value();  // the lane looks it up for each scan of an open count
}

bool serial_counted(const CountState& job, const std::string& item, const std::string& serial) {
  return std::any_of(job.entries.begin(), job.entries.end(), [&](const CountEntry& entry) {
    return entry.item == item && !serial.empty() && entry.capture.serial == serial;
  });
}

// A piece in hand of an item that was moved meanwhile: nobody can tell whether that one was counted before.
Verdict add_piece(Draft& draft, const WorkAwaited& piece, const Item& item) {
  const auto name = name_of(item.name, draft.language());
  const auto& moved = book_now(draft).moved;
  if (std::find(moved.begin(), moved.end(), piece.item) != moved.end()) return restart_moved(draft).value();
  draft.emit(CountScanned{draft.job<CountState>().last_entry + 1, draft.person(), piece.item, piece.barcode,
                          item.name, piece.quantity, piece.capture});
  if (auto again = restart_moved(draft)) return *std::move(again);
  return {Tone::good,
          say("count.counted", name, piece.quantity, counted_of(draft.job<CountState>(), piece.item))};
}

Verdict take_piece(Draft& draft, WorkAwaited piece) {
  const auto* facts = item_facts(draft, piece.item);
  if (!facts) return draft.stop(say("scan.unknown", piece.barcode));
  const auto& item = facts->item;
  const auto name = name_of(item.name, draft.language());
  // A serial that the item does not ask for would stand for every piece of a quantity or a case.
  if (!item.serial) piece.capture.serial.clear();
  if (piece.quantity < 1 || piece.quantity > kMostPieces) return draft.stop(say("quantity.bad", kMostPieces));
  if (item.serial && piece.quantity != 1) return draft.stop(say("capture.one_by_one", name));
  if (serial_counted(draft.job<CountState>(), piece.item, piece.capture.serial))
    return draft.stop(say("capture.serial_twice", name, piece.capture.serial));
  if (piece.missing.empty()) return add_piece(draft, piece, item);
  const auto text = say("await." + piece.missing, name);
  draft.emit(std::move(piece));
  return {Tone::ask, text};
}

Verdict scanned_item(Draft& draft, const scan::Item& scanned) {
  const auto* facts = item_facts(draft, scanned.item_id);
  if (!facts) return draft.stop(say("scan.unknown", draft.input().code));
  return take_piece(draft, piece_of(scanned, facts->item, pieces_of(draft, scanned)));
}

}  // namespace

Verdict count_scan(Draft& draft) {
  if (const auto* item = draft.as<scan::Item>()) return scanned_item(draft, *item);
  if (const auto* ambiguous = draft.as<scan::Ambiguous>()) return ask_which_item(draft, *ambiguous);
  if (const auto* malformed = draft.as<scan::Malformed>())
    return draft.stop(say("scan.malformed", scan::name(malformed->error.code)));
  if (draft.as<scan::Gs1Attributes>()) return draft.stop(say("scan.attributes_alone"));
  const auto& location = draft.job<CountState>().task.location;
  if (const auto* place = draft.as<scan::Location>())
    return place->id == location ? Verdict{Tone::info, say("count.scan_pieces", location)}
                                 : draft.stop(say("count.finish_first", location));
  return draft.stop(say("scan.unknown", draft.input().code));
}

Verdict count_captured(Draft& draft, const WorkAwaited& piece) {
  return take_piece(draft, piece);
}

Verdict count_chosen_item(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  return scanned_item(draft, chosen_item(asked, choice));
}

Verdict count_undo(Draft& draft) {
  if (draft.work().awaited) {
    draft.emit(WorkDropped{});
    return {Tone::info, say("question.dropped")};
  }
  const auto& entries = draft.job<CountState>().entries;
  if (entries.empty()) return draft.stop(say("count.nothing_to_undo"));
  const auto last = entries.back();
  draft.emit(CountUndone{last.entry, last.item, last.quantity, last.capture});
  return {Tone::info, say("count.undone", name_of(last.name, draft.language()), last.quantity)};
}

std::optional<Verdict> restart_moved(Draft& draft) {
  std::optional<Verdict> verdict;
  for (const auto& item : book_now(draft).moved) {
    Name name;
    for (const auto& line : book_now(draft).lines)
      if (line.item == item) name = line.name;
    for (const auto& entry : draft.job<CountState>().entries)
      if (entry.item == item) name = entry.name;
    if (name == Name{}) name = {item, item};
    const auto shown = name_of(name, draft.language());
    draft.emit(CountRestarted{item, name});
    if (!verdict) verdict = Verdict{Tone::ask, say("count.moved", shown)};
  }
  return verdict;
}

}  // namespace packbench::workflows
