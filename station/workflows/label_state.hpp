// Labels of the goods on a document: how many were asked for, and which are not known to be there.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "db/records/event.hpp"

namespace packbench::workflows {

// A print job that nobody, neither printer nor person, has confirmed.
struct LabelJob {
  std::string job, about, intent;
  std::int64_t copy = 1, labels = 1;
  records::PrintGoods goods;
  records::JobState state = records::JobState::requested;
  std::string why;
  bool operator==(const LabelJob&) const = default;
};

// What was asked for of the same goods, by intent.
struct LabelCount {
  std::string about, intent;
  std::int64_t copies = 0;  // jobs, also void ones
  std::int64_t labels = 0;  // without those of void jobs
  bool operator==(const LabelCount&) const = default;
};

struct LabelState {
  std::vector<LabelCount> asked;
  std::vector<LabelJob> open;  // oldest first
  bool operator==(const LabelState&) const = default;
};

void fold(LabelState& state, const records::Event& event);

// Of these goods; zeros where none was asked for.
[[nodiscard]] LabelCount count_of(const LabelState& state, const std::string& about,
                                  const std::string& intent);

}  // namespace packbench::workflows
