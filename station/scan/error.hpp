// What can be wrong with scanned data: one stable name per fault, shown to people and kept in logs.
#pragma once

#include <boost/system/result.hpp>
#include <cstdint>
#include <string>
#include <string_view>

namespace packbench::scan {

// All of these call for the same act: scan again, or put the article aside; the data itself is faulty.
enum class Errc : std::uint8_t {
  // the element string as a whole
  empty,
  leading_separator,
  double_separator,
  truncated,
  unknown_ai,
  repeated_ai,
  exclusive_ais,
  missing_serial,
  // one AI's value
  empty_value,
  bad_length,
  bad_character,
  wrong_check_digit,
  wrong_check_pair,
  bad_company_prefix,
  bad_date,
  bad_time,
  bad_country,
  bad_currency,
  bad_sex_code,
  bad_iban,
  bad_importer_index,
  bad_percent_encoding,
  bad_coupon,
  bad_media_type,
  bad_package_type,
  bad_coordinate,
  bad_sequence,
  bad_piece_of_total,
  bad_winding,
  bad_flag,
  bad_sign,
  bad_padding,
  must_not_be_zero,
  must_be_zero,
  leading_zero,
  needs_non_digit,
  // GS1 Digital Link
  bad_qualifiers,
  not_an_attribute,
  belongs_in_path,
  // meaning
  bad_own_code,
  zero_count,
};

// The stable name of a fault, e.g. "wrong_check_digit".
std::string_view name(Errc code);

// `ai` is the application identifier the fault was found in, empty if it concerns the whole scan.
struct Error {
  Errc code;
  std::string message;
  std::string ai;
};

Error make_error(Errc code, std::string_view ai = {});

template <class T>
using Result = boost::system::result<T, Error>;

}  // namespace packbench::scan
