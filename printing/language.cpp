// The table of printer languages.
#include "printing/language.hpp"

#include <algorithm>

#include "printing/languages/zpl.hpp"

namespace packbench::printing {
namespace {

std::string zpl_done_query(std::uint32_t) {
  return zpl::status_query();
}

Result<bool> zpl_is_done(std::string_view reply, std::uint32_t) {
  const auto status = zpl::parse_status(reply);
  if (!status) return status.error();
  return status->idle();
}

constexpr std::array<LanguageVerbs, 1> kLanguages{{
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
        .done_query = zpl_done_query,
        .done_complete = zpl::status_complete,
        .is_done = zpl_is_done,
        .feed = nullptr,
        .calibrate = nullptr,
        .cut = nullptr,
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
