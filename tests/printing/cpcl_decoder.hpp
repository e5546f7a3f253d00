// A small reader of the CPCL that packbench writes, independent of the writer: bytes -> dots.
#pragma once

#include "tests/printing/job_reader.hpp"

namespace packbench::printing::testing {

// The label is as wide as PAGE-WIDTH and as high as the session says; what is cut off throws.
DecodedJob decode_cpcl(std::string_view job);

}  // namespace packbench::printing::testing
