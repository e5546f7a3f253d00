// The table of carriers' tracking number formats.
// Sources: jkeen/tracking_number_data (MIT), BF-zh/Courier-Validation, carriers' label guides; where a
// carrier has no public check digit, the shape alone speaks and the row stands below all verified ones.
#include "station/scan/waybill.hpp"

#include <algorithm>
#include <array>

#include "station/scan/gs1.hpp"
#include "station/scan/pattern.hpp"
#include "station/scan/waybill_checks.hpp"

namespace packbench::scan {
namespace {

namespace check = waybill_check;

struct Format {
  std::string_view carrier;
  std::string_view name;
  std::string_view pattern;  // see pattern.hpp
  bool (*check)(std::string_view) = nullptr;
  std::size_t number_from = 0;  // where the tracking number begins,
  std::size_t number_size = 0;  // and its length; 0: to the end
  bool in_gs1 = false;          // printed in GS1 symbols too
  bool fold_case = false;
};

// clang-format off
constexpr auto kFormats = std::to_array<Format>({
    {"ups", "ups_1z", "1Z*{15}#", check::ups},
    {"ups", "ups_waybill", "[AHJKTV]#{10}", check::ups_waybill},
    {"s10", "s10", "[A-Z]{2}#{9}[A-Z]{2}", check::s10},
    {"ems", "s10_ems", "E@#{9}@{2}", check::s10},
    {"ems", "s10_china_post", "@{2}#{9}CN", check::s10},
    {"royalmail", "s10_royal_mail", "@{2}#{9}GB", check::s10},
    {"auspost", "s10_australia_post", "@{2}#{9}AU", check::s10},
    {"usps", "s10_usps", "@{2}#{9}US", check::s10},
    {"fedex", "fedex_12", "#{12}", check::fedex_12},
    {"fedex", "fedex_ground_15", "#{15}", check::gs1_mod10},
    {"fedex", "fedex_sscc_18", "#{18}", check::gs1_mod10},
    {"fedex", "fedex_ground_96", "96#{20}", check::gs1_last_15, 7, 15, true},
    {"fedex", "fedex_gsn_34", "96#{32}", check::fedex_last_14, 22, 12, true},
    {"fedex", "fedex_express_34", "[0-8]#{33}", check::fedex_last_14, 22, 12},
    {"fedex", "fedex_smartpost_22", "92612#{17}", check::gs1_mod10, 0, 0, true},
    {"fedex", "fedex_smartpost_20", "612#{17}", check::smartpost_20},
    {"usps", "usps_impb_22", "9[1-5]#{20}", check::gs1_mod10, 0, 0, true},
    {"usps", "usps_impb_26", "9[1-5]#{24}", check::gs1_mod10, 0, 0, true},
    {"usps", "usps_impb_420_30", "420#{5}9[1-5]#{20}",
     [](std::string_view n) { return check::gs1_mod10(n.substr(8)); }, 8, 0, true},
    {"usps", "usps_impb_420_34", "420#{5}9[1-5]#{24}",
     [](std::string_view n) { return check::gs1_mod10(n.substr(8)); }, 8, 0, true},
    {"usps", "usps_impb_420_34", "420#{9}9[1-5]#{20}",
     [](std::string_view n) { return check::gs1_mod10(n.substr(12)); }, 12, 0, true},
    {"usps", "usps_impb_420_38", "420#{9}9[1-5]#{24}",
     [](std::string_view n) { return check::gs1_mod10(n.substr(12)); }, 12, 0, true},
    {"usps", "usps_20", "#{20}", check::usps_20},
    {"usps", "usps_24", "#{24}", [](std::string_view n) { return check::gs1_mod10("91" + std::string(n)); }},
    {"usps", "usps_420_28", "420#{5}#{20}",
     [](std::string_view n) { return check::usps_20(n.substr(8)); }, 8},
    {"dhl", "dhl_express_10", "#{10}", check::mod_7},
    {"dhl", "dhl_express_11", "#{11}", check::mod_7},
    {"dhl", "dhl_paket_20", "00#{18}", check::gs1_mod10, 0, 0, true},
    {"dhl", "dhl_identcode", "#{12}", check::deutsche_post},
    {"dhl", "dhl_leitcode", "#{14}", check::deutsche_post},
    {"dpd", "dpd_15", "#{14}*", check::iso7064_37_36, 0, 14},
    {"dpd", "dpd_28", "#{27}*", check::iso7064_37_36, 7, 14},
    {"gls", "gls_12", "#{12}", check::gls},
    {"auspost", "auspost_gs1", "019931265099999891*{6,30}", nullptr, 18, 0, true},
    {"sf", "sf_15", "SF*#{12}", nullptr, 0, 0, false, true},
    {"sf", "sf_12", "#{12}"},
    {"zto", "zto_14", "7[3-68]#{12}"},
    {"zto", "zto_12", "#{12}"},
    {"yto", "yto_15", "YT#{13}", nullptr, 0, 0, false, true},
    {"sto", "sto_77", "77#{12,15}"},
    {"sto", "sto_43", "43#{12,15}"},
    {"yunda", "yunda_15", "[34]#{14}"},
    {"yunda", "yunda_13", "5#{12}"},
    {"yunda", "yunda_13_any", "#{13}"},
    {"jt", "jt_15", "JT#{13}", nullptr, 0, 0, false, true},
    {"jd", "jd_15", "JD*{2}#{11}", nullptr, 0, 0, false, true},
    {"jd", "jd_parcel", "JD*{2}#{11}-#{1,4}-#{1,4}-", nullptr, 0, 15, false, true},
    {"ems", "ems_13", "[189]#{12}"},
    {"ems", "china_post_p", "P@#{11}", nullptr, 0, 0, false, true},
    {"cainiao", "cainiao_621", "621#{12}"},
    {"cainiao", "cainiao_lp", "LP#{14}", nullptr, 0, 0, false, true},
    {"dhl", "dhl_piece_jjd", "JJD#{9,25}"},
    {"dhl", "dhl_piece_jvgl", "JVGL#{9,25}"},
    {"dhl", "dhl_ecommerce_gm", "GM#{10,39}"},
    {"dpd", "dpd_label", "%#{27}", nullptr, 8, 14},
});
// clang-format on

bool is_ean_aim(std::string_view aim) {
  return aim.starts_with("]E");
}

struct Found {
  const Format* format;
  int weight;
};

// Verified before unverifiable, then the more closely described; equals stay in the order of the table.
bool better(const Found& a, const Found& b) {
  const bool a_checked = a.format->check != nullptr;
  const bool b_checked = b.format->check != nullptr;
  if (a_checked != b_checked) return a_checked;
  return a.weight > b.weight;
}

bool fits(const Format& format, std::string_view text) {
  return matches_pattern(format.pattern, text, format.fold_case) && (!format.check || format.check(text));
}

WaybillCandidate to_candidate(const Format& format, std::string_view text) {
  const auto number = text.substr(format.number_from, format.number_size ? format.number_size : text.size());
  return {format.carrier, format.name, std::string(number), format.check != nullptr};
}

}  // namespace

std::vector<WaybillCandidate> waybill_candidates(std::string_view text, std::string_view aim) {
  if (is_ean_aim(aim)) return {};
  std::string compact(text);
  std::erase(compact, kGroupSeparator);
  std::vector<Found> found;
  for (const Format& format : kFormats) {
    if (is_gs1_aim(aim) && !format.in_gs1) continue;
    if (fits(format, compact)) found.push_back({&format, specificity(format.pattern)});
  }
  std::stable_sort(found.begin(), found.end(), better);
  std::vector<WaybillCandidate> candidates;
  for (const Found& f : found) candidates.push_back(to_candidate(*f.format, compact));
  return candidates;
}

}  // namespace packbench::scan
