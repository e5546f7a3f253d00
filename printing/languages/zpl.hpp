// ZPL II: the language of Zebra and of many others. Bitmap -> bytes, bytes -> status.
// Source: Zebra, "ZPL II Programming Guide" (^GF, ~HS, ~HI, ~JC, ^LL, ^MM, ^MN, ~PH, ^PQ, ^PR, ^PW, ~SD).
// There is no cut by itself: a label is cut when it was sent with Finish::cut.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "printing/bitmap.hpp"
#include "printing/error.hpp"
#include "printing/job_options.hpp"
#include "printing/printer_status.hpp"

namespace packbench::printing::zpl {

// One label, `copies` times. Errc::bad_option when the bitmap is empty or larger than 32000 dots a side,
// or an option is out of range.
Result<std::string> encode(const Bitmap& bitmap, const JobOptions& options);

// "~HS". The printer may answer nothing at all while it is out of media or ribbon, or open: silence is not
// "ok".
std::string status_query();
// True when `reply` holds all that a status reply has: read until then.
bool status_complete(std::string_view reply);
// The three lines of ~HS, each <STX>…<ETX>; bytes outside of them are skipped. Errc::malformed.
Result<PrinterStatus> parse_status(std::string_view reply);

// "~HI".
std::string identity_query();
bool identity_complete(std::string_view reply);
// One line <STX>model,version,dots per mm,memory,options<ETX>. Errc::malformed.
Result<PrinterIdentity> parse_identity(std::string_view reply);

// "~HS" again: done when the printer has nothing left to print.
std::string done_query(std::uint32_t number);
bool done_complete(std::string_view reply);
Result<bool> is_done(std::string_view reply, std::uint32_t number);

std::string feed();
std::string calibrate();

}  // namespace packbench::printing::zpl
