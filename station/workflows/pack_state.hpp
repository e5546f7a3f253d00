// The state of an order while it is packed: the fold of its pack.* and print.* events.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/records/event.hpp"

namespace packbench::workflows {

// Pieces that count, by one scan or one release. What is undone or taken out is subtracted from `quantity`.
struct PackEntry {
  std::int64_t entry = 0, quantity = 0;
  std::string line, item, parcel, barcode;
  records::Capture capture;
  bool released = false;
  bool operator==(const PackEntry&) const = default;
};

struct PackShort {
  std::string line, item;
  std::int64_t quantity = 0;
  bool operator==(const PackShort&) const = default;
};

struct PackParcel {
  std::string parcel, waybill, carrier;  // waybill: given in advance, then the one that sealed it
  std::int64_t number = 0;
  bool closed = false, sealed = false;
  bool reopened = false;  // it was sealed, and nothing went in or out since
  bool operator==(const PackParcel&) const = default;
};

struct PackJob {
  std::string job, parcel, intent, why;  // why: it failed or is in doubt
  std::int64_t copy = 1;
  records::JobState state = records::JobState::requested;
  bool operator==(const PackJob&) const = default;
};

struct PackState {
  records::PackOrder order;
  std::string lane, person;  // who has it; lane is empty while nobody does
  std::int64_t token = 0;
  std::vector<records::PackLine> dropped;  // lines of earlier revisions that the order has no more
  std::vector<PackEntry> entries;
  std::vector<PackShort> shorts;
  std::vector<records::OrderNote> noted;  // as they read when they were acknowledged
  std::vector<PackParcel> parcels;        // those that were closed at least once, in order
  std::vector<PackJob> jobs;
  std::vector<records::PackWeighed> weighed;  // the last weighing of each parcel
  std::int64_t quantity = 0;                  // what the next scan means, 0 = as usual
  std::int64_t last_entry = 0;
  std::string last_line;  // the line that the last counted scan met
  std::optional<records::PackAwaited> awaited;
  std::optional<records::PackAsked> asked;
  std::optional<records::OrderEnd> end;
  bool operator==(const PackState&) const = default;
};

// Whether the centre changed (or cancelled) the order between the two. What is copied from the items (names,
// weights) may differ without that.
[[nodiscard]] bool is_changed(const records::PackOrder& before, const records::PackOrder& now);

// The state after `event`. Events that are no matter of a pack change nothing.
[[nodiscard]] PackState apply(PackState state, const records::Event& event);

// The state after all of them, oldest first.
[[nodiscard]] PackState fold(const std::vector<records::Event>& events);

}  // namespace packbench::workflows
