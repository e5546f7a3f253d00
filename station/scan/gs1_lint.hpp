// Checks of one part of an AI's value, beyond its length and character set.
// Source of each rule: GS1 General Specifications 26 and the GS1 Barcode Syntax Dictionary 2026-01-27.
#pragma once

#include <string_view>

#include "station/scan/error.hpp"

namespace packbench::scan {

// A check and the fault it means when it says no. `good` gets the part alone, never the rest of the value.
struct Lint {
  bool (*good)(std::string_view) = nullptr;
  Errc otherwise = Errc::bad_character;
};

namespace lint {

bool is_numeric(std::string_view part);
bool is_cset82(std::string_view part);  // GS1 AI encodable character set 82
bool is_cset39(std::string_view part);  // GS1 AI encodable character set 39
bool is_cset64(std::string_view part);  // base64url; trailing '=' are looked at by has_good_padding

bool has_check_digit(std::string_view digits);        // mod 10, weights 3 and 1 from the right
bool has_check_pair(std::string_view text);           // two characters over mod 1021, for GMN and MUDI
bool begins_with_company_prefix(std::string_view t);  // at least four digits; no registry is asked
bool has_company_prefix_second(std::string_view t);   // the same, behind an indicator digit
bool has_good_padding(std::string_view text);         // no '=', or as many as fill up to a multiple of 3

bool is_yymmdd(std::string_view date);
bool is_yymmd0(std::string_view date);  // day 00 allowed: the last of the month is meant
bool is_yyyymmdd(std::string_view date);
bool is_hour(std::string_view hh);
bool is_minute(std::string_view mm);  // seconds too
bool is_hhmm(std::string_view time);

bool is_country_or_999(std::string_view code);
bool is_iso5218(std::string_view code);
bool is_iban(std::string_view text);
bool is_importer_index(std::string_view text);
bool is_percent_encoded(std::string_view text);
bool is_coupon_8110(std::string_view digits);
bool is_coupon_8112(std::string_view digits);
bool is_media_type(std::string_view code);
bool is_latitude(std::string_view digits);
bool is_longitude(std::string_view digits);
bool is_place_in_sequence(std::string_view text);  // "2/3"
bool is_piece_of_total(std::string_view digits);   // "0203"
bool is_winding(std::string_view code);
bool is_yes_no(std::string_view code);
bool is_hyphen(std::string_view text);
bool is_not_zero(std::string_view digits);
bool is_zero(std::string_view digits);
bool has_no_zero_prefix(std::string_view digits);
bool has_non_digit(std::string_view text);

}  // namespace lint
}  // namespace packbench::scan
