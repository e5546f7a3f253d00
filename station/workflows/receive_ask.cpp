// Questions of counting: which item, more than the note says, not on the note, damaged.
#include <array>
#include <charconv>

#include "station/workflows/commands.hpp"
#include "station/workflows/receive.hpp"
#include "station/workflows/which_item.hpp"

namespace packbench::workflows::receive {
namespace {

using namespace records;

constexpr std::array kForeignReasons{"receive.foreign_wrong_article", "receive.foreign_wrong_label",
                                     "receive.foreign_other_note"};
constexpr std::array kDamageReasons{"receive.damage_packaging", "receive.damage_wet", "receive.damage_broken",
                                    "receive.damage_soiled"};

// A piece as a question remembers it.
std::vector<std::string> remembered(const WorkAwaited& piece) {
  return {piece.item,        piece.barcode,        piece.gtin14,         word(piece.quantity),
          piece.capture.lot, piece.capture.expiry, piece.capture.serial, word(piece.pack)};
}

std::int64_t number_of(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

WorkAwaited piece_from(const std::vector<std::string>& args) {
  const auto pack = args.size() > 7 ? number_of(args[7]) : 1;  // a question of an older version tells none
  return {args.at(0), args.at(1), args.at(2), number_of(args.at(3)), {args.at(4), args.at(5), args.at(6)},
          "",         pack};
}

}  // namespace

Verdict which_item_chosen(Draft& draft, const WorkAsked& asked, std::size_t chosen) {
  const auto item = chosen_item(asked, chosen);
  return job(draft).inspecting ? examine(draft, item) : scan_item(draft, item);
}

Verdict ask_surplus(Draft& draft, const WorkAwaited& piece, std::int64_t rest) {
  const auto text = say("receive.surplus", name(draft, piece.item), rest, piece.quantity);
  return ask_work(draft, {"surplus",
                          remembered(piece),
                          text,
                          {{"take", say("receive.take_surplus", piece.quantity), 0}},
                          Signer::none});
}

Verdict chosen_surplus(Draft& draft, const WorkAsked& asked, std::size_t) {
  return count(draft, piece_from(asked.args), {});
}

Verdict ask_foreign(Draft& draft, const WorkAwaited& piece) {
  const auto text = say("receive.not_on_note", name(draft, piece.item), draft.work().document);
  return ask_work(draft, {"foreign", remembered(piece), text, choices_of(kForeignReasons), Signer::none});
}

Verdict chosen_foreign(Draft& draft, const WorkAsked& asked, std::size_t chosen) {
  return count(draft, piece_from(asked.args), {ReceiveCondition::foreign, asked.choices.at(chosen).id});
}

Verdict mark_damaged(Draft& draft) {
  if (job(draft).inspecting) return draft.stop(say("receive.reject_instead"));
  if (!job(draft).mark.empty()) return undo(draft);
  return ask_work(draft,
                  {"damage", {}, say("receive.why_damaged"), choices_of(kDamageReasons), Signer::none});
}

Verdict chosen_damage(Draft& draft, const WorkAsked& asked, std::size_t chosen) {
  const auto quantity = draft.work().quantity;
  draft.emit(ReceiveMarked{asked.choices.at(chosen).id});
  if (quantity > 0) draft.emit(WorkQuantity{quantity});
  return {Tone::info, say("receive.marked")};
}

Questions asks(const LaneState& state) {
  Questions asked;
  const auto& open = state.work->asked;
  if (!open) return asked;
  if (open->act == "surplus" || open->act == "foreign") asked.items.push_back(open->args.at(0));
  return asked;
}

}  // namespace packbench::workflows::receive
