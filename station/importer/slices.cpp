// A long import in parts.
#include "station/importer/slices.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace packbench::importer {
namespace {

template <class Row>
void cut(std::vector<Row> all, std::size_t rows, std::vector<Row> Import::*kind, std::vector<Import>& parts) {
  for (std::size_t at = 0; at < all.size(); at += rows) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = begin + static_cast<std::ptrdiff_t>(std::min(rows, all.size() - at));
    (parts.emplace_back().*kind).assign(std::make_move_iterator(begin), std::make_move_iterator(end));
  }
}

}  // namespace

std::vector<Import> slices(Import import, std::size_t rows) {
  auto orders = std::exchange(import.orders, {});
  auto notes = std::exchange(import.notes, {});
  std::vector<Import> parts;
  parts.push_back(std::move(import));
  cut(std::move(orders), rows, &Import::orders, parts);
  cut(std::move(notes), rows, &Import::notes, parts);
  return parts;
}

void add(ImportResult& sum, ImportResult part) {
  sum.added += part.added;
  sum.changed += part.changed;
  sum.unchanged += part.unchanged;
  sum.cancelled += part.cancelled;
  sum.unlisted += part.unlisted;
  const auto room =
      std::min(part.problems.size(), kMaxProblems - std::min(kMaxProblems, sum.problems.size()));
  sum.unlisted += static_cast<std::int64_t>(part.problems.size() - room);
  std::move(part.problems.begin(), part.problems.begin() + static_cast<std::ptrdiff_t>(room),
            std::back_inserter(sum.problems));
}

}  // namespace packbench::importer
