// One piece at a time: identified, compared with what was sent, graded, sent where it belongs.
#include <algorithm>

#include "station/workflows/catalogue.hpp"
#include "station/workflows/commands.hpp"
#include "station/workflows/labels.hpp"
#include "station/workflows/returns.hpp"

namespace packbench::workflows::returns {
namespace {

using namespace records;

// What the grade question remembers of the piece, in this order.
enum Arg { kItem, kBarcode, kQuantity, kLot, kExpiry, kSerial, kOdd, kNameZh, kNameEn, kGrade, kPack };

// A question of an older version remembers no pack.
std::int64_t pack_in(const std::vector<std::string>& args) {
  return args.size() > kPack ? std::stoll(args[kPack]) : 1;
}

// Whether a sent piece may be this one: where both tell lot or serial, they must agree.
bool fits(const SentPiece& sent, const std::string& item, const Capture& capture) {
  const auto agree = [](const std::string& a, const std::string& b) {
    return a.empty() || b.empty() || a == b;
  };
  return sent.item == item && agree(sent.lot, capture.lot) && agree(sent.serial, capture.serial);
}

std::int64_t sent_here(const ReturnsState& state, const std::string& item, const Capture& capture) {
  std::int64_t sum = 0;
  for (const auto& sent : state.began->sent) sum += fits(sent, item, capture) ? sent.quantity : 0;
  return sum;
}

std::int64_t back_already(const ReturnsState& state, const std::string& item, const Capture& capture) {
  std::int64_t sum = 0;
  for (const auto& entry : state.entries) {
    const SentPiece back{entry.item, entry.capture.lot, entry.capture.serial, entry.quantity};
    if (entry.odd.empty() && fits(back, item, capture)) sum += entry.quantity;
  }
  return sum;
}

bool is_twice(const ReturnsState& state, const WorkAwaited& piece) {
  return !piece.capture.serial.empty() &&
         std::any_of(state.entries.begin(), state.entries.end(), [&](const ReturnGraded& entry) {
           return entry.item == piece.item && entry.capture.serial == piece.capture.serial;
         });
}

Text question(const std::string& name, const std::string& odd) {
  if (odd == "foreign") return say("returns.grade_foreign", name);
  if (odd == "surplus") return say("returns.grade_surplus", name);
  return say("returns.which_grade", name);
}

std::string called(const Draft& draft, const std::string& item) {
  const auto* facts = item_facts(draft, item);
  return facts ? name_of(facts->item.name, draft.language()) : item;
}

std::vector<PackChoice> grades(const Rules& rules) {
  std::vector<PackChoice> choices;
  for (const auto& row : rules.return_grades) choices.push_back({row.grade, say(row.text), 0});
  return choices;
}

Verdict ask_grade(Draft& draft, const WorkAwaited& piece, const std::string& odd) {
  const auto* facts = item_facts(draft, piece.item);
  const auto name = facts ? facts->item.name : Name{piece.item, piece.item};
  WorkAsked asked{
      "grade",
      {piece.item, piece.barcode, std::to_string(piece.quantity), piece.capture.lot, piece.capture.expiry,
       piece.capture.serial, odd, name.zh, name.en, "", std::to_string(piece.pack)},
      question(name_of(name, draft.language()), odd),
      grades(draft.rules()),
      Signer::none};
  asked.choices.push_back({"other", say("returns.other_way"), 0});
  return ask_work(draft, std::move(asked));
}

Verdict put(Draft& draft, const WorkAsked& asked, const std::string& grade, std::string_view disposition) {
  const auto& job = draft.job<ReturnsState>();
  const auto& to = disposition_of(disposition);
  const auto& a = asked.args;
  const ReturnGraded event{job.last_entry + 1,
                           job.began->order,
                           a[kItem],
                           a[kBarcode],
                           std::stoll(a[kQuantity]),
                           {a[kLot], a[kExpiry], a[kSerial]},
                           grade,
                           std::string(to.id),
                           std::string(to.place),
                           a[kOdd],
                           {a[kNameZh], a[kNameEn]},
                           pack_in(a)};
  draft.emit(event);
  const Verdict told{Tone::good, say("returns.graded", name_of(event.name, draft.language()), event.quantity,
                                     grade, text(say(std::string(to.text)), draft.language()))};
  return to.stock && draft.rules().label_returned ? label_each(draft, told) : told;
}

}  // namespace

const Disposition& disposition_of(std::string_view id) {
  const auto* row =
      std::find_if(kDispositions.begin(), kDispositions.end(), [&](const auto& d) { return d.id == id; });
  return row == kDispositions.end() ? kDispositions.back() : *row;
}

Verdict scan_piece(Draft& draft) {
  if (draft.as<scan::Ambiguous>()) return draft.stop(say("returns.two_items", draft.input().code));
  const auto* scanned = draft.as<scan::Item>();
  if (!scanned) return draft.stop(say("returns.no_item", draft.input().code));
  const auto* facts = item_facts(draft, scanned->item_id);
  if (!facts) return draft.stop(say("returns.no_item", draft.input().code));
  const auto pieces = workflows::pieces_of(draft, *scanned);
  if (pieces > kMostPieces) return draft.stop(say("quantity.bad", kMostPieces));
  if (facts->item.serial && pieces != 1)
    return draft.stop(say("returns.one_by_one", called(draft, scanned->item_id)));
  auto piece = piece_of(*scanned, facts->item, pieces);
  if (piece.missing.empty()) return take(draft, piece);
  const auto text = say("await." + piece.missing, called(draft, piece.item));
  draft.emit(std::move(piece));
  return {Tone::ask, text};
}

Verdict take(Draft& draft, const WorkAwaited& piece) {
  const auto& job = draft.job<ReturnsState>();
  if (is_twice(job, piece))
    return draft.stop(say("returns.serial_twice", called(draft, piece.item), piece.capture.serial));
  if (job.began->order.empty()) return ask_grade(draft, piece, "");
  const auto sent = sent_here(job, piece.item, piece.capture);
  const auto left = sent - back_already(job, piece.item, piece.capture);
  if (sent == 0) return ask_grade(draft, piece, "foreign");
  if (left <= 0) return ask_grade(draft, piece, "surplus");
  if (piece.quantity > left) return draft.stop(say("returns.too_many", called(draft, piece.item), left));
  return ask_grade(draft, piece, "");
}

// What was never sent, or too much of it, is held back until its ticket says what becomes of it.
Verdict grade_chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  if (asked.choices[choice].id == "other")
    return ask_work(draft, {"other_grade", asked.args, asked.text, grades(draft.rules()), Signer::none});
  const auto& row = draft.rules().return_grades[choice];
  return put(draft, asked, row.grade, asked.args[kOdd].empty() ? row.disposition : "hold");
}

