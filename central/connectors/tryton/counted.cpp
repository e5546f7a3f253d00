// Rows of a count, folded into its last round.
#include "central/connectors/tryton/counted.hpp"

#include "central/connectors/tryton/story.hpp"
#include "db/records/count_events.hpp"

namespace packbench::connectors::tryton {
namespace {

struct Fold {
  Counted counted;
  std::int64_t round = 0;
  bool is_settled = false;
};

void on(Fold& fold, const records::CountTasked& e) {
  fold.counted.plan = e.task.plan;
  fold.counted.location = e.task.location;
}

void on(Fold& fold, const records::CountFinished& e) {
  fold.round = e.round;
  fold.is_settled =
      e.outcome == records::CountOutcome::equal || e.outcome == records::CountOutcome::tolerated;
  fold.counted.location = e.location;
  fold.counted.lines.clear();
  for (const auto& line : e.lines)
    fold.counted.lines.push_back({{line.item, line.lot}, line.counted, line.book});
}

void on(Fold& fold, const records::CountApproved& e) {
  fold.is_settled = e.round == fold.round;
}

}  // namespace

std::optional<Counted> counted_from(const std::string& task, const std::vector<Outcome>& rows) {
  Fold fold{{task, "", "", {}}};
  for (const auto& row : rows)
    read<records::CountTasked, records::CountFinished, records::CountApproved>(
        row, [&](const auto& event) { on(fold, event); });
  if (!fold.is_settled) return std::nullopt;
  return std::move(fold.counted);
}

}  // namespace packbench::connectors::tryton
