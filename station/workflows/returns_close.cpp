// The end of a return: what is missing is told, damaged packaging has its witness, what is odd becomes a
// ticket.
#include <algorithm>

#include "station/workflows/catalogue.hpp"
#include "station/workflows/returns.hpp"

namespace packbench::workflows::returns {
namespace {

using namespace records;

std::int64_t pieces(const ReturnsState& state) {
  std::int64_t sum = 0;
  for (const auto& entry : state.entries) sum += entry.quantity;
  return sum;
}

Verdict sign(Draft& draft, const std::string& witness) {
  draft.emit(ReturnCounted{missing_of(draft.job<ReturnsState>()), witness});
  return ask_work(draft,
                  {"sign", {}, say("returns.sign", pieces(draft.job<ReturnsState>())), {}, Signer::anyone});
}

// F13: damaged packaging is counted on the spot, with a second person, before anybody signs.
Verdict witness_or_sign(Draft& draft) {
  if (draft.job<ReturnsState>().packaging != Packaging::damaged) return sign(draft, "");
  return ask_work(
      draft, {"witness", {}, say("returns.witness", pieces(draft.job<ReturnsState>())), {}, Signer::other});
}

void open_ticket(Draft& draft, const char* kind, std::int64_t number, Text text) {
  const auto document = draft.work().document;
  draft.emit(
      TicketOpened{document + "-" + kind + "-" + std::to_string(number), kind, document, std::move(text)});
}

// F13, F14: what is odd is followed to its end; of defects the manager is told.
void open_tickets(Draft& draft) {
  const auto job = draft.job<ReturnsState>();
  const auto document = draft.work().document;
  std::int64_t number = 0;
  for (const auto& line : job.counted->missing)
    open_ticket(draft, "missing", ++number,
                say("returns.ticket_missing", document, line.item, line.quantity));
  if (job.packaging == Packaging::damaged)
    open_ticket(draft, "damaged", 1, say("returns.ticket_damaged", document, job.counted->witness));
  for (const auto& entry : job.entries) {
    if (entry.odd == "foreign")
      open_ticket(draft, "foreign", entry.entry,
                  say("returns.ticket_foreign", document, entry.item, entry.quantity));
    if (entry.odd == "surplus")
      open_ticket(draft, "surplus", entry.entry,
                  say("returns.ticket_surplus", document, entry.item, entry.quantity));
    if (entry.disposition == "defects")
      open_ticket(draft, "defects", entry.entry,
                  say("returns.ticket_defects", document, entry.item, entry.quantity));
  }
}

}  // namespace

std::string list_of(const std::vector<ReturnLine>& lines) {
  std::string all;
  for (const auto& line : lines)
    all += (all.empty() ? "" : ", ") + std::to_string(line.quantity) + " × " + line.item;
  return all;
}

std::int64_t pieces_of_item(const ReturnsState& state, std::string_view item) {
  std::int64_t sum = 0;
  for (const auto& entry : state.entries) sum += entry.item == item ? entry.quantity : 0;
  return sum;
}

std::vector<ReturnLine> missing_of(const ReturnsState& state) {
  std::vector<ReturnLine> missing;
  if (!state.began) return missing;
  for (const auto& line : state.began->announced) {
    const auto known =
        std::find_if(missing.begin(), missing.end(), [&](const auto& m) { return m.item == line.item; });
    known == missing.end() ? missing.push_back(line) : void(known->quantity += line.quantity);
  }
  for (auto& line : missing) line.quantity -= pieces_of_item(state, line.item);
  std::erase_if(missing, [](const ReturnLine& line) { return line.quantity <= 0; });
  return missing;
}

Verdict done(Draft& draft) {
  const auto& job = draft.job<ReturnsState>();
  if (!job.packaging) return draft.stop(say("command.not_now"));
  if (is_empty_exchange(job)) return draft.stop(say("returns.exchange_empty"));
  const auto missing = missing_of(job);
  if (missing.empty() && !job.entries.empty()) return witness_or_sign(draft);
  const auto text = job.entries.empty() ? say("returns.empty") : say("returns.missing", list_of(missing));
  return ask_work(draft, {"count", {}, text, {{"counted", say("returns.is_counted"), 0}}, Signer::none});
}

Verdict count_confirmed(Draft& draft, const WorkAsked&, std::size_t) {
  return witness_or_sign(draft);
}

Verdict signed_by(Draft& draft, const WorkAsked& asked, const Operator& person) {
  if (asked.act == "witness") return sign(draft, person.id);
  const auto& job = draft.job<ReturnsState>();
  if (!job.counted) return draft.stop(say("command.not_now"));
  if (job.counted->witness == person.id) return draft.stop(say("sign.other"));
  const auto text = say("returns.ended", draft.work().document, pieces(job));
  open_tickets(draft);
  want_exchange(draft);
  draft.emit(WorkEnded{person.id});
  return {Tone::done, text};
}

}  // namespace packbench::workflows::returns
