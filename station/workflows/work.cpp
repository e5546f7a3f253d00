// What all work on documents has in common.
#include "station/workflows/work.hpp"

#include <algorithm>
#include <array>

#include "station/workflows/capture.hpp"
#include "station/workflows/commands.hpp"
#include "station/workflows/labels.hpp"
#include "station/workflows/stacks.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

struct Start {
  std::string_view command;
  WorkKind kind;
  std::string_view prefix;  // of documents that begin here
};
constexpr std::array<Start, 7> kStarts{{
    {"RECEIVE", WorkKind::receive, "RC-"},
    {"MOVE", WorkKind::move, "MV-"},
    {"PICK", WorkKind::pick, "PK-"},
    {"HANDOVER", WorkKind::handover, "HO-"},
    {"RETURN", WorkKind::returns, "RT-"},
    {"COUNT", WorkKind::count, "CT-"},
    {"SHIFT", WorkKind::shift, "SH-"},
}};

Verdict drop(Draft& draft) {
  draft.emit(WorkDropped{});
  return {Tone::info, say("question.dropped")};
}

Verdict set_quantity(Draft& draft) {
  const auto number = draft.command_number();
  if (!number || *number < 1 || *number > kMostPieces) return draft.stop(say("quantity.bad", kMostPieces));
  draft.emit(WorkQuantity{*number});
  return {Tone::info, say("quantity.set", *number)};
}

Verdict set_stacks(Draft& draft) {
  const auto pieces = stacked(draft.as<scan::Command>()->argument);
  if (!pieces) return draft.stop(say("stacks.bad", kMostPieces));
  draft.emit(WorkQuantity{*pieces});
  return {Tone::info, say("quantity.set", *pieces)};
}

Verdict set_aside(Draft& draft) {
  const auto document = draft.work().document;
  draft.emit(WorkSetAside{});
  return {Tone::info, say("order.set_aside", document)};
}

Verdict choose(Draft& draft) {
  const auto asked = *draft.work().asked;
  const auto chosen = draft.choice(asked.choices.size());
  if (!chosen) return draft.stop(say("question.no_such_choice", asked.choices.size()));
  if (asked.act == kWhyLabel) return label_reason_chosen(draft, asked, *chosen);
  return workflow_of(draft.work().kind).chosen(draft, asked, *chosen);
}

Verdict command(Draft& draft, const Workflow& flow, std::string_view name) {
  const auto* row = find_command(name);
  if (!row) return draft.stop(say("command.unknown", draft.input().code));
  if (!applies(*row, phase_of(draft.state()))) return draft.stop(say("command.not_now"));
  if (name == "NO") return drop(draft);
  if (name == "CHOOSE" && draft.work().asked) return choose(draft);
  if (auto told = label_command(draft, name)) return *std::move(told);
  for (const auto& own : flow.commands)
    if (own.name == name) return own.decide(draft);
  if (!flow.offers(draft.state(), name == "STACK" ? "QTY" : name)) return draft.stop(say("command.not_now"));
  if (name == "QTY") return set_quantity(draft);
  if (name == "STACK") return set_stacks(draft);
  if (name == "ASIDE") return set_aside(draft);
  return draft.stop(say("command.not_now"));
}

Verdict sign(Draft& draft, const Workflow& flow) {
  const auto asked = *draft.work().asked;
  if (!draft.as<scan::Badge>()) return draft.stop(say("sign.first"));
  const auto& person = draft.input().facts.person;
  if (!person || !person->active) return draft.stop(say("badge.unknown"));
  if (asked.signer == Signer::supervisor && !may_supervise(person->role))
    return draft.stop(say("supervisor.needed"));
  if (asked.signer == Signer::other && person->id == draft.person()) return draft.stop(say("sign.other"));
  return flow.signed_by(draft, asked, *person);
}

Verdict filled(Draft& draft, const Workflow& flow, const Captured& wanted, const Capture& more) {
  auto awaited = *draft.work().awaited;
  const auto capture = merged(awaited.capture, more);
  if (!capture) return draft.stop(say("await.contradiction"));
  if (*capture == awaited.capture) return draft.stop(say("await.nothing_new"));
  if (!capture->expiry.empty() && capture->expiry < "1970")
    return draft.stop(say("await.unreadable", awaited.item));
  awaited.capture = *capture;
  awaited.missing = missing(wanted, *capture);
  if (awaited.missing.empty()) return flow.captured(draft, awaited);
  const auto text =
      say("await." + awaited.missing, name_of(item_facts(draft, awaited.item)->item.name, draft.language()));
  draft.emit(std::move(awaited));
  return {Tone::ask, text};
}

// The scan that brings what is missing: more of the same code's elements, or what stands on the piece.
Verdict fill(Draft& draft, const Workflow& flow) {
  const auto& awaited = *draft.work().awaited;
  const auto* facts = item_facts(draft, awaited.item);
  if (!facts) return draft.stop(say("await.first", awaited.item));
  const Captured wanted{facts->item.lot, facts->item.expiry, facts->item.serial};
  const auto name = name_of(facts->item.name, draft.language());
  if (const auto* more = draft.as<scan::Gs1Attributes>()) {
    const auto gtin = scan::value_of(more->elements, "01");
    if (gtin && *gtin != awaited.gtin14) return draft.stop(say("await.other_item", name));
    return filled(draft, flow, wanted, capture_of(*more));
  }
  if (const auto* same = draft.as<scan::Item>()) {
    if (same->item_id != awaited.item) return draft.stop(say("await.other_item", name));
    return filled(draft, flow, wanted, capture_of(same->attributes));
  }
  if (!is_plain(draft)) return draft.stop(say("await.first", name));
  const auto capture = plain_capture(draft, wanted, awaited.capture);
  return capture ? filled(draft, flow, wanted, *capture) : draft.stop(say("await.unreadable", name));
}

}  // namespace

