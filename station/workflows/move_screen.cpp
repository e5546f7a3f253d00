// The screen of put-away and moves: what to do next, where, and the stock card of the place.
#include "station/workflows/move.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

constexpr std::size_t kLastMoves = 5;  // of the walk, on the screen

Text instruction(const MoveState& job, const std::string& language) {
  if (!job.hand) {
    if (!job.from) return say("move.scan_from");
    return job.from->known ? say("move.scan_item", job.from->place) : say("move.scan_passed");
  }
  const auto name = name_of(job.hand->name, language);
  if (job.hand->suggested.empty()) return say("move.bring_anywhere", name, job.hand->quantity);
  return say("move.bring", name, job.hand->quantity, job.hand->suggested);
}

void draw_hand(Screen& screen, const MoveTaken& hand) {
  if (hand.hazardous) screen.hints.push_back(say("move.hazard_hint"));
  if (hand.why == "same") screen.hints.push_back(say("move.why_same", hand.suggested));
  if (hand.why == "empty") screen.hints.push_back(say("move.why_empty", hand.suggested));
  if (!hand.lot.empty()) screen.hints.push_back(say("move.lot", hand.lot));
  ScreenLine line;
  line.line = hand.from;
  line.item = hand.item;
  line.name = hand.name;
  line.wanted = hand.quantity;
  line.hazardous = hand.hazardous;
  line.last = true;
  screen.lines.push_back(std::move(line));
}

void draw_place(Screen& screen, const MoveStarted& from, const std::string& language) {
  if (from.known && from.lying.empty()) screen.hints.push_back(say("move.hint_empty", from.place));
  for (const auto& row : from.lying) {
    const auto name = name_of(row.name, language);
    const auto shown = name.empty() ? row.item : name;
    screen.hints.push_back(row.lot.empty() ? say("move.hint_lying", shown, row.quantity)
                                           : say("move.hint_lot", shown, row.quantity, row.lot));
  }
  for (const auto& line : from.card) {
    const bool in = line.to == from.place;
    screen.hints.push_back(say(in ? "move.card_in" : "move.card_out", line.at, line.item, line.quantity,
                               in ? line.from : line.to, line.person));
  }
}

void draw_moved(Screen& screen, const MoveState& job) {
  const auto shown = std::min(job.moved.size(), kLastMoves);
  for (auto at = job.moved.rbegin(); at != job.moved.rbegin() + static_cast<std::ptrdiff_t>(shown); ++at) {
    ScreenLine line;
    line.line = at->to;
    line.item = at->item;
    line.name = at->name;
    line.wanted = line.done = at->quantity;
    line.state = LineState::done;
    line.last = !job.hand && at == job.moved.rbegin();
    screen.lines.push_back(std::move(line));
  }
}

}  // namespace

void draw_move(Screen& screen, const LaneState& state, const Rules&) {
  const auto& job = std::get<MoveState>(state.work->job);
  const auto language = language_of(state);
  screen.title = say("move.title", state.work->document);
  screen.instruction = instruction(job, language);
  if (job.hand) draw_hand(screen, *job.hand);
  if (!job.hand && job.from) draw_place(screen, *job.from, language);
  draw_moved(screen, job);
  for (const auto& moved : job.moved) screen.done += moved.quantity;
  screen.wanted = screen.done + (job.hand ? job.hand->quantity : 0);
}

}  // namespace packbench::workflows
