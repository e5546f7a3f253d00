// The table of printer languages.
#include "printing/language.hpp"

#include <algorithm>

#include "printing/languages/cpcl.hpp"
#include "printing/languages/epl.hpp"
#include "printing/languages/escpos.hpp"
#include "printing/languages/tspl.hpp"
#include "printing/languages/zpl.hpp"

namespace packbench::printing {
namespace {

constexpr std::array<LanguageVerbs, 5> kLanguages{{
    {
        .language = Language::zpl,
        .name = "zpl",
        .encode = zpl::encode,
        .status_query = zpl::status_query,
        .status_complete = zpl::status_complete,
        .parse_status = zpl::parse_status,
        .identity_query = zpl::identity_query,
        .identity_complete = zpl::identity_complete,
        .parse_identity = zpl::parse_identity,
        .evidence = Evidence::count,
        .evidence_source = "Zebra, ZPL II Programming Guide, ~HS: formats in the receive buffer, labels "
                           "remaining in the batch",
        .done_query = zpl::done_query,
        .done_complete = zpl::done_complete,
        .is_done = zpl::is_done,
        .feed = zpl::feed,
        .calibrate = zpl::calibrate,
        .cut = nullptr,
    },
    {
        .language = Language::tspl,
        .name = "tspl",
        .encode = tspl::encode,
        .status_query = tspl::status_query,
        .status_complete = tspl::status_complete,
        .parse_status = tspl::parse_status,
        .identity_query = tspl::identity_query,
        .identity_complete = tspl::identity_complete,
        .parse_identity = tspl::parse_identity,
        .evidence = Evidence::barrier,
        .evidence_source =
            "TSC, TTP-343 programming manual, page IV, and Gprinter, GP-2120T manual, page iii: "
            "commands with ~ return the status only when the printer is ready",
        .done_query = tspl::done_query,
        .done_complete = tspl::done_complete,
        .is_done = tspl::is_done,
        .feed = tspl::feed,
        .calibrate = tspl::calibrate,
        .cut = tspl::cut,
    },
    {
        .language = Language::epl,
        .name = "epl",
        .encode = epl::encode,
        .status_query = epl::status_query,
        .status_complete = epl::status_complete,
        .parse_status = epl::parse_status,
        .identity_query = nullptr,
        .identity_complete = nullptr,
        .parse_identity = nullptr,
        .evidence = Evidence::none,
        .evidence_source = "Intermec, ESim Programmer's Reference, ^ee: answered before other commands, so "
                           "not behind the label",
        .done_query = nullptr,
        .done_complete = nullptr,
        .is_done = nullptr,
        .feed = epl::feed,
        .calibrate = nullptr,
        .cut = epl::cut,
    },
    {
        .language = Language::cpcl,
        .name = "cpcl",
        .encode = cpcl::encode,
        .status_query = cpcl::status_query,
        .status_complete = cpcl::status_complete,
        .parse_status = cpcl::parse_status,
        .identity_query = cpcl::identity_query,
        .identity_complete = cpcl::identity_complete,
        .parse_identity = cpcl::parse_identity,
        .evidence = Evidence::barrier,
        .evidence_source = "Zebra, CPCL Programming Manual, page 11-2: when ESC h is answered, the previous "
                           "label is finished",
        .done_query = cpcl::done_query,
        .done_complete = cpcl::done_complete,
        .is_done = cpcl::is_done,
        .feed = cpcl::feed,
        .calibrate = nullptr,
        .cut = nullptr,
    },
    {
        .language = Language::escpos,
        .name = "escpos",
        .encode = escpos::encode,
        .status_query = escpos::status_query,
        .status_complete = escpos::status_complete,
        .parse_status = escpos::parse_status,
        .identity_query = escpos::identity_query,
        .identity_complete = escpos::identity_complete,
        .parse_identity = escpos::parse_identity,
        .evidence = Evidence::process_id,
        .evidence_source = "Epson, ESC/POS Command Reference, GS ( H function 48: sent when the printing is "
                           "completed",
        .done_query = escpos::done_query,
        .done_complete = escpos::done_complete,
        .is_done = escpos::is_done,
        .feed = escpos::feed,
        .calibrate = nullptr,
        .cut = escpos::cut,
    },
}};

}  // namespace

const LanguageVerbs& verbs(Language language) {
  return *std::find_if(kLanguages.begin(), kLanguages.end(),
                       [&](const LanguageVerbs& row) { return row.language == language; });
}

std::span<const LanguageVerbs> languages() {
  return kLanguages;
}

std::optional<Language> language_named(std::string_view name) {
  for (const auto& row : kLanguages)
    if (row.name == name) return row.language;
  return std::nullopt;
}

}  // namespace packbench::printing
