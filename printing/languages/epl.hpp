// EPL2: the language of older Zebra and Eltron desktop printers, in page mode.
// Source: Zebra, "EPL Programming Guide" 14245L-003 (q, Q, D, S, N, GW, P, JF, C, ^ee); Intermec, "ESim
// Programmer's Reference" (codes of ^ee); CUPS, rastertolabel.c (S in inches a second, q in whole bytes, C).
// A set bit of GW is white. Options by O would also set what isn't asked for (direct thermal or ribbon), so
// the label-taken sensor for peeling is set up at the printer. Nothing that EPL2 answers proves that a label
// has come out: ^ee is answered before the labels that wait. No query for the model and none for a
// calibration are sure.
#pragma once

#include <string>
#include <string_view>

#include "printing/bitmap.hpp"
#include "printing/error.hpp"
#include "printing/job_options.hpp"
#include "printing/printer_status.hpp"

namespace packbench::printing::epl {

// One label, `copies` times: a GW wherever there is ink. Errc::bad_option when the bitmap is empty or larger
// than 32000 dots a side, an option is out of range, or is Finish::peel.
Result<std::string> encode(const Bitmap& bitmap, const JobOptions& options);

// "^ee".
std::string status_query();
bool status_complete(std::string_view reply);
// "00" or codes "07,11", and the end of a line. Errc::malformed.
Result<PrinterStatus> parse_status(std::string_view reply);

std::string feed();
std::string cut();

}  // namespace packbench::printing::epl
