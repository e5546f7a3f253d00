// The steps of applying an import, one for each kind, in the order in which they need each other.
#pragma once
#include "station/importer/writing.hpp"

namespace packbench::importer {

void apply_operators(const Import& import, Writing& writing);
void apply_items(const Import& import, Writing& writing);
void apply_locations(const Import& import, Writing& writing);
void apply_stock(const Import& import, Writing& writing);       // after items
void apply_orders(const Import& import, Writing& writing);      // after items
void refuse_announced(const Import& import, Writing& writing);  // RMAs and count plans
void apply_notes(const Import& import, Writing& writing);       // after items

}  // namespace packbench::importer
