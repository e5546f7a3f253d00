// What may be done under a lease: asked of each decision as a whole, so that no step of a workflow can forget
// it.
#include "station/workflows/lease.hpp"

#include <algorithm>

#include "station/workflows/draft.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

template <class T>
const T* first(const std::vector<Event>& events) {
  for (const auto& event : events)
    if (const auto* found = event.as<T>()) return found;
  return nullptr;
}

// Goods leave, or the order ends as if they had. One that was cancelled sends nothing: it ends anywhere.
bool sends(const std::vector<Event>& events) {
  const auto* finished = first<PackFinished>(events);
  return first<PackSealed>(events) || (finished && finished->end != OrderEnd::cancelled);
}

const LeaseFacts* lease_of(const Input& input, const std::string& order) {
  const auto& leases = input.facts.leases;
  const auto found =
      std::find_if(leases.begin(), leases.end(), [&](const auto& lease) { return lease.order == order; });
  return found == leases.end() ? nullptr : &*found;
}

// Boxes that hold goods of it are opened all the same: they must be emptied.
bool lies_in_boxes(const Input& input, const std::string& order) {
  for (const auto& facts : input.facts.orders)
    if (facts.order.order == order) return !fold(facts.history).entries.empty();
  return false;
}

Text ended(const LeaseFacts& lease) {
  if (!lease.bench.empty()) return say("lease.elsewhere", lease.order, lease.bench);
  return say("lease.ended", lease.order);
}

Text not_good(const LeaseFacts& lease) {
  switch (lease.state) {
    case LeaseState::unconfirmed:
      return say("lease.unconfirmed", lease.order);
    case LeaseState::restarted:
      return say("lease.restarted", lease.order);
    case LeaseState::run_out:
      return say("lease.run_out", lease.order);
    default:
      return ended(lease);
  }
}

}  // namespace

std::optional<LeaseRefusal> refuse_by_lease(const LaneState& state, const Input& input,
                                            const std::vector<Event>& events) {
  const auto* opened = first<PackOpened>(events);
  const auto order = opened ? opened->order.order : state.pack ? state.pack->order.order : std::string();
  const auto* lease = lease_of(input, order);
  if (!lease || lease->state == LeaseState::good) return std::nullopt;
  if (sends(events)) return LeaseRefusal{not_good(*lease)};
  if (lease->state != LeaseState::ended) return std::nullopt;
  if (first<PackScanned>(events) || first<PackReleased>(events) || first<PackParcelClosed>(events))
    return LeaseRefusal{ended(*lease)};
  if (!opened || state.pack || lies_in_boxes(input, order)) return std::nullopt;
  return LeaseRefusal{
      lease->bench.empty() ? say("lease.none", order) : say("lease.other", order, lease->bench), order};
}

bool has_lost(const Input& input, const std::string& order) {
  const auto* lease = lease_of(input, order);
  return lease && lease->state == LeaseState::ended;
}

std::optional<Text> lease_notice(const LeaseFacts& lease) {
  if (lease.state != LeaseState::good) return not_good(lease);
  if (lease.wanted) return say("lease.wanted", lease.order, lease.bench);
  return std::nullopt;
}

}  // namespace packbench::workflows
