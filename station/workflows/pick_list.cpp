// Which orders are picked together, and into which totes (F12).
#include <algorithm>
#include <map>

#include "station/workflows/pick.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

std::int64_t pieces(const PackOrder& order) {
  std::int64_t sum = 0;
  for (const auto& line : order.lines) sum += line.quantity;
  return sum;
}

// F25: hazardous goods are for named operators only.
bool may_pick(const Draft& draft, const OrderFacts& facts) {
  const auto& lines = facts.order.lines;
  return draft.state().person->hazardous ||
         std::none_of(lines.begin(), lines.end(), [](const PackLine& line) { return line.hazardous; });
}

bool is_free(const OrderFacts& facts) {
  return facts.state == "open" && !facts.order.cancelled && facts.pick_list.empty() &&
         !facts.order.lines.empty();
}

bool has_remark(const PackOrder& order) {
  return std::any_of(order.notes.begin(), order.notes.end(),
                     [](const OrderNote& note) { return note.kind == NoteKind::remark; });
}

using Orders = std::vector<const OrderFacts*>;

Orders waiting(const Draft& draft, const auto& fits) {
  Orders found;
  for (const auto& facts : draft.input().facts.pickable)
    if (is_free(facts) && may_pick(draft, facts) && fits(facts.order)) found.push_back(&facts);
  return found;
}

Orders first(Orders orders, std::size_t most) {
  if (orders.size() > most) orders.resize(most);
  return orders;
}

bool is_single(const PackOrder& order) {
  return pieces(order) == 1;
}

// A way to make a list; `what` narrows it where the name alone doesn't.
struct Mode {
  std::string_view name;
  const char* text;
  bool one_tote;
  Orders (*orders)(const Draft&, std::string_view what);
};

constexpr std::size_t kBatch = 20;  // single pieces that go into one tote

constexpr Mode kModes[] = {
    {"single", "pick.list_single", true,
     [](const Draft& d, std::string_view) { return first(waiting(d, [](auto&) { return true; }), 1); }},
    {"batch", "pick.list_batch", true,
     [](const Draft& d, std::string_view) { return first(waiting(d, is_single), kBatch); }},
    {"cluster", "pick.list_cluster", false,
     [](const Draft& d, std::string_view) {
       return first(waiting(d, [](auto&) { return true; }), d.rules().cluster);
     }},
    {"multi", "pick.list_multi", false,
     [](const Draft& d, std::string_view) {
       return first(waiting(d, [](const PackOrder& order) { return !is_single(order); }), d.rules().cluster);
     }},
    {"remark", "pick.list_remark", false,
     [](const Draft& d, std::string_view) { return first(waiting(d, has_remark), d.rules().cluster); }},
    {"item", "pick.list_item", true,
     [](const Draft& d, std::string_view what) {
       return first(waiting(d,
                            [&](const PackOrder& order) {
                              return order.lines.size() == 1 && order.lines[0].item == what;
                            }),
                    kBatch);
     }},
};

const Mode* mode_named(std::string_view name) {
  const auto* at =
      std::find_if(std::begin(kModes), std::end(kModes), [&](const Mode& mode) { return mode.name == name; });
  return at == std::end(kModes) ? nullptr : at;
}

// The item that most orders of one line want.
std::string commonest_item(const Draft& draft) {
  std::map<std::string, std::size_t> counts;
  for (const auto* facts : waiting(draft, [](const PackOrder& order) { return order.lines.size() == 1; }))
    ++counts[facts->order.lines[0].item];
  const auto best = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return best != counts.end() && best->second > 1 ? best->first : "";
}

std::string item_name(const Draft& draft, const std::string& item) {
  const auto* facts = item_facts(draft, item);
  return facts ? name_of(facts->item.name, draft.language()) : item;
}

std::vector<PackChoice> choices(const Draft& draft) {
  std::vector<PackChoice> found;
  for (const auto& mode : kModes) {
    const auto what = mode.name == "item" ? commonest_item(draft) : "";
    const auto orders = mode.orders(draft, what);
    if (orders.empty() || (orders.size() == 1 && mode.name != "single" && mode.name != "remark")) continue;
    const auto id = std::string(mode.name) + (what.empty() ? "" : ":" + what);
    auto text = say(mode.text, orders.size());
    if (mode.name == "single") text = say(mode.text, orders[0]->order.order, pieces(orders[0]->order));
    if (!what.empty()) text = say(mode.text, item_name(draft, what), orders.size());
    found.push_back({id, std::move(text), 0});
  }
  return found;
}

