// Public code lists that GS1 data refers to: countries, currencies, package types.
#pragma once

#include <string_view>

namespace packbench::scan {

// ISO 3166-1 numeric code of a country, three digits.
bool is_country_number(std::string_view code);

// ISO 3166-1 alpha-2 code of a country, upper case.
bool is_country_letters(std::string_view code);

// ISO 4217 numeric code of a currency, three digits.
bool is_currency_number(std::string_view code);

// GS1 PackageTypeCode: UN/ECE Recommendation 21 with GS1's additions.
bool is_package_type(std::string_view code);

}  // namespace packbench::scan
