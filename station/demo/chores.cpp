// What there is to begin at an idle lane.
#include "station/demo/chores.hpp"

#include <algorithm>
#include <array>

#include "db/records/places.hpp"

namespace packbench::station {
namespace {

constexpr std::size_t kLooked = 60;  // documents or orders that are looked through
constexpr int kTriesOfOne = 3;       // a day, of one document
constexpr int kTriesOfCommand = 80;  // a day, of a command that begins a document

struct Scene {
  Floor& floor;
  Today& today;
  const records::Operator& person;

  db::Reader& reader() const { return floor.reader(); }
  bool may(const std::string& code, int most = kTriesOfOne) const {
    const auto known = today.begun.find(code);
    return known == today.begun.end() || known->second < most;
  }
};

using Found = std::optional<std::string>;

Found command(const Scene& scene, const char* code) {
  return scene.may(code, kTriesOfCommand) ? Found(code) : std::nullopt;
}

// A document of that kind that was put aside.
Found left_open(const Scene& scene, const char* kind) {
  for (const auto& row : scene.reader().open_works(kind, kLooked))
    if (row.state == "open" && scene.may(row.document)) return row.document;
  return std::nullopt;
}

Found receive(const Scene& scene) {
  return left_open(scene, "receive");
}

Found put_away(const Scene& scene) {
  if (auto open = left_open(scene, "move")) return open;
  const bool waits = !scene.reader().stock_at(std::string(records::kPassedPlace)).empty();
  return waits ? command(scene, "PB-C-MOVE") : std::nullopt;
}

Found give_back(const Scene& scene) {
  if (auto open = left_open(scene, "returns")) return open;
  return scene.today.returns.empty() ? std::nullopt : command(scene, "PB-C-RETURN");
}

// Shelves that wait for a round by somebody who has not counted them yet; or, for supervisors, for approval.
Found count_in_state(const Scene& scene, bool approval) {
  for (const auto& offer : scene.reader().count_offers("", kLooked)) {
    if ((offer.state == "approval") != approval || !scene.may(offer.task)) continue;
    const auto rounds = scene.reader().count_results(offer.task);
    const bool counted = std::any_of(rounds.begin(), rounds.end(),
                                     [&](const auto& row) { return row.person == scene.person.id; });
    if (approval || !counted) return offer.task;
  }
  return std::nullopt;
}

Found count(const Scene& scene) {
  return count_in_state(scene, false);
}
Found approve(const Scene& scene) {
  return count_in_state(scene, true);
}

Found pick(const Scene& scene) {
  if (auto open = left_open(scene, "pick")) return open;
  return scene.reader().pickable_orders(1).empty() ? std::nullopt : command(scene, "PB-C-PICK");
}

// The most urgent order whose pick list is done.
Found pack(const Scene& scene) {
  for (const auto& head : scene.reader().work(kLooked)) {
    if (!scene.may(head.order)) continue;
    const auto list = scene.reader().work("pick", scene.reader().pick_list_of(head.order));
    if (list && list->state == "ended") return head.order;
  }
  return std::nullopt;
}

Found hand_over(const Scene& scene) {
  if (auto open = left_open(scene, "handover")) return open;
  return scene.reader().carriers_waiting().empty() || !scene.may("PB-C-HANDOVER", 6) ? std::nullopt
                                                                                     : Found("PB-C-HANDOVER");
}

// In the order of Chore.
constexpr std::array kFinders{receive, put_away, give_back, count, pick, pack, hand_over, approve};

}  // namespace

std::optional<Offer> begin_chore(Chore chore, Floor& floor, Today& today, const records::Operator& person) {
  const auto code = kFinders.at(static_cast<std::size_t>(chore))({floor, today, person});
  if (!code) return std::nullopt;
  ++today.begun[*code];
  return Offer{*code, "", ""};
}

}  // namespace packbench::station
