// Labels of goods on a document: which goods, which barcode, how many, and why once more.
#include "station/workflows/labels.hpp"

#include <algorithm>
#include <charconv>

namespace packbench::workflows {
namespace {

using namespace records;

// What is asked for by which command, and what the lane needs for it.
struct LabelKind {
  std::string_view command, intent;
  bool Rules::*printer;
};
constexpr LabelKind kKinds[] = {{"LABEL", "item", &Rules::has_item_printer},
                                {"CARD", "card", &Rules::has_printer}};

const LabelKind* kind_of(std::string_view LabelKind::*field, std::string_view value) {
  const auto* row = std::find_if(std::begin(kKinds), std::end(kKinds),
                                 [&](const auto& kind) { return kind.*field == value; });
  return row == std::end(kKinds) ? nullptr : row;
}

std::optional<LabelSubject> subject_of(const LaneState& state) {
  const auto labelled = workflow_of(state.work->kind).labelled;
  return labelled ? labelled(state) : std::nullopt;
}

// The item's own barcode that means this case, else the one of a single piece, else what there is.
const Barcode* barcode_of(const Item& item, const LabelSubject& subject) {
  const Barcode* best = nullptr;
  int best_rank = 0;
  for (const auto& barcode : item.barcodes) {
    const bool same_code = barcode.code == subject.barcode;
    const bool same_pack = subject.pack > 0 ? barcode.quantity == subject.pack : same_code;
    const int rank = same_pack && same_code ? 4 : same_pack ? 3 : barcode.quantity == 1 ? 2 : 1;
    if (rank > best_rank) best = &barcode, best_rank = rank;
  }
  return best;
}

// Where it was brought, or where the item lies already: on a shelf, a case rather in bulk. Empty: nowhere
// yet.
std::string home_of(const ItemFacts& facts, const LabelSubject& subject) {
  if (!subject.home.empty()) return subject.home;
  const auto wanted = subject.pack == 1 ? Zone::shelf : Zone::bulk;
  std::string home;
  for (const auto& row : facts.stock) {
    if (!row.known || row.quantity <= 0) continue;
    if (row.zone == wanted) return row.location;
    if (home.empty() && (row.zone == Zone::shelf || row.zone == Zone::bulk)) home = row.location;
  }
  return home;
}

PrintGoods goods_of(const ItemFacts& facts, const Barcode& barcode, const LabelSubject& subject,
                    const LabelKind& kind) {
  const bool card = kind.intent == "card";
  const auto& capture = subject.capture;
  return {subject.item,
          barcode.code,
          barcode.quantity,
          capture.lot,
          capture.expiry,
          card ? "" : capture.serial,  // a card is of all that lies there
          card ? home_of(facts, subject) : subject.location,
          facts.item.name,
          card ? "" : subject.mark};
}

// A label that could be asked for now, or why not.
struct Possible {
  std::optional<Text> refused;
  LabelSubject subject = {};
  PrintGoods goods = {};
  std::int64_t units = 0;  // labels that label each piece or case of it once
};

Possible possible(const Draft& draft, const LabelKind& kind) {
  if (!(draft.rules().*kind.printer)) return {say("label.no_printer")};
  auto subject = subject_of(draft.state());
  if (!subject) return {say("label.nothing")};
  if (subject->refused) return {*subject->refused};
  const auto* facts = item_facts(draft, subject->item);
  const auto* barcode = facts ? barcode_of(facts->item, *subject) : nullptr;
  if (!barcode) return {say("label.no_barcode", subject->item)};
  auto goods = goods_of(*facts, *barcode, *subject, kind);
  const auto units = kind.intent == "card"
                         ? 1
                         : (subject->quantity + goods.pieces - 1) / std::max<std::int64_t>(1, goods.pieces);
  return {std::nullopt, *std::move(subject), std::move(goods), units};
}

Verdict request(Draft& draft, const LabelKind& kind, const Possible& label, std::int64_t labels,
                const std::string& reason) {
  request_label(
      draft,
      {"", label.subject.about, std::string(kind.intent), 1, labels, label.goods, JobState::requested, ""},
      reason);
  const auto called = label_name(label.goods, draft.language());
  if (kind.intent == "card") return {Tone::good, say("label.card_asked", called)};
  return {Tone::good, say("label.asked", called, labels)};
}

// More than goods to put them on: some are printed once more, which needs a reason.
Verdict ask(Draft& draft, const LabelKind& kind) {
  const auto label = possible(draft, kind);
  if (label.refused) return draft.stop(*label.refused);
  const auto labels = std::max<std::int64_t>(1, draft.work().quantity);
  if (labels > kMostLabels) return draft.stop(say("label.too_many", kMostLabels));
  const auto before = count_of(draft.work().labels, label.subject.about, std::string(kind.intent)).labels;
  if (before == 0 || before + labels <= label.units) return request(draft, kind, label, labels, "");
  WorkAsked why{std::string(kWhyLabel),
                {std::string(kind.intent), word(labels)},
                say("ask.why_reprint"),
                {},
                Signer::none};
  for (const auto& reason : draft.rules().reasons_reprint) why.choices.push_back({reason, say(reason), 0});
  return ask_work(draft, std::move(why));
}

}  // namespace

std::optional<Verdict> label_command(Draft& draft, std::string_view name) {
  if (!workflow_of(draft.work().kind).labelled) return std::nullopt;
  if (const auto* kind = kind_of(&LabelKind::command, name)) return ask(draft, *kind);
  if (name == "OK") return settle_labels(draft);
  if (name == "NOLABEL") return print_labels_again(draft);
  const auto open = draft.work().labels.open.size();
  if (open > 0 && (name == "CLOSE" || name == "DONE"))
    return Verdict{Tone::ask, say("label.settle_first", open)};
  return std::nullopt;
}

Verdict label_reason_chosen(Draft& draft, const WorkAsked& asked, std::size_t chosen) {
  const auto& kind = *kind_of(&LabelKind::intent, asked.args.at(0));
  std::int64_t labels = 1;
  const auto& count = asked.args.at(1);
  std::from_chars(count.data(), count.data() + count.size(), labels);
  const auto label = possible(draft, kind);
  if (label.refused) return draft.stop(*label.refused);
  return request(draft, kind, label, labels, asked.choices.at(chosen).id);
}

Verdict label_each(Draft& draft, Verdict told) {
  const auto& kind = kKinds[0];
  if (!(draft.rules().*kind.printer)) return told;  // the screen says so
  const auto label = possible(draft, kind);
  if (label.refused) return {told.tone, *label.refused};
  if (label.units > kMostLabels)
    return {told.tone, say("label.too_many_each", label_name(label.goods, draft.language()), label.units)};
  (void)request(draft, kind, label, label.units, "");
  return told;
}

bool offers_label(const LaneState& state, std::string_view name, const Rules& rules) {
  if (name == "OK" || name == "NOLABEL") return label_trouble(state).has_value();
  const auto* kind = kind_of(&LabelKind::command, name);
  const auto subject = kind ? subject_of(state) : std::nullopt;
  return subject && !subject->refused && rules.*kind->printer;
}

}  // namespace packbench::workflows
