// Questions to a PackState, answered from its entries each time: nothing is kept twice.
#include "station/workflows/pack_progress.hpp"

#include <algorithm>

namespace packbench::workflows {
namespace {

using namespace records;

bool is_sealed(const PackState& state, const std::string& parcel) {
  return std::any_of(state.parcels.begin(), state.parcels.end(),
                     [&](const PackParcel& known) { return known.sealed && known.parcel == parcel; });
}

std::int64_t wanted(const PackState& state, const std::string& line, const std::string& item) {
  if (state.order.cancelled) return 0;
  for (const auto& known : state.order.lines) {
    if (known.line == line && known.item == item) return known.quantity;
  }
  return 0;
}

// Entries added up by line and item, those of sealed parcels alone if asked.
std::vector<TakeOut> sums(const PackState& state, bool sealed_only) {
  std::vector<TakeOut> found;
  for (const auto& entry : state.entries) {
    if (sealed_only && !is_sealed(state, entry.parcel)) continue;
    const auto at = std::find_if(found.begin(), found.end(), [&](const TakeOut& sum) {
      return sum.line == entry.line && sum.item == entry.item;
    });
    if (at == found.end()) {
      found.push_back({entry.line, entry.item, entry.quantity});
    } else {
      at->quantity += entry.quantity;
    }
  }
  return found;
}

std::vector<TakeOut> too_much(const PackState& state, bool sealed_only) {
  auto found = sums(state, sealed_only);
  for (auto& sum : found) sum.quantity -= wanted(state, sum.line, sum.item);
  std::erase_if(found, [](const TakeOut& sum) { return sum.quantity <= 0; });
  return found;
}

}  // namespace

std::int64_t packed(const PackState& state, const PackLine& line) {
  std::int64_t sum = 0;
  for (const auto& entry : state.entries) {
    if (entry.line == line.line && entry.item == line.item) sum += entry.quantity;
  }
  return sum;
}

std::int64_t sealed(const PackState& state, const PackLine& line) {
  std::int64_t sum = 0;
  for (const auto& entry : state.entries) {
    if (entry.line == line.line && entry.item == line.item && is_sealed(state, entry.parcel))
      sum += entry.quantity;
  }
  return sum;
}

std::int64_t shorted(const PackState& state, const PackLine& line) {
  std::int64_t sum = 0;
  for (const auto& known : state.shorts) {
    if (known.line == line.line && known.item == line.item) sum += known.quantity;
  }
  return std::clamp<std::int64_t>(line.quantity - packed(state, line), 0, sum);
}

std::int64_t left(const PackState& state, const PackLine& line) {
  if (state.order.cancelled) return 0;
  return std::max<std::int64_t>(0, line.quantity - packed(state, line) - shorted(state, line));
}

std::int64_t left_of_item(const PackState& state, std::string_view item) {
  std::int64_t sum = 0;
  for (const auto& line : state.order.lines) {
    if (line.item == item) sum += left(state, line);
  }
  return sum;
}

std::vector<const PackLine*> lines_left(const PackState& state) {
  std::vector<const PackLine*> lines;
  for (const auto& line : state.order.lines) {
    if (left(state, line) > 0) lines.push_back(&line);
  }
  return lines;
}

bool complete(const PackState& state) {
  return lines_left(state).empty() && to_take_out(state).empty();
}

std::vector<TakeOut> to_take_out(const PackState& state) {
  return too_much(state, false);
}

bool taking_out(const PackState& state) {
  return state.order.cancelled || !to_take_out(state).empty();
}

bool sealed_too_much(const PackState& state) {
  const bool any_sealed =
      std::any_of(state.parcels.begin(), state.parcels.end(), [](const PackParcel& p) { return p.sealed; });
  return any_sealed && (state.order.cancelled || !too_much(state, true).empty());
}

OpenParcel open_parcel(const PackState& state) {
  const auto number = static_cast<std::int64_t>(state.parcels.size()) + 1;
  const OpenParcel next{state.order.order + "-" + std::to_string(number), number};
  const PackParcel* empty = nullptr;
  for (const auto& parcel : state.parcels) {
    if (parcel.closed) continue;
    if (pieces_in(state, parcel.parcel) > 0) return {parcel.parcel, parcel.number};
    if (!empty) empty = &parcel;
  }
  return empty && pieces_in(state, next.parcel) == 0 ? OpenParcel{empty->parcel, empty->number} : next;
}

bool is_reopened(const PackState& state, std::string_view parcel) {
  return std::any_of(state.parcels.begin(), state.parcels.end(),
                     [&](const PackParcel& known) { return known.reopened && known.parcel == parcel; });
}

std::int64_t pieces_in(const PackState& state, std::string_view parcel) {
  std::int64_t sum = 0;
  for (const auto& entry : state.entries) {
    if (entry.parcel == parcel) sum += entry.quantity;
  }
  return sum;
}

const PackParcel* unsealed_parcel(const PackState& state) {
  for (const auto& parcel : state.parcels) {
    if (parcel.closed && !parcel.sealed) return &parcel;
  }
  return nullptr;
}

const PackJob* live_job(const PackState& state, std::string_view parcel, std::string_view intent) {
  const PackJob* found = nullptr;
  for (const auto& job : state.jobs) {
    if (job.parcel != parcel || job.intent != intent || job.state == JobState::voided) continue;
    if (!found || job.copy > found->copy) found = &job;
  }
  return found;
}

std::int64_t copies_of(const PackState& state, std::string_view parcel, std::string_view intent) {
  std::int64_t copies = 0;
  for (const auto& job : state.jobs) {
    if (job.parcel == parcel && job.intent == intent) copies = std::max(copies, job.copy);
  }
  return copies;
}

const OrderNote* next_note(const PackState& state) {
  for (const auto& note : state.order.notes) {
    if (std::find(state.noted.begin(), state.noted.end(), note) == state.noted.end()) return &note;
  }
  return nullptr;
}

const PackWeighed* refused_weight(const PackState& state) {
  const auto open = open_parcel(state);
  for (const auto& weighed : state.weighed) {
    if (weighed.parcel == open.parcel && !weighed.accepted) return &weighed;
  }
  return nullptr;
}

const PackLine* line_of(const PackState& state, std::string_view item) {
  for (const auto* lines : {&state.order.lines, &state.dropped}) {
    for (const auto& line : *lines) {
      if (line.item == item) return &line;
    }
  }
  return nullptr;
}

std::string name_of(const PackLine& line, std::string_view language) {
  const auto& first = language == "en" ? line.name.en : line.name.zh;
  const auto& second = language == "en" ? line.name.zh : line.name.en;
  if (!first.empty()) return first;
  return second.empty() ? line.item : second;
}

std::string item_name(const PackState& state, std::string_view item, std::string_view language) {
  const auto* line = line_of(state, item);
  return line ? name_of(*line, language) : std::string(item);
}

}  // namespace packbench::workflows
