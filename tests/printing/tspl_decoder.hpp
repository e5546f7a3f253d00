// A small reader of the TSPL that packbench writes, independent of the writer: bytes -> dots.
#pragma once

#include "tests/printing/job_reader.hpp"

namespace packbench::printing::testing {

// The label is as large as SIZE says for a head of that many dots to the millimetre; what is cut off throws.
DecodedJob decode_tspl(std::string_view job, double dots_per_mm);

}  // namespace packbench::printing::testing
