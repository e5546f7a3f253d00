// TSPL2: the language of TSC, and of most label printers from China (Gprinter, Xprinter, Rollo, HPRT).
// Source: TSC, "TSPL/TSPL2 Programming" (SIZE, GAP, BLINE, DENSITY, SPEED, SET, BITMAP, PRINT, GAPDETECT,
// CUT, <ESC>!?, ~!T, ~!@); Gprinter, GP-2120T manual (<ESC>!?); rfid.me/reference/tspl (SET CUTTER). A set
// bit of BITMAP is white. <ESC>!S tells more than <ESC>!?, but only with TSC's firmware 6.29 and later.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "printing/bitmap.hpp"
#include "printing/error.hpp"
#include "printing/job_options.hpp"
#include "printing/printer_status.hpp"

namespace packbench::printing::tspl {

// One label, `copies` times: a BITMAP wherever there is ink. Sizes are millimetres, so `dpi` must be that of
// the head. Errc::bad_option when the bitmap is empty or larger than 32000 dots a side, or an option is out
// of range.
Result<std::string> encode(const Bitmap& bitmap, const JobOptions& options);

// "<ESC>!?": answered at once, in any state.
std::string status_query();
bool status_complete(std::string_view reply);
// One byte of flags. Errc::malformed.
Result<PrinterStatus> parse_status(std::string_view reply);

// "~!T": the model's name. Neither firmware nor resolution.
std::string identity_query();
bool identity_complete(std::string_view reply);
Result<PrinterIdentity> parse_identity(std::string_view reply);

// "~!@", the mileage: a command with ~ is answered only when the printer is ready again, so behind a job its
// answer says that the job is done. Nothing in it tells whose answer it is.
std::string done_query(std::uint32_t number);
bool done_complete(std::string_view reply);
// True for any mileage; Errc::malformed for all else.
Result<bool> is_done(std::string_view reply, std::uint32_t number);

std::string feed();
std::string calibrate();  // the gap; for marks BLINEDETECT would be needed, which many printers lack
std::string cut();

}  // namespace packbench::printing::tspl