Verdict other_grade_chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  WorkAsked next{"disposition",
                 asked.args,
                 say("returns.which_way", asked.args[draft.language() == "en" ? kNameEn : kNameZh]),
                 {},
                 Signer::none};
  next.args.resize(std::max<std::size_t>(next.args.size(), kGrade + 1));
  next.args[kGrade] = asked.choices[choice].id;
  for (const auto& row : kDispositions)
    next.choices.push_back({std::string(row.id), say(std::string(row.text)), 0});
  return ask_work(draft, std::move(next));
}

Verdict disposition_chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  return put(draft, asked, asked.args[kGrade], asked.choices[choice].id);
}

Questions asks(const LaneState& state) {
  Questions needed;
  const auto& asked = state.work->asked;
  const bool of_piece =
      asked && (asked->act == "grade" || asked->act == "other_grade" || asked->act == "disposition");
  if (of_piece) needed.items.push_back(asked->args.at(kItem));
  return needed;
}

std::optional<LabelSubject> labelled(const LaneState& state) {
  const auto& job = std::get<ReturnsState>(state.work->job);
  if (job.entries.empty()) return std::nullopt;
  const auto& last = job.entries.back();
  const auto& to = disposition_of(last.disposition);
  LabelSubject label{word(last.entry), last.item,    last.barcode, last.pack,
                     last.quantity,    last.capture, last.place,   std::string(to.mark)};
  if (!to.stock) label.refused = say("label.not_stock", name_of(last.name, language_of(state)));
  return label;
}

Verdict undo(Draft& draft) {
  const auto& job = draft.job<ReturnsState>();
  if (job.entries.empty()) return draft.stop(say("command.not_now"));
  const auto last = job.entries.back();
  draft.emit(ReturnUndone{last.entry, last.item, last.capture.lot, last.place, last.quantity});
  return {Tone::info, say("returns.undone", name_of(last.name, draft.language()), last.quantity)};
}

}  // namespace packbench::workflows::returns
