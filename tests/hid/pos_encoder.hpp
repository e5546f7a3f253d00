// The scanner's side: a scan -> input reports, by a layout. The inverse of PosDecoder, written apart from it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "drivers/hid/pos_layout.hpp"

namespace packbench::tests {

inline std::vector<std::string> encode_scan(const drivers::hid::PosLayout& layout, const std::string& data,
                                            const std::string& aim, std::uint8_t code_id = 0) {
  std::vector<std::string> reports;
  std::size_t done = 0;
  do {
    const std::size_t part = std::min(layout.data_bytes, data.size() - done);
    std::string report(layout.report_bytes, '\0');
    if (layout.has_report_id) report[0] = static_cast<char>(layout.report_id);
    if (layout.count_at) report[*layout.count_at] = static_cast<char>(part);
    if (layout.aim_at) report.replace(*layout.aim_at, aim.size(), aim);
    report.replace(layout.data_at, part, data, done, part);
    if (layout.code_id_at) report[*layout.code_id_at] = static_cast<char>(code_id);
    done += part;
    if (done < data.size() && layout.continued_bit)
      report[*layout.continued_bit / 8] = static_cast<char>(1 << *layout.continued_bit % 8);
    reports.push_back(std::move(report));
  } while (done < data.size());
  return reports;
}

}  // namespace packbench::tests
