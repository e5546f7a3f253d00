// A small reader of the EPL2 that packbench writes, independent of the writer: bytes -> dots.
#pragma once

#include "tests/printing/job_reader.hpp"

namespace packbench::printing::testing {

// The label is as wide as q says and as high as Q, or `height` without it; what is cut off throws.
DecodedJob decode_epl(std::string_view job, int height);

}  // namespace packbench::printing::testing
