// Tryton → the centre: the polls in the order in which their facts need each other.
#include "central/connectors/tryton/facts.hpp"

#include <optional>

#include "central/connectors/tryton/polls.hpp"

namespace packbench::connectors::tryton {
namespace {

using std::chrono::steady_clock;

// True at the first question, then when so long has passed since it was last true.
class Pace {
 public:
  explicit Pace(std::chrono::seconds pause) : pause_(pause) {}
  bool due() {
    const auto now = steady_clock::now();
    if (last_ && now - *last_ < pause_) return false;
    last_ = now;
    return true;
  }
  void again() { last_.reset(); }

 private:
  std::chrono::seconds pause_;
  std::optional<steady_clock::time_point> last_;
};

struct Polls {
  Polls(Session& session, const Warehouse& warehouse, const FactRules& rules)
      : items(session),
        orders(session, warehouse, rules.assign, rules.again),
        notes(session, warehouse),
        returns(session, warehouse),
        plans(session) {}
  ItemPoll items;
  PlacePoll places;
  OrderPoll orders;
  NotePoll notes;
  ReturnPoll returns;
  PlanPoll plans;
};

class TrytonFacts : public Facts {
 public:
  TrytonFacts(Session& session, Centre& centre, FactRules rules)
      : teller_(centre),
        scene_{session, centre, teller_, {}, {}, {}, true, {}},
        rules_(std::move(rules)),
        items_(rules_.items),
        thorough_(rules_.thorough),
        floor_(rules_.floor) {}

  bool round() override {
    begin();
    scene_.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const bool items = paced(items_, [&] { return polls_->items.poll(scene_); });
    const bool rest = paced(thorough_, [&] { return look(); });
    return items || rest;
  }

 private:
  void begin() {
    if (polls_) return;
    if (scene_.session.employee() == 0)
      throw RpcError(
          Fault::login,
          "Tryton's user has no employee: give it one, by which its own steps are told from others'");
    scene_.warehouse = find_warehouse(scene_.session, rules_.warehouse);
    polls_.emplace(scene_.session, scene_.warehouse, rules_);
  }

  // A look that failed is due again, or what was read and not told would wait for its next change.
  template <class Look>
  bool paced(Pace& pace, Look look) {
    scene_.thorough = pace.due();
    try {
      return look();
    } catch (...) {
      if (scene_.thorough) pace.again();
      throw;
    }
  }

  bool look() {
    bool learned = polls_->places.poll(scene_);
    learned |= polls_->orders.poll(scene_);
    if (!scene_.thorough && !floor_.due()) return learned;
    learned |= polls_->notes.poll(scene_);
    learned |= polls_->returns.poll(scene_);
    learned |= polls_->plans.poll(scene_);
    return learned;
  }

  Teller teller_;
  Scene scene_;
  FactRules rules_;
  Pace items_, thorough_, floor_;
  std::optional<Polls> polls_;
};

}  // namespace

std::unique_ptr<Facts> create_facts(Session& session, Centre& centre, FactRules rules) {
  return std::make_unique<TrytonFacts>(session, centre, std::move(rules));
}

}  // namespace packbench::connectors::tryton
