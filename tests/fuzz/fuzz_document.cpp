// Fuzz target: any bytes as a PDF, PNG or JPEG that becomes labels.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "printing/inputs/document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace packbench::printing;
  DocumentOptions options{.width = 20, .height = 12};
  options.fit = static_cast<Fit>(size % 4);
  options.tones = size / 4 % 2 == 0 ? Tones::threshold : Tones::dither;
  const auto labels = place_document(std::string(reinterpret_cast<const char*>(data), size), options);
  if (!labels) {
    if (labels.error().message.empty() || labels.error().code != Errc::bad_data) std::abort();
    return 0;
  }
  if (labels->empty() || labels->size() > 50) std::abort();
  for (const auto& label : *labels)
    if (label.bitmap.width != 160 || label.bitmap.height != 96) std::abort();
  return 0;
}
