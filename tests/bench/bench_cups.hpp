// The yardstick of the label's budget: the same dots through CUPS, Ghostscript and rastertolabel.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "printing/bitmap.hpp"

namespace packbench::bench {

struct CupsFigures {
  double single_us = 0;    // one label, from PDF to printer bytes
  double in_a_job_us = 0;  // a label of a job with all of them
  std::size_t bytes = 0;   // of ZPL, a label
};

// Nothing where cupsfilter or ppdc are not installed. Labels of 203 dpi; one or more.
[[nodiscard]] std::optional<CupsFigures> cups_chain(const std::vector<printing::Bitmap>& labels);

}  // namespace packbench::bench
