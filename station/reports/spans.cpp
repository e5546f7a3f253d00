// Stretches of time.
#include "station/reports/spans.hpp"

#include <algorithm>

namespace packbench::station {

Spans in_order(Spans spans) {
  std::erase_if(spans, [](const Span& span) { return span.to_ms <= span.from_ms; });
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from_ms < b.from_ms; });
  Spans merged;
  for (const auto& span : spans) {
    if (merged.empty() || merged.back().to_ms < span.from_ms) {
      merged.push_back(span);
    } else {
      merged.back().to_ms = std::max(merged.back().to_ms, span.to_ms);
    }
  }
  return merged;
}

Spans both(const Spans& a, const Spans& b) {
  Spans found;
  auto left = a.begin(), right = b.begin();
  while (left != a.end() && right != b.end()) {
    const Span common{std::max(left->from_ms, right->from_ms), std::min(left->to_ms, right->to_ms)};
    if (common.from_ms < common.to_ms) found.push_back(common);
    left->to_ms < right->to_ms ? ++left : ++right;
  }
  return found;
}

Spans without(const Spans& a, const Spans& taken_out) {
  Spans left;
  auto hole = taken_out.begin();
  for (auto span : a) {
    while (hole != taken_out.end() && hole->to_ms <= span.from_ms) ++hole;
    for (auto at = hole; at != taken_out.end() && at->from_ms < span.to_ms; ++at) {
      if (span.from_ms < at->from_ms) left.push_back({span.from_ms, at->from_ms});
      span.from_ms = std::max(span.from_ms, at->to_ms);
    }
    if (span.from_ms < span.to_ms) left.push_back(span);
  }
  return left;
}

std::int64_t length_ms(const Spans& spans) {
  std::int64_t sum = 0;
  for (const auto& span : spans) sum += span.to_ms - span.from_ms;
  return sum;
}

bool holds(const Spans& spans, std::int64_t at_ms) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](const Span& span) { return span.from_ms <= at_ms && at_ms < span.to_ms; });
}

}  // namespace packbench::station
