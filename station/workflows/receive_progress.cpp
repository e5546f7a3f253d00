// Questions to a receipt.
#include "station/workflows/receive_progress.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "station/workflows/workflow.hpp"

namespace packbench::workflows::receive {
namespace {

using namespace records;

constexpr std::int64_t kAll = 100;  // percent

void add(std::vector<ReceiveDifference>& found, ReceiveDifferenceKind kind, const ReceiveLot& lot,
         std::int64_t quantity) {
  if (quantity == 0) return;
  for (auto& known : found) {
    if (known.kind != kind || known.item != lot.item || known.lot != lot.lot) continue;
    known.quantity += quantity;
    return;
  }
  found.push_back({kind, "", lot.item, lot.lot, quantity});
}

std::chrono::sys_days day_of(const std::string& iso) {
  int year = 0;
  unsigned month = 0, day = 0;
  const char* text = iso.data();
  if (iso.size() != 10) return {};
  std::from_chars(text, text + 4, year);
  std::from_chars(text + 5, text + 7, month);
  std::from_chars(text + 8, text + 10, day);
  return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

}  // namespace

std::int64_t counted(const ReceiveState& state, const std::string& line) {
  std::int64_t sum = 0;
  for (const auto& entry : state.entries)
    for (const auto& part : entry.parts)
      if (!line.empty() && part.line == line) sum += part.quantity;
  return sum;
}

std::vector<const ReceiveLine*> lines_for(const ReceiveState& state, const std::string& item,
                                          const std::string& lot) {
  std::vector<const ReceiveLine*> found;
  for (const auto& line : state.lines)
    if (line.wanted > 0 && line.item == item && (line.lot.empty() || lot.empty() || line.lot == lot))
      found.push_back(&line);
  std::stable_partition(found.begin(), found.end(), [](const auto* line) { return !line->lot.empty(); });
  return found;
}

std::int64_t left(const ReceiveState& state, const std::vector<const ReceiveLine*>& lines) {
  std::int64_t sum = 0;
  for (const auto* line : lines) sum += std::max<std::int64_t>(0, line->wanted - counted(state, line->line));
  return sum;
}

std::int64_t pending(const ReceiveGoods& goods) {
  return goods.counted - goods.passed - goods.rejected;
}

const ReceiveGoods* next_pending(const ReceiveState& state) {
  const auto found = std::find_if(state.goods.begin(), state.goods.end(),
                                  [](const auto& goods) { return pending(goods) > 0; });
  return found == state.goods.end() ? nullptr : &*found;
}

const ReceiveGoods* find_goods(const ReceiveState& state, const ReceiveLot& lot) {
  const auto found = std::find_if(state.goods.begin(), state.goods.end(),
                                  [&](const auto& goods) { return goods.goods == lot; });
  return found == state.goods.end() ? nullptr : &*found;
}

bool is_sampled(const ReceiveState& state, const ReceiveGoods& goods) {
  const auto percent = state.note.sample_percent;
  return percent > 0 && percent < kAll && goods.goods.condition == ReceiveCondition::sound;
}

std::int64_t sample_left(const ReceiveState& state, const ReceiveGoods& goods, std::int64_t examined) {
  if (!is_sampled(state, goods)) return 0;
  const auto needed = (goods.counted * state.note.sample_percent + kAll - 1) / kAll;
  return std::max<std::int64_t>(0, needed - goods.sampled - examined);
}

std::vector<ReceiveDifference> differences(const ReceiveState& state) {
  std::vector<ReceiveDifference> found;
  for (const auto& line : state.lines) {
    const auto more = counted(state, line.line) - line.wanted;
    if (more == 0) continue;
    const auto kind = more < 0 ? ReceiveDifferenceKind::shortage : ReceiveDifferenceKind::surplus;
    found.push_back({kind, line.line, line.item, line.lot, std::abs(more)});
  }
  for (const auto& goods : state.goods) {
    if (goods.goods.condition == ReceiveCondition::damaged)
      add(found, ReceiveDifferenceKind::damaged, goods.goods, goods.counted);
    if (goods.goods.condition == ReceiveCondition::foreign)
      add(found, ReceiveDifferenceKind::foreign, goods.goods, goods.counted);
    if (goods.goods.condition == ReceiveCondition::sound)
      add(found, ReceiveDifferenceKind::rejected, goods.goods, goods.rejected);
  }
  return found;
}

std::optional<ReceiveDifference> next_unexplained(const ReceiveState& state) {
  for (const auto& difference : differences(state)) {
    const bool known = std::any_of(state.explained.begin(), state.explained.end(),
                                   [&](const auto& explained) { return explained.difference == difference; });
    if (!known) return difference;
  }
  return std::nullopt;
}

const ReceiveItem* item_in(const ReceiveState& state, std::string_view item) {
  const auto found = std::find_if(state.items.begin(), state.items.end(),
                                  [&](const auto& known) { return known.item == item; });
  return found == state.items.end() ? nullptr : &*found;
}

std::string item_name(const ReceiveState& state, std::string_view item, std::string_view language) {
  const auto* known = item_in(state, item);
  const auto name = known ? name_of(known->name, language) : std::string();
  return name.empty() ? std::string(item) : name;
}

Late lateness(const std::string& expiry, std::int64_t days_left, const std::string& today) {
  if (expiry.empty()) return Late::no;
  if (expiry < today) return Late::expired;
  if (days_left <= 0) return Late::no;
  return (day_of(expiry) - day_of(today)).count() <= days_left ? Late::nearly : Late::no;
}

}  // namespace packbench::workflows::receive
