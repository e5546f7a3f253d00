// CPCL: the language of mobile label printers (Zebra QL and ZQ, HPRT, Brother RJ).
// Source: Zebra, "Mobile Printing Systems CPCL Programming Manual" (! session, PAGE-WIDTH, CG, TONE, SPEED,
// BAR-SENSE, GAP-SENSE, FORM, PRINT, ESC h, ESC v); CUPS, rastertolabel.c (CUT).
// A set bit of CG is black. TONE instead of CONTRAST, which has only four steps. The 203 dots of an inch are
// written 200, as in the manual. Labels are always left where they can be torn off; peeling is set up at the
// printer, and so is what its sensor takes for a gap: there is no command to calibrate.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "printing/bitmap.hpp"
#include "printing/error.hpp"
#include "printing/job_options.hpp"
#include "printing/printer_status.hpp"

namespace packbench::printing::cpcl {

// One label, `copies` times: a CG wherever there is ink. Errc::bad_option when the bitmap is empty or larger
// than 32000 dots a side, an option is out of range, or is Finish::peel.
Result<std::string> encode(const Bitmap& bitmap, const JobOptions& options);

// "ESC h".
std::string status_query();
bool status_complete(std::string_view reply);
// One byte of flags. That the printer was switched on lately is no reason. Errc::malformed.
Result<PrinterStatus> parse_status(std::string_view reply);

// "ESC v": model, firmware and serial number in one text that ends with NUL; it is all given as the model.
std::string identity_query();
bool identity_complete(std::string_view reply);
Result<PrinterIdentity> parse_identity(std::string_view reply);

// "ESC h" again: answered when the label before it is finished. Nothing in it tells whose answer it is.
std::string done_query(std::uint32_t number);
bool done_complete(std::string_view reply);
// True when it is neither busy nor stopped.
Result<bool> is_done(std::string_view reply, std::uint32_t number);

std::string feed();

}  // namespace packbench::printing::cpcl
