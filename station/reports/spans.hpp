// Stretches of time and what can be done with them. Pure.
#pragma once
#include <cstdint>
#include <vector>

namespace packbench::station {

// UTC, ms since 1970; from the first to before the second. One that ends before it begins holds nothing.
struct Span {
  std::int64_t from_ms = 0, to_ms = 0;
  bool operator==(const Span&) const = default;
};
using Spans = std::vector<Span>;

// The same time in order, without overlaps and empty ones. All others take and give such.
[[nodiscard]] Spans in_order(Spans spans);
[[nodiscard]] Spans both(const Spans& a, const Spans& b);
[[nodiscard]] Spans without(const Spans& a, const Spans& taken_out);
[[nodiscard]] std::int64_t length_ms(const Spans& spans);
[[nodiscard]] bool holds(const Spans& spans, std::int64_t at_ms);

}  // namespace packbench::station
