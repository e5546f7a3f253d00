// What a printer says of itself.
#include "printing/printer_status.hpp"

#include <algorithm>

namespace packbench::printing {

bool PrinterStatus::can_print() const {
  return std::ranges::none_of(kReasons, [this](const auto& row) { return row.stops && has(row.reason); });
}

bool PrinterStatus::idle() const {
  return can_print() && !receiving && !printing && formats_in_buffer.value_or(0) == 0 &&
         labels_remaining.value_or(0) == 0;
}

std::vector<std::string_view> PrinterStatus::reason_names() const {
  std::vector<std::string_view> names;
  for (const auto& row : kReasons) {
    if (has(row.reason)) names.push_back(row.name);
  }
  return names;
}

}  // namespace packbench::printing
