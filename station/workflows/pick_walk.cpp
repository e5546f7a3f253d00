// Where the picker goes next, what can't be picked, and what became of the orders meanwhile.
#include <algorithm>
#include <tuple>

#include "station/workflows/pick.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

// The newest one; an empty location: of any.
const PickMissed* missed_at(const PickState& job, const std::string& item, const std::string& location) {
  const auto at = std::find_if(job.missed.rbegin(), job.missed.rend(), [&](const PickMissed& missed) {
    return missed.item == item && (location.empty() || missed.location == location);
  });
  return at == job.missed.rend() ? nullptr : &*at;
}

// A task with a place that has its item.
struct Source {
  const PickTask* task = nullptr;
  const Stock* stock = nullptr;
  std::int64_t there = 0;
};

// Shelves before bulk; then onwards in the walk, and what lies behind at the end; then the first lot.
auto rank(const PickState& job, const Source& source) {
  const auto& row = *source.stock;
  return std::make_tuple(row.zone == Zone::bulk, row.sequence < job.sequence, row.sequence, row.location,
                         row.item, row.lot);
}

Source best_source(const Draft& draft, const PickTask& task, const PickPicked* just) {
  const auto& job = draft.job<PickState>();
  const auto* facts = item_facts(draft, task.line.item);
  Source best;
  if (!facts) return best;
  for (const auto& row : facts->stock) {
    if (!row.known || (row.zone != Zone::shelf && row.zone != Zone::bulk)) continue;
    if (missed_at(job, row.item, row.location)) continue;
    const bool same = just && just->item == row.item && just->lot == row.lot && just->from == row.location;
    const Source source{&task, &row, row.quantity - (same ? just->quantity : 0)};
    if (source.there > 0 && (!best.stock || rank(job, source) < rank(job, best))) best = source;
  }
  return best;
}

void report_short(Draft& draft, const PickTask& task) {
  const auto* missed = missed_at(draft.job<PickState>(), task.line.item, "");
  draft.emit(PickShorted{task.order, task.line.line, task.line.item, left(task),
                         missed ? missed->reason : "reason.no_stock"});
}

std::string tote_of(const PickState& job, const std::string& order) {
  for (const auto& known : job.orders)
    if (known.order == order) return known.tote;
  return "";
}

void send(Draft& draft, const Source& source) {
  const auto& job = draft.job<PickState>();
  const auto& task = *source.task;
  const auto& row = *source.stock;
  draft.emit(PickSent{task.order, task.line.line, task.line.item, task.line.name, row.location, row.lot,
                      tote_of(job, task.order), std::min(left(task), source.there), row.sequence,
                      row.location == job.location, task.line.hazardous});
}

std::vector<PickGoods> goods_of(const PickState& job, const std::string& order) {
  std::vector<PickGoods> goods;
  for (const auto& picked : job.picked) {
    if (picked.order != order) continue;
    const auto at = std::find_if(goods.begin(), goods.end(), [&](const PickGoods& g) {
      return g.item == picked.item && g.lot == picked.lot;
    });
    if (at == goods.end()) {
      goods.push_back({picked.item, picked.lot, picked.quantity});
    } else {
      at->quantity += picked.quantity;
    }
  }
  return goods;
}

// Whether the order as it is now wants the same pieces as when the list was made.
bool wants_the_same(const PickState& job, const PackOrder& now) {
  std::size_t lines = 0;
  for (const auto& task : job.tasks) {
    if (task.order != now.order) continue;
    ++lines;
    const auto same = std::any_of(now.lines.begin(), now.lines.end(), [&](const PackLine& line) {
      return line.line == task.line.line && line.item == task.line.item &&
             line.quantity == task.line.quantity;
    });
    if (!same) return false;
  }
  return lines == now.lines.size();
}

}  // namespace

Verdict ask_signature(Draft& draft) {
  const auto& job = draft.job<PickState>();
  std::int64_t picked = 0, shorted = 0;
  for (const auto& task : job.tasks) {
    picked += task.picked;
    shorted += task.shorted;
  }
  return ask_work(draft,
                  {"sign", {}, say("pick.sign", draft.work().document, picked, shorted), {}, Signer::anyone});
}

Verdict walk_on(Draft& draft, Verdict verdict, const PickPicked* just) {
  if (without_tote(draft.job<PickState>()) || draft.job<PickState>().step) return verdict;
  const auto tasks = draft.job<PickState>().tasks;  // a copy: what is emitted changes them
  Source next;
  for (const auto& task : tasks) {
    if (left(task) == 0) continue;
    const auto source = best_source(draft, task, just);
    if (!source.stock) {
      report_short(draft, task);
    } else if (!next.stock || rank(draft.job<PickState>(), source) < rank(draft.job<PickState>(), next)) {
      next = source;
    }
  }
  if (next.stock) {
    send(draft, next);
    return verdict;
  }
  return ask_signature(draft);
}

std::optional<Verdict> told_changes(Draft& draft) {
  std::optional<Text> told;
  for (const auto& facts : draft.input().facts.changed_picks) {
    const auto job = draft.job<PickState>();
    const auto& now = facts.order;
    const auto known = std::find_if(job.orders.begin(), job.orders.end(), [&](const PickTote& order) {
      return order.order == now.order && !order.dropped;
    });
    if (known == job.orders.end()) continue;
    const bool ended = facts.state != "open" && facts.state != "packing";
    if (!now.cancelled && !ended && wants_the_same(job, now)) {
      if (known->revision != now.revision) draft.emit(PickTold{now.order, now.revision});
      continue;
    }
    // What was packed and ended elsewhere lies in boxes by now: its goods are no longer the picker's.
    const auto goods = ended && !now.cancelled ? std::vector<PickGoods>{} : goods_of(job, now.order);
    const bool cancelled = now.cancelled || ended;
    draft.emit(PickDropped{now.order, known->tote, cancelled ? "cancelled" : "changed", goods});
    if (goods.empty()) {
      told = say(cancelled ? "pick.cancelled_bare" : "pick.changed_bare", now.order);
    } else {
      told = say(cancelled ? "pick.cancelled" : "pick.changed", now.order, known->tote);
    }
  }
  if (!told) return std::nullopt;
  static_cast<void>(walk_on(draft, {}));
  return draft.stop(*std::move(told));
}

}  // namespace packbench::workflows
