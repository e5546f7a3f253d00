// A return on the screen.
#include <algorithm>

#include "station/workflows/returns.hpp"

namespace packbench::workflows::returns {
namespace {

using namespace records;

Text instruction(const ReturnsState& job) {
  if (!job.began) return say("returns.scan_source");
  if (!job.kind) return say("returns.which_kind");
  if (!job.packaging) return say("returns.which_packaging");
  return say("returns.scan_item");
}

// As the piece's own scan told it; an announced one that did not come yet shows its number.
Name name_of_piece(const ReturnsState& job, const std::string& item) {
  const auto known =
      std::find_if(job.entries.begin(), job.entries.end(), [&](const auto& e) { return e.item == item; });
  return known == job.entries.end() ? Name{item, item} : known->name;
}

void add_line(Screen& screen, const ReturnsState& job, const std::string& item, std::int64_t wanted) {
  const auto known =
      std::find_if(screen.lines.begin(), screen.lines.end(), [&](const auto& l) { return l.item == item; });
  if (known != screen.lines.end()) {
    known->wanted += wanted;
    return;
  }
  ScreenLine line;
  line.line = line.item = item;
  line.name = name_of_piece(job, item);
  line.wanted = wanted;
  line.done = pieces_of_item(job, item);
  line.last = !job.entries.empty() && job.entries.back().item == item;
  screen.lines.push_back(std::move(line));
}

}  // namespace

void draw(Screen& screen, const LaneState& state, const Rules& rules) {
  const auto& job = std::get<ReturnsState>(state.work->job);
  screen.title =
      say("returns.title", !job.began || job.began->order.empty() ? state.work->document : job.began->order);
  screen.instruction = instruction(job);
  if (job.kind == ReturnKind::carrier) screen.hints.push_back(say("returns.from_carrier"));
  if (job.exchange != ExchangeGround::no_exchange) screen.hints.push_back(say("returns.is_exchange"));
  if (auto window = window_text(job, rules)) screen.hints.push_back(*std::move(window));
  if (rules.label_returned && !rules.has_item_printer) screen.hints.push_back(say("label.no_printer_hint"));
  if (job.packaging == Packaging::damaged) screen.hints.push_back(say("returns.count_with_witness"));
  if (!job.began) return;
  screen.channel = job.began->channel;
  if (!job.began->reason.empty()) screen.hints.push_back(say("returns.reason", job.began->reason));
  for (const auto& line : job.began->announced) add_line(screen, job, line.item, line.quantity);
  for (const auto& entry : job.entries) add_line(screen, job, entry.item, 0);
  for (auto& line : screen.lines) {
    if (line.wanted > 0 && line.done >= line.wanted) line.state = LineState::done;
    screen.wanted += line.wanted;
    screen.done += line.done;
  }
}

}  // namespace packbench::workflows::returns
