// The languages that label printers speak: one table of the verbs that each of them has.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "printing/bitmap.hpp"
#include "printing/error.hpp"
#include "printing/job_options.hpp"
#include "printing/printer_status.hpp"

namespace packbench::printing {

enum class Language { zpl, tspl, epl, cpcl, escpos };

// What proves that a label has come out. Silence never does.
enum class Evidence {
  none,        // nothing that the printer says: the scan of the label tells
  count,       // it says how many labels it still has to print: none of ours, asked before and after
  barrier,     // a question that it answers only when all that stands before it is printed
  process_id,  // a number behind the job that it sends back when the printing is completed
};

// Null where a language has no such thing.
struct LanguageVerbs {
  Language language;
  std::string_view name;  // as configuration and tables write it, and the ending of files: "zpl"

  Result<std::string> (*encode)(const Bitmap& bitmap, const JobOptions& options);

  std::string (*status_query)();
  bool (*status_complete)(std::string_view reply);  // nothing more has to be read
  Result<PrinterStatus> (*parse_status)(std::string_view reply);

  std::string (*identity_query)();
  bool (*identity_complete)(std::string_view reply);
  Result<PrinterIdentity> (*parse_identity)(std::string_view reply);

  // Asked behind a job until `is_done` says so; `number` is the job's own, told back by Evidence::process_id.
  Evidence evidence;
  std::string_view evidence_source;  // where it is written that this proves it
  std::string (*done_query)(std::uint32_t number);
  bool (*done_complete)(std::string_view reply);
  Result<bool> (*is_done)(std::string_view reply, std::uint32_t number);

  std::string (*feed)();       // one empty label
  std::string (*calibrate)();  // measures gap or mark
  std::string (*cut)();
};

const LanguageVerbs& verbs(Language language);
std::span<const LanguageVerbs> languages();

// "zpl", "tspl", "epl", "cpcl", "escpos"; nothing for another word.
std::optional<Language> language_named(std::string_view name);

}  // namespace packbench::printing
