// A small reader of the ESC/POS that packbench writes, independent of the writer: bytes -> dots.
#pragma once

#include "tests/printing/job_reader.hpp"

namespace packbench::printing::testing {

// The paper is `width` dots wide and as long as what was printed: all copies one below the other, `copies`
// is 1. A cut is the setting "cut 120" where it is at row 120. What is cut off at the right throws.
DecodedJob decode_escpos(std::string_view job, int width);

}  // namespace packbench::printing::testing
