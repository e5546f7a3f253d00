// Draws an open receipt, and says which of its commands make sense now.
#include <algorithm>
#include <array>

#include "station/workflows/receive.hpp"

namespace packbench::workflows::receive {
namespace {

using namespace records;

bool nothing_waits(const ReceiveState& state) {
  return next_pending(state) == nullptr;
}
bool counting(const ReceiveState& state) {
  return !state.inspecting;
}
bool has_in_hand(const ReceiveState& state) {
  return state.examined.has_value();
}
bool can_undo(const ReceiveState& state) {
  if (state.inspecting) return state.examined.has_value();
  return !state.entries.empty() || !state.mark.empty() || state.held != Capture{};
}
bool can_turn(const ReceiveState& state) {
  return !state.inspecting && !nothing_waits(state);
}
bool can_go_back(const ReceiveState& state) {
  return state.inspecting && !state.examined;
}
bool can_close(const ReceiveState& state) {
  return nothing_waits(state) && !state.examined;
}
bool always(const ReceiveState&) {
  return true;
}

struct Offer {
  std::string_view command;
  bool (*makes_sense)(const ReceiveState&);
};
constexpr std::array<Offer, 9> kOffers{{
    {"QTY", always},
    {"ASIDE", always},
    {"UNDO", can_undo},
    {"DAMAGED", counting},
    {"INSPECT", can_turn},
    {"RECEIVE", can_go_back},
    {"PASS", has_in_hand},
    {"REJECT", has_in_hand},
    {"CLOSE", can_close},
}};

std::int64_t left_in_all(const ReceiveState& state) {
  std::int64_t pieces = 0;
  for (const auto& line : state.lines)
    pieces += std::max<std::int64_t>(0, line.wanted - counted(state, line.line));
  return pieces;
}

Text counting_instruction(const ReceiveState& state) {
  if (!state.mark.empty()) return say("receive.scan_damaged");
  if (state.held != Capture{}) return say("receive.scan_held");
  if (const auto rest = left_in_all(state); rest > 0) return say("receive.scan_pieces", rest);
  if (state.blind) return say("receive.scan_blind");
  return nothing_waits(state) ? say("receive.scan_close") : say("receive.scan_inspect");
}

Text inspecting_instruction(const ReceiveState& state, std::string_view language) {
  if (state.examined) {
    const auto* goods = find_goods(state, state.examined->goods);
    const auto called = item_name(state, goods->goods.item, language);
    const auto in_hand = state.examined->quantity;
    if (goods->goods.condition == ReceiveCondition::damaged)
      return say("receive.reject_this", called, in_hand);
    if (const auto more = sample_left(state, *goods, in_hand); more > 0)
      return say("receive.sample_first", called, more);
    return say("receive.decide", called, in_hand);
  }
  const auto* waits = next_pending(state);
  if (!waits) return say("receive.scan_close");
  return say("receive.inspect_next", item_name(state, waits->goods.item, language), pending(*waits));
}

void fill_item(ScreenLine& drawn, const ReceiveState& state) {
  drawn.name = {drawn.item, drawn.item};
  const auto* item = item_in(state, drawn.item);
  if (!item) return;
  if (item->name != Name{}) drawn.name = item->name;
  drawn.image = item->image;
  drawn.hazardous = item->hazardous;
  if (item->lot) drawn.captures.emplace_back("lot");
  if (item->expiry) drawn.captures.emplace_back("expiry");
  if (item->serial) drawn.captures.emplace_back("serial");
}

LineState state_of(std::int64_t wanted, std::int64_t done) {
  if (done > wanted) return LineState::take_out;
  return done < wanted ? LineState::open : LineState::done;
}

ScreenLine make_line(const ReceiveState& state, const std::string& line, const std::string& item,
                     std::int64_t wanted, std::int64_t done) {
  ScreenLine drawn;
  drawn.line = line;
  drawn.item = item;
  drawn.wanted = wanted;
  drawn.done = done;
  drawn.state = state_of(wanted, done);
  drawn.last = !line.empty() ? line == state.last_line : item == state.last_item && state.last_line.empty();
  fill_item(drawn, state);
  return drawn;
}

// While counting: the note's lines, then what is on none of them (all of it, without a note).
void draw_counting(Screen& screen, const ReceiveState& state) {
  for (const auto& line : state.lines)
    screen.lines.push_back(make_line(state, line.line, line.item, line.wanted, counted(state, line.line)));
  for (const auto& goods : state.goods) {
    const bool apart = goods.goods.condition == ReceiveCondition::foreign;
    if (!apart && !state.blind) continue;
    auto drawn = make_line(state, "", goods.goods.item, apart ? 0 : goods.counted, goods.counted);
    if (!goods.goods.lot.empty()) drawn.line = goods.goods.lot;
    screen.lines.push_back(std::move(drawn));
  }
}

// While inspecting: what was counted, and how much of it is decided.
void draw_inspecting(Screen& screen, const ReceiveState& state) {
  for (const auto& goods : state.goods) {
    auto drawn = make_line(state, "", goods.goods.item, goods.counted, goods.passed + goods.rejected);
    drawn.line = goods.goods.lot;
    drawn.shorted = goods.rejected;
    drawn.last = state.examined && state.examined->goods == goods.goods;
    screen.lines.push_back(std::move(drawn));
  }
}

void draw_hints(Screen& screen, const ReceiveState& state, const Rules& rules) {
  if (rules.label_received != LabelAt::command && !rules.has_item_printer)
    screen.hints.push_back(say("label.no_printer_hint"));
  if (state.blind) screen.hints.push_back(say("receive.hint_blind"));
  if (!state.note.supplier.empty()) screen.hints.push_back(say("receive.hint_supplier", state.note.supplier));
  const auto percent = state.note.sample_percent;
  if (!state.inspecting) {
    screen.hints.push_back(say("receive.hint_place", state.place));
    return;
  }
  screen.hints.push_back(say("receive.hint_defects", state.defects));
  if (percent > 0 && percent < 100) screen.hints.push_back(say("receive.hint_sample", percent));
}

}  // namespace

bool offers(const LaneState& lane, std::string_view command) {
  const auto& state = std::get<ReceiveState>(lane.work->job);
  const bool waits_for_witness = state.owed != ReceiveWitness::none;
  if (waits_for_witness && command != "ASIDE" && (command != "CLOSE" || !state.entries.empty())) return false;
  return std::any_of(kOffers.begin(), kOffers.end(), [&](const Offer& offer) {
    return offer.command == command && offer.makes_sense(state);
  });
}

void draw(Screen& screen, const LaneState& lane, const Rules& rules) {
  const auto& state = std::get<ReceiveState>(lane.work->job);
  const auto& document = lane.work->document;
  const bool must_wait = state.owed != ReceiveWitness::none;
  if (!lane.asked)
    screen.title = state.inspecting ? say("receive.title_inspect", document) : say("receive.title", document);
  screen.instruction = must_wait          ? say("receive.call_witness")
                       : state.inspecting ? inspecting_instruction(state, language_of(lane))
                                          : counting_instruction(state);
  if (state.inspecting) {
    draw_inspecting(screen, state);
  } else {
    draw_counting(screen, state);
  }
  draw_hints(screen, state, rules);
  for (const auto& line : screen.lines) {
    screen.wanted += line.wanted;
    screen.done += line.done;
  }
}

}  // namespace packbench::workflows::receive
