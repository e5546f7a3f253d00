// Fuzz target: any bytes as ready-made printer code.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "printing/inputs/printer_code.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace packbench::printing;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto code = read_printer_code(bytes, "job");
  if (!code) {
    if (code.error().message.empty()) std::abort();
    return 0;
  }
  int taken = 0;
  for (const Language language :
       {Language::zpl, Language::tspl, Language::epl, Language::cpcl, Language::escpos}) {
    const auto out = code_for(*code, language);
    if (out && *out != bytes) std::abort();
    taken += out.has_value();
  }
  if (taken != 1 || code->job_id != "job") std::abort();
  return 0;
}
