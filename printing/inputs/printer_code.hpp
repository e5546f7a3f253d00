// Printer code that somebody else made, a carrier's label for example: which language it is, and to whom it
// may go.
#pragma once

#include <string>
#include <string_view>

#include "printing/error.hpp"
#include "printing/language.hpp"

namespace packbench::printing {

struct PrinterCode {
  Language language = Language::zpl;
  std::string job_id;  // as whoever hands it in calls it; it goes along beside the code, never into it
  std::string bytes;   // as they came
};

// Tells the language by the first command and the one that prints. Errc::bad_data with what to do: empty,
// larger than 8 MiB, no language that is known, or a job that is cut off before it prints.
Result<PrinterCode> read_printer_code(std::string bytes, std::string job_id);

// The bytes for a printer of that language, unchanged. Errc::bad_option when the code is for another one.
Result<std::string> code_for(const PrinterCode& code, Language printer);

}  // namespace packbench::printing
