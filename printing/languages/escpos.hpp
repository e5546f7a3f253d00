// ESC/POS: the language of receipt printers (Epson TM and those that follow it), on paper without labels.
// Source: Epson, "ESC/POS Command Reference" (ESC @, ESC d, GS v 0, GS V, GS I, GS FF, DLE EOT, GS ( H);
// TM-L90 specification (GS ( K function 49). A set bit of GS v 0 is black. White rows are sent as rows one
// byte wide: the unit in which ESC J feeds differs from model to model. Speed is left as it is: the language
// has levels of each model's own, not inches. Nor can it be told to look for gaps, or to peel. Dots may by
// chance read as a real-time command (DLE EOT): a printer then answers where nobody asked, so a reply is
// searched for in what comes, and status is asked on a quiet line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "printing/bitmap.hpp"
#include "printing/error.hpp"
#include "printing/job_options.hpp"
#include "printing/printer_status.hpp"

namespace packbench::printing::escpos {

// One label, `copies` times. Errc::bad_option when the bitmap is empty, wider than 2040 dots or higher than
// 32000, an option is out of range, or is one that the language has not: Finish::peel, MediaTracking::gap.
Result<std::string> encode(const Bitmap& bitmap, const JobOptions& options);

// "DLE EOT 1" to "4": answered at once, in any state.
std::string status_query();
bool status_complete(std::string_view reply);
// Four bytes 0xx1xx10. Errc::malformed.
Result<PrinterStatus> parse_status(std::string_view reply);

// "GS I 67" and "GS I 65".
std::string identity_query();
bool identity_complete(std::string_view reply);
// '_' model NUL '_' firmware NUL. Errc::malformed.
Result<PrinterIdentity> parse_identity(std::string_view reply);

// "GS ( H" with the number: sent back when the printing of what stands right before it is completed. To be
// asked once: with no dots between, a second one would be answered as soon as it is read.
std::string done_query(std::uint32_t number);
bool done_complete(std::string_view reply);
// Whether the reply holds this number; false when it holds only others. Errc::malformed when it holds none.
Result<bool> is_done(std::string_view reply, std::uint32_t number);

std::string feed();  // a hand's breadth of paper
std::string cut();

}  // namespace packbench::printing::escpos
