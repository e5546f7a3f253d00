// Opening a receipt, notes that change meanwhile, and who must stand by.
#include <algorithm>
#include <array>

#include "db/records/places.hpp"
#include "station/workflows/receive.hpp"

namespace packbench::workflows::receive {
namespace {

using namespace records;

constexpr std::array kAsideReasons{"receive.aside_shift", "receive.aside_waiting", "receive.aside_urgent"};

std::optional<InboundNote> note_of(const WorkFacts& facts) {
  boost::system::error_code fault;
  const auto body = json::parse(facts.body, fault);
  if (fault) return std::nullopt;
  auto note = from_json<InboundNote>(body);
  return note ? std::optional(*std::move(note)) : std::nullopt;
}

// Of all items of the note that are known; the others are shown by their number.
std::vector<ReceiveItem> items_of(const Draft& draft, const InboundNote& note) {
  std::vector<ReceiveItem> items;
  for (const auto& line : note.lines) {
    const bool seen =
        std::any_of(items.begin(), items.end(), [&](auto& item) { return item.item == line.item; });
    if (!seen && item_facts(draft, line.item)) items.push_back(known_item(draft, line.item));
  }
  return items;
}

Verdict start(Draft& draft, const WorkFacts& facts) {
  const bool blind = facts.body.empty();
  const auto note = blind ? InboundNote{} : note_of(facts).value();
  draft.emit(ReceiveBegan{note, items_of(draft, note), blind, std::string(kInspectionPlace)});
  if (blind) return ask_witness(draft);
  std::int64_t pieces = 0;
  for (const auto& line : job(draft).lines) pieces += line.wanted;
  return {Tone::good, say("receive.opened", note.note, pieces)};
}

// "Mug 10→12, Plate 5→0": what the receiver must know of a new revision.
std::string told_difference(const Draft& draft, const ReceiveState& before, const InboundNote& now) {
  std::string text;
  const auto add = [&](const std::string& item, std::int64_t from, std::int64_t to) {
    if (from != to)
      text += (text.empty() ? "" : ", ") + name(draft, item) + " " + word(from) + "→" + word(to);
  };
  const auto wanted_now = [&](const std::string& line) {
    for (const auto& known : now.lines)
      if (known.line == line) return known.quantity;
    return std::int64_t{0};
  };
  for (const auto& line : before.lines) add(line.item, line.wanted, wanted_now(line.line));
  for (const auto& line : now.lines) {
    const bool known = std::any_of(before.lines.begin(), before.lines.end(),
                                   [&](const auto& old) { return old.line == line.line; });
    if (!known) add(line.item, 0, line.quantity);
  }
  return text;
}

}  // namespace

std::optional<Text> refuse(const Draft&, const WorkFacts& facts) {
  if (facts.body.empty() || note_of(facts)) return std::nullopt;
  return say("receive.bad_note", facts.document);
}

Questions needs(const WorkFacts& facts) {
  Questions asked;
  const auto note = facts.body.empty() ? std::nullopt : note_of(facts);
  if (!note) return asked;
  for (const auto& line : note->lines) asked.items.push_back(line.item);
  return asked;
}

Verdict begin(Draft& draft, const WorkFacts& facts) {
  if (!job(draft).began) return start(draft, facts);
  if (auto told = take_over(draft, facts)) return *std::move(told);
  if (job(draft).owed != ReceiveWitness::none) return ask_witness(draft);
  return {Tone::good, say("receive.goes_on", facts.document)};
}

std::optional<Verdict> take_over(Draft& draft, const WorkFacts& facts) {
  const auto note = facts.body.empty() ? std::nullopt : note_of(facts);
  if (!note || note->revision == job(draft).note.revision) return std::nullopt;
  const auto before = job(draft);
  draft.emit(ReceiveChanged{note->revision, *note, items_of(draft, *note)});
  if (note->cancelled) return draft.stop(say("receive.note_cancelled", note->note));
  return draft.stop(say("receive.note_changed", note->note, told_difference(draft, before, *note)));
}

Verdict ask_witness(Draft& draft) {
  const bool blind = job(draft).owed == ReceiveWitness::blind;
  const auto text = blind ? say("receive.witness_blind") : say("receive.witness_handover");
  return ask_work(draft, {"witness", {}, text, {}, Signer::supervisor});
}

// A witness is somebody else than the one who works.
Verdict stand_by(Draft& draft, const WorkAsked&, const Operator& person) {
  if (person.id == draft.person()) return draft.stop(say("sign.other"));
  draft.emit(ReceiveWitnessed{job(draft).owed, person.id});
  return {Tone::good, say("receive.witnessed", person.name)};
}

// F4: unfinished checking is left only under a supervisor's eyes.
Verdict set_aside(Draft& draft) {
  const auto document = draft.work().document;
  if (!job(draft).entries.empty())
    return ask_work(draft, {"aside", {}, say("receive.why_aside"), choices_of(kAsideReasons), Signer::none});
  draft.emit(WorkSetAside{});
  return {Tone::info, say("order.set_aside", document)};
}

Verdict aside_for(Draft& draft, const WorkAsked& asked, std::size_t chosen) {
  return ask_work(
      draft, {"aside", {asked.choices.at(chosen).id}, say("receive.witness_aside"), {}, Signer::supervisor});
}

Verdict aside_under(Draft& draft, const WorkAsked& asked, const Operator& person) {
  if (person.id == draft.person()) return draft.stop(say("sign.other"));
  const auto document = draft.work().document;
  draft.emit(WorkSetAside{asked.args.at(0), person.id});
  return {Tone::info, say("order.set_aside", document)};
}

}  // namespace packbench::workflows::receive
