// Item numbers of the EAN/UPC and ITF symbologies, normalised to GTIN-14.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "station/scan/error.hpp"

namespace packbench::scan {

// The digit that makes `digits` + digit a number with a right mod 10 check digit (weights 3, 1 from the
// right).
char check_digit(std::string_view digits);

// UPC-E to UPC-A, 12 digits. `digits`: 6 (number system 0, check digit computed), 7 (number system 0, check
// digit last; else number system 0 or 1 first and check digit computed) or 8 (both). nullopt: not UPC-E.
std::optional<std::string> expand_upce(std::string_view digits);

// What the text is as GTIN-14; nullopt if it isn't one. `aim` (may be empty) decides the symbology:
//   ]E0        13, 12 digits; 8, 7, 6 digits are UPC-E (8: EAN-8 if only that holds)
//   ]E3        the same with an add-on of 2 or 5 digits behind, which is dropped
//   ]E4        8 digits, EAN-8
//   ]I0 ]I1    14 digits with right check digit
//   none, ]X., ]Z.   14, 13, 12, 8 digits with right check digit; 8 digits are EAN-8 if that check digit
//              holds, else UPC-E if that one does
//   others     never: a number in Code 128 or QR is no item number by its symbology
// Errors: an EAN/UPC symbology with wrong_check_digit, bad_length or bad_character: a misread.
Result<std::optional<std::string>> read_gtin(std::string_view text, std::string_view aim);

}  // namespace packbench::scan