Verdict decide_work(Draft& draft) {
  const auto& flow = workflow_of(draft.work().kind);
  if (const auto* scanned = draft.as<scan::Command>()) return command(draft, flow, scanned->name);
  switch (phase_of(draft.state())) {
    case Phase::work_asking:
      if (flow.takes_scan && flow.takes_scan(draft.state())) return flow.scan(draft);
      return draft.stop(say("question.first"));
    case Phase::work_signing:
      return sign(draft, flow);
    case Phase::work_awaiting:
      return fill(draft, flow);
    default:
      return flow.scan(draft);
  }
}

Verdict open_work(Draft& draft, const WorkFacts& facts, bool take_over) {
  const auto& flow = workflow_of(facts.kind);
  if (facts.state == "ended") return draft.stop(say("work.ended", facts.document));
  if (facts.state == "cancelled") return draft.stop(say("work.cancelled", facts.document));
  if (flow.refuse) {
    if (auto why = flow.refuse(draft, facts)) return draft.stop(*std::move(why));
  }
  if (!take_over && !facts.lane.empty() && facts.lane != draft.state().lane) {
    LaneAsked asked{say("order.take_over", facts.document, facts.lane, facts.person), {}, "", {}, ""};
    asked.work = work_name(facts.kind, facts.document);
    const auto text = asked.text;
    draft.emit(std::move(asked));
    return {Tone::ask, text};
  }
  draft.resume_work(facts.history);
  draft.emit(WorkOpened{facts.kind, facts.document, draft.state().lane, draft.person(), facts.token + 1,
                        facts.revision});
  return flow.begin(draft, facts);
}

std::optional<WorkFacts> document_begun(const scan::Meaning& meaning, std::string_view stamp) {
  const auto* scanned = std::get_if<scan::Command>(&meaning.value);
  const auto* start = std::find_if(kStarts.begin(), kStarts.end(),
                                   [&](const auto& row) { return scanned && row.command == scanned->name; });
  if (start == kStarts.end()) return std::nullopt;
  WorkFacts fresh;
  fresh.kind = start->kind;
  fresh.document = std::string(start->prefix) + std::string(stamp);
  fresh.state = "open";
  return fresh;
}

std::optional<Verdict> start_work(Draft& draft) {
  const auto fresh = document_begun(draft.input().meaning, draft.input().stamp);
  if (!fresh) return std::nullopt;
  if (workflow_of(fresh->kind).one_at_a_time) {
    for (const auto& known : draft.input().facts.works)
      if (known.kind == fresh->kind) return open_work(draft, known, false);
  }
  return open_work(draft, *fresh, false);
}

void reopen_work(Draft& draft, const Operator& person) {
  const auto& work = draft.work();
  draft.emit(
      WorkOpened{work.kind, work.document, draft.state().lane, person.id, work.token + 1, work.revision});
}

const Workflow& workflow_of(WorkKind kind) {
  static constexpr std::array<const Workflow*, 7> kAll{&kReceive, &kMove,  &kPick, &kHandover,
                                                       &kReturns, &kCount, &kShift};
  return *kAll.at(static_cast<std::size_t>(kind));
}

Verdict ask_work(Draft& draft, WorkAsked asked) {
  const auto text = asked.text;
  draft.emit(std::move(asked));
  return {Tone::ask, text};
}

std::int64_t pieces_of(const Draft& draft, const scan::Item& item) {
  const auto times = std::max<std::int64_t>(1, draft.work().quantity);
  return item.quantity > kMostPieces / times ? kMostPieces + 1 : item.quantity * times;
}

const ItemFacts* item_facts(const Draft& draft, std::string_view item) {
  for (const auto& facts : draft.input().facts.items)
    if (facts.item.item == item) return &facts;
  return nullptr;
}

const LocationFacts* location_facts(const Draft& draft, std::string_view location) {
  for (const auto& facts : draft.input().facts.locations)
    if (facts.location.location == location) return &facts;
  return nullptr;
}

const LocationFacts* scanned_location(const Draft& draft) {
  const auto* scanned = draft.as<scan::Location>();
  return scanned ? location_facts(draft, scanned->id) : nullptr;
}

WorkAwaited piece_of(const scan::Item& scanned, const Item& item, std::int64_t pieces) {
  WorkAwaited piece;
  piece.item = item.item;
  piece.barcode = scanned.code;
  piece.gtin14 = scanned.gtin14.value_or("");
  piece.quantity = pieces;
  piece.pack = scanned.quantity;
  piece.capture = capture_of(scanned.attributes);
  piece.missing = missing({item.lot, item.expiry, item.serial}, piece.capture);
  return piece;
}

std::string name_of(const Name& name, std::string_view language) {
  const auto& chosen = language == "en" ? name.en : name.zh;
  return !chosen.empty() ? chosen : language == "en" ? name.zh : name.en;
}

}  // namespace packbench::workflows
