// Check digits of carriers' tracking numbers. Each takes the whole number, check digit included.
// Source: public tracking number data (jkeen/tracking_number_data, MIT) and the carriers' label guides.
#pragma once

#include <string_view>

namespace packbench::scan::waybill_check {

bool ups(std::string_view n);  // behind "1Z": mod 10, letters as (ASCII - 3) % 10, every second doubled
bool ups_waybill(std::string_view n);    // a letter that doesn't count, then the same over digits
bool gs1_mod10(std::string_view n);      // weights 3 and 1 from the right
bool fedex_12(std::string_view n);       // weights 3 1 7 repeated, mod 11 mod 10
bool fedex_last_14(std::string_view n);  // the last 14 digits: weights 1 7 3 repeated, mod 11 mod 10
bool gs1_last_15(std::string_view n);    // the last 15 digits: gs1_mod10
bool smartpost_20(std::string_view n);   // gs1_mod10 with "92" put before
bool usps_20(std::string_view n);        // gs1_mod10, as it is or with "91" put before
bool mod_7(std::string_view n);          // the number without its last digit, mod 7
bool deutsche_post(std::string_view n);  // Identcode, Leitcode: weights 4 9, mod 10
bool iso7064_37_36(std::string_view n);  // ISO/IEC 7064, mod 37,36
bool gls(std::string_view n);            // weights 3 1 from the left, plus 1, mod 10
bool s10(std::string_view n);            // UPU S10: weights 8 6 4 2 3 5 9 7 mod 11, known country behind

}  // namespace packbench::scan::waybill_check
