// How Tryton's documents are called at the benches, and ours in Tryton: both directions go by it.
#pragma once
#include <cstdint>
#include <string>

namespace packbench::connectors::tryton {

// Orders and RMAs bear the number of their shipment, count plans that of their inventory. A purchase is a
// note of its own for each delivery: its number, then "<number>#2", "<number>#3". No number of a purchase may
// end so; "PO/2026" may.
inline constexpr char kDelivery = '#';
[[nodiscard]] std::string note_of(const std::string& purchase, std::int64_t delivery);
[[nodiscard]] std::string purchase_of(const std::string& note);

// The number of what we make in Tryton for a document of the benches: by it, it is found again. Sequences of
// Tryton's own must not give numbers that begin so.
[[nodiscard]] std::string ours(const std::string& document);

}  // namespace packbench::connectors::tryton