PickOrder listed(const PackOrder& order) {
  PickOrder made{order.order, order.revision, {}};
  for (const auto& line : order.lines)
    made.lines.push_back({line.line, line.item, line.name, line.quantity, line.hazardous});
  return made;
}

Verdict begin_list(Draft& draft, const std::string& mode, bool one_tote, const Orders& orders) {
  PickBegan began{mode, one_tote, {}};
  for (const auto* facts : orders) began.orders.push_back(listed(facts->order));
  draft.emit(std::move(began));
  return {Tone::good, say("pick.begun", orders.size())};
}

// Somebody else was faster: what is left now is offered instead.
Verdict offer_rest(Draft& draft) {
  WorkAsked asked{"list", {}, say("pick.list_gone"), choices(draft), Signer::none};
  if (!asked.choices.empty()) return ask_work(draft, std::move(asked));
  draft.emit(records::WorkDropped{});
  return {Tone::ask, say("pick.all_gone")};
}

// An open order that is in the tote already and not on this list, or empty.
std::string taken_by(const Draft& draft) {
  const auto& own = draft.job<PickState>().orders;
  for (const auto& facts : draft.input().facts.orders) {
    const bool listed =
        std::any_of(own.begin(), own.end(), [&](const PickTote& o) { return o.order == facts.order.order; });
    if (!listed && (facts.state == "open" || facts.state == "packing")) return facts.order.order;
  }
  return "";
}

}  // namespace

std::optional<Text> nothing_to_pick(const Draft& draft, const WorkFacts& facts) {
  if (!facts.history.empty() || !waiting(draft, [](auto&) { return true; }).empty()) return std::nullopt;
  return say("pick.nothing");
}

Verdict offer_lists(Draft& draft) {
  WorkAsked asked{"list", {}, say("pick.which"), choices(draft), Signer::none};
  if (asked.choices.empty()) return {Tone::ask, say("pick.scan_list")};
  return ask_work(draft, std::move(asked));
}

Verdict list_chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  const auto& id = asked.choices.at(choice).id;
  const auto colon = id.find(':');
  const auto* mode = mode_named(id.substr(0, colon));
  const auto orders =
      mode ? mode->orders(draft, colon == std::string::npos ? "" : id.substr(colon + 1)) : Orders{};
  if (orders.empty()) return offer_rest(draft);
  return begin_list(draft, std::string(mode->name), mode->one_tote, orders);
}

Verdict list_by_code(Draft& draft) {
  Orders orders;
  bool hazardous = false;
  for (const auto& facts : draft.input().facts.orders) {
    if (!is_free(facts)) continue;
    hazardous = hazardous || !may_pick(draft, facts);
    orders.push_back(&facts);
  }
  if (hazardous) return draft.stop(say("pick.hazard_person"));
  if (orders.empty()) return draft.stop(say("pick.not_to_pick", draft.input().code));
  return begin_list(draft, "code", orders.size() == 1, orders);
}

Verdict bind_tote(Draft& draft) {
  const auto& job = draft.job<PickState>();
  const auto tote = scanned_tote(draft);
  if (!tote) return draft.stop(say("pick.tote_first"));
  if (const auto other = taken_by(draft); !other.empty())
    return draft.stop(say("pick.tote_taken", *tote, other));
  for (const auto& order : job.orders)
    if (order.tote == *tote) return draft.stop(say("pick.tote_taken", *tote, order.order));
  std::vector<std::string> orders;
  for (const auto& order : job.orders)
    if (order.tote.empty() && !order.dropped && (orders.empty() || job.one_tote))
      orders.push_back(order.order);
  for (const auto& order : orders) draft.emit(PickBound{order, *tote});
  const Verdict verdict{Tone::good, say("pick.bound", *tote, orders.front())};
  return without_tote(draft.job<PickState>()) ? verdict : walk_on(draft, verdict);
}

}  // namespace packbench::workflows
