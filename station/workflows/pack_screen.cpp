// Draws an open order.
#include "station/workflows/pack_screen.hpp"

#include <algorithm>
#include <array>

#include "station/workflows/pack.hpp"
#include "station/workflows/pack_progress.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

Text note_text(const OrderNote& note) {
  return say(note.kind == NoteKind::gift ? "note.gift" : "note.remark", note.text);
}

Text packing_instruction(const PackState& pack, const Rules& rules) {
  if (refused_weight(pack)) return say("weigh.again");
  if (const auto* note = next_note(pack)) return note_text(*note);
  std::int64_t rest = 0;
  for (const auto* line : lines_left(pack)) rest += left(pack, *line);
  if (rest > 0) return say("pack.scan_pieces", rest);
  return say(rules.has_scale ? "pack.weigh_done" : "pack.scan_done");
}

Text take_out_instruction(const PackState& pack, std::string_view language) {
  const auto out = to_take_out(pack);
  if (out.empty()) return say("takeout.finish");
  return say("takeout.next", item_name(pack, out.front().item, language), out.front().quantity);
}

bool was_released(const PackState& pack, const PackLine& line) {
  return std::any_of(pack.entries.begin(), pack.entries.end(), [&](const PackEntry& entry) {
    return entry.released && entry.line == line.line && entry.item == line.item;
  });
}

LineState state_of(const PackState& pack, const PackLine& line, std::int64_t wanted) {
  if (packed(pack, line) > wanted) return LineState::take_out;
  if (left(pack, line) > 0) return LineState::open;
  if (shorted(pack, line) > 0) return LineState::shorted;
  return was_released(pack, line) ? LineState::released : LineState::done;
}

ScreenLine draw_line(const PackState& pack, const PackLine& line, std::int64_t wanted) {
  ScreenLine drawn;
  drawn.line = line.line;
  drawn.item = line.item;
  drawn.image = line.image;
  drawn.name = line.name;
  drawn.wanted = wanted;
  drawn.done = packed(pack, line);
  drawn.shorted = wanted > 0 ? shorted(pack, line) : 0;
  drawn.state = state_of(pack, line, wanted);
  drawn.gift = line.gift;
  drawn.hazardous = line.hazardous;
  drawn.last = line.line == pack.last_line;
  drawn.kit = line.kit;
  if (line.lot) drawn.captures.emplace_back("lot");
  if (line.expiry) drawn.captures.emplace_back("expiry");
  if (line.serial) drawn.captures.emplace_back("serial");
  return drawn;
}

void draw_lines(Screen& screen, const PackState& pack) {
  for (const auto& line : pack.order.lines) {
    screen.lines.push_back(draw_line(pack, line, pack.order.cancelled ? 0 : line.quantity));
  }
  for (const auto& line : pack.dropped) {
    if (packed(pack, line) > 0) screen.lines.push_back(draw_line(pack, line, 0));
  }
  // The parts of a kit stand together, where the first of them stands.
  std::vector<ScreenLine> grouped;
  for (const auto& line : screen.lines) {
    const auto last = std::find_if(grouped.rbegin(), grouped.rend(), [&](const ScreenLine& known) {
      return !line.kit.empty() && known.kit == line.kit;
    });
    grouped.insert(last == grouped.rend() ? grouped.end() : last.base(), line);
  }
  screen.lines = std::move(grouped);
}

ScreenParcel draw_parcel(const PackState& pack, const std::string& parcel, std::int64_t number) {
  ScreenParcel drawn;
  drawn.parcel = parcel;
  drawn.number = number;
  drawn.pieces = pieces_in(pack, parcel);
  if (const auto* job = live_job(pack, parcel, "label"))
    drawn.label = boost::describe::enum_to_string(job->state, "");
  for (const auto& weighed : pack.weighed) {
    if (weighed.parcel != parcel) continue;
    drawn.weight_g = weighed.grams;
    drawn.expected_g = weighed.expected_g;
  }
  return drawn;
}

void draw_parcels(Screen& screen, const PackState& pack) {
  for (const auto& parcel : pack.parcels) {
    auto drawn = draw_parcel(pack, parcel.parcel, parcel.number);
    drawn.waybill = parcel.waybill;
    drawn.carrier = parcel.carrier;
    drawn.sealed = parcel.sealed;
    screen.parcels.push_back(std::move(drawn));
  }
  const auto open = open_parcel(pack);
  if (open.number > static_cast<std::int64_t>(pack.parcels.size()) && pieces_in(pack, open.parcel) > 0)
    screen.parcels.push_back(draw_parcel(pack, open.parcel, open.number));
}

}  // namespace

Text pack_title(const PackState& pack, Phase phase) {
  const auto& order = pack.order.order;
  const auto* closed = unsealed_parcel(pack);
  if (phase == Phase::taking_out || phase == Phase::blocked) return say("takeout.title", order);
  if (closed) return say("seal.title", order, closed->number);
  return say("pack.title", order, open_parcel(pack).number);
}

Text pack_instruction(const PackState& pack, Phase phase, const Rules& rules, std::string_view language) {
  switch (phase) {
    case Phase::taking_out:
      return take_out_instruction(pack, language);
    case Phase::asking:
      return question(pack, *pack.asked);
    case Phase::approving:
      return say("supervisor.scan_badge");
    case Phase::sealing:
      return seal_instruction(pack, *unsealed_parcel(pack));
    case Phase::blocked:
      return say("blocked.aside");
    case Phase::awaiting: {
      const auto* line = line_of(pack, pack.awaited->item);
      const auto field = missing(*line, pack.awaited->capture);
      return say("await." + field, name_of(*line, language));
    }
    default:
      return packing_instruction(pack, rules);
  }
}

bool is_useful(const PackState& pack, std::string_view command) {
  const bool more = !lines_left(pack).empty();
  const bool box_has_pieces = pieces_in(pack, open_parcel(pack).parcel) > 0;
  if (command == "OK") return next_note(pack) != nullptr;
  if (command == "DONE") return taking_out(pack) ? to_take_out(pack).empty() || pack.order.cancelled : true;
  if (command == "PARCEL") return more && box_has_pieces;
  if (command == "UNDO") return pack.awaited || box_has_pieces;
  if (command == "SHORT" || command == "FINISH") return more;
  if (command == "RELEASE") return more || refused_weight(pack);
  if (command != "REPRINT" && command != "NOLABEL") return true;
  const auto* closed = unsealed_parcel(pack);
  const auto* job = closed ? live_job(pack, closed->parcel, "label") : nullptr;
  if (!job || job->state == JobState::requested || job->state == JobState::sending) return false;
  return command == "REPRINT" || job->state == JobState::sent || job->state == JobState::in_doubt;
}

void draw_pack(Screen& screen, const PackState& pack) {
  screen.order = pack.order.order;
  screen.channel = pack.order.channel;
  screen.carrier = pack.order.carrier;
  screen.ship_by = pack.order.ship_by;
  screen.quantity = pack.quantity;
  draw_lines(screen, pack);
  draw_parcels(screen, pack);
  for (const auto& note : pack.order.notes) {
    const bool acknowledged = std::find(pack.noted.begin(), pack.noted.end(), note) != pack.noted.end();
    screen.notes.push_back({boost::describe::enum_to_string(note.kind, ""), note.text, acknowledged});
  }
  for (const auto& line : screen.lines) {
    screen.wanted += line.wanted;
    screen.done += line.done;
  }
}

}  // namespace packbench::workflows
