// Names and sentences of the faults of scanned data.
#include "station/scan/error.hpp"

#include <array>

namespace packbench::scan {
namespace {

struct Text {
  Errc code;
  std::string_view name;
  std::string_view sentence;
};

constexpr auto kTexts = std::to_array<Text>({
    {Errc::empty, "empty", "The code holds no data. Scan again."},
    {Errc::leading_separator, "leading_separator",
     "The code begins with a separator. Have the label checked."},
    {Errc::double_separator, "double_separator",
     "The code holds two separators in a row. Have the label checked."},
    {Errc::truncated, "truncated", "The code ends in the middle of a field. Scan again."},
    {Errc::unknown_ai, "unknown_ai",
     "The code holds a field that GS1 does not define. Have the label checked."},
    {Errc::repeated_ai, "repeated_ai",
     "The code gives one field twice with different values. Have the label checked."},
    {Errc::exclusive_ais, "exclusive_ais",
     "The code holds two fields that exclude each other. Have the label checked."},
    {Errc::missing_serial, "missing_serial",
     "A signed code needs a serial number in its key. Have the label checked."},
    {Errc::empty_value, "empty_value", "A field of the code is empty. Have the label checked."},
    {Errc::bad_length, "bad_length", "A field of the code is too short or too long. Scan again."},
    {Errc::bad_character, "bad_character",
     "A field of the code holds a character that is not allowed there. Scan again."},
    {Errc::wrong_check_digit, "wrong_check_digit", "The check digit is wrong. Scan again."},
    {Errc::wrong_check_pair, "wrong_check_pair", "The check characters are wrong. Scan again."},
    {Errc::bad_company_prefix, "bad_company_prefix",
     "The number has no GS1 company prefix. Have the label checked."},
    {Errc::bad_date, "bad_date", "The code holds a date that does not exist. Have the label checked."},
    {Errc::bad_time, "bad_time", "The code holds a time that does not exist. Have the label checked."},
    {Errc::bad_country, "bad_country", "The code holds an unknown country. Have the label checked."},
    {Errc::bad_currency, "bad_currency", "The code holds an unknown currency. Have the label checked."},
    {Errc::bad_sex_code, "bad_sex_code", "The code holds an unknown code for sex. Have the label checked."},
    {Errc::bad_iban, "bad_iban", "The code holds a wrong IBAN. Have the label checked."},
    {Errc::bad_importer_index, "bad_importer_index",
     "The importer index is not allowed. Have the label checked."},
    {Errc::bad_percent_encoding, "bad_percent_encoding",
     "A percent sequence is wrong. Have the label checked."},
    {Errc::bad_coupon, "bad_coupon", "The coupon data is wrong. Have the coupon checked."},
    {Errc::bad_media_type, "bad_media_type", "The media type is unknown. Have the label checked."},
    {Errc::bad_package_type, "bad_package_type", "The package type is unknown. Have the label checked."},
    {Errc::bad_coordinate, "bad_coordinate", "The position does not exist. Have the label checked."},
    {Errc::bad_sequence, "bad_sequence", "The place in a sequence is wrong. Have the label checked."},
    {Errc::bad_piece_of_total, "bad_piece_of_total",
     "The piece number and the total disagree. Have the label checked."},
    {Errc::bad_winding, "bad_winding", "The winding direction is unknown. Have the label checked."},
    {Errc::bad_flag, "bad_flag", "A yes/no field is neither. Have the label checked."},
    {Errc::bad_sign, "bad_sign", "A sign is not a minus. Have the label checked."},
    {Errc::bad_padding, "bad_padding", "The signature's padding is wrong. Scan again."},
    {Errc::must_not_be_zero, "must_not_be_zero", "A measure is zero. Have the label checked."},
    {Errc::must_be_zero, "must_be_zero", "A filler digit is not zero. Have the label checked."},
    {Errc::leading_zero, "leading_zero", "A number begins with zero. Have the label checked."},
    {Errc::needs_non_digit, "needs_non_digit",
     "An identifier needs at least one letter. Have the label checked."},
    {Errc::bad_qualifiers, "bad_qualifiers",
     "The link's key parts are in a wrong order. Have the label checked."},
    {Errc::not_an_attribute, "not_an_attribute",
     "The link holds a field that may not stand there. Have the label checked."},
    {Errc::belongs_in_path, "belongs_in_path",
     "The link holds a key part behind the question mark. Have the label checked."},
    {Errc::bad_own_code, "bad_own_code", "A code of this bench is damaged. Print it again."},
    {Errc::zero_count, "zero_count", "The code says a count of zero. Have the label checked."},
});

constexpr bool in_order() {
  for (std::size_t i = 0; i < kTexts.size(); ++i) {
    if (static_cast<std::size_t>(kTexts[i].code) != i) return false;
  }
  return kTexts.size() == static_cast<std::size_t>(Errc::zero_count) + 1;
}
static_assert(in_order(), "one text per fault, in the order of Errc");

}  // namespace

std::string_view name(Errc code) {
  return kTexts[static_cast<std::size_t>(code)].name;
}

Error make_error(Errc code, std::string_view ai) {
  return {code, std::string(kTexts[static_cast<std::size_t>(code)].sentence), std::string(ai)};
}

}  // namespace packbench::scan
