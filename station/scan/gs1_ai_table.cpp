// The rows. Source: GS1 Barcode Syntax Dictionary, release 2026-01-27 (GS1 General Specifications 26).
#include "station/scan/gs1_ai_table.hpp"

#include <algorithm>

#include "station/scan/code_lists.hpp"

namespace packbench::scan {
namespace {

constexpr Lint kCsum{lint::has_check_digit, Errc::wrong_check_digit};
constexpr Lint kPair{lint::has_check_pair, Errc::wrong_check_pair};
constexpr Lint kGcp1{lint::begins_with_company_prefix, Errc::bad_company_prefix};
constexpr Lint kGcp2{lint::has_company_prefix_second, Errc::bad_company_prefix};
constexpr Lint kDate{lint::is_yymmdd, Errc::bad_date};
constexpr Lint kDate0{lint::is_yymmd0, Errc::bad_date};
constexpr Lint kLongDate{lint::is_yyyymmdd, Errc::bad_date};
constexpr Lint kHour{lint::is_hour, Errc::bad_time};
constexpr Lint kMinute{lint::is_minute, Errc::bad_time};
constexpr Lint kHhmm{lint::is_hhmm, Errc::bad_time};
constexpr Lint kCountry{is_country_number, Errc::bad_country};
constexpr Lint kCountry999{lint::is_country_or_999, Errc::bad_country};
constexpr Lint kCountryLetters{is_country_letters, Errc::bad_country};
constexpr Lint kCurrency{is_currency_number, Errc::bad_currency};
constexpr Lint kSex{lint::is_iso5218, Errc::bad_sex_code};
constexpr Lint kIban{lint::is_iban, Errc::bad_iban};
constexpr Lint kImporter{lint::is_importer_index, Errc::bad_importer_index};
constexpr Lint kPercent{lint::is_percent_encoded, Errc::bad_percent_encoding};
constexpr Lint kCoupon8110{lint::is_coupon_8110, Errc::bad_coupon};
constexpr Lint kCoupon8112{lint::is_coupon_8112, Errc::bad_coupon};
constexpr Lint kMedia{lint::is_media_type, Errc::bad_media_type};
constexpr Lint kPackage{is_package_type, Errc::bad_package_type};
constexpr Lint kLatitude{lint::is_latitude, Errc::bad_coordinate};
constexpr Lint kLongitude{lint::is_longitude, Errc::bad_coordinate};
constexpr Lint kPlace{lint::is_place_in_sequence, Errc::bad_sequence};
constexpr Lint kPiece{lint::is_piece_of_total, Errc::bad_piece_of_total};
constexpr Lint kWinding{lint::is_winding, Errc::bad_winding};
constexpr Lint kYesNo{lint::is_yes_no, Errc::bad_flag};
constexpr Lint kHyphen{lint::is_hyphen, Errc::bad_sign};
constexpr Lint kPadding{lint::has_good_padding, Errc::bad_padding};
constexpr Lint kNonzero{lint::is_not_zero, Errc::must_not_be_zero};
constexpr Lint kZero{lint::is_zero, Errc::must_be_zero};
constexpr Lint kNoZeroPrefix{lint::has_no_zero_prefix, Errc::leading_zero};
constexpr Lint kNonDigit{lint::has_non_digit, Errc::needs_non_digit};

// A part of fixed length, and one of 1 to `max` characters.
template <class... L>
constexpr AiPart n(std::uint8_t size, L... lints) {
  return {CharSet::numeric, size, size, false, {lints...}};
}
template <class... L>
constexpr AiPart n_to(std::uint8_t max, L... lints) {
  return {CharSet::numeric, 1, max, false, {lints...}};
}
template <class... L>
constexpr AiPart x(std::uint8_t size, L... lints) {
  return {CharSet::set82, size, size, false, {lints...}};
}
template <class... L>
constexpr AiPart x_to(std::uint8_t max, L... lints) {
  return {CharSet::set82, 1, max, false, {lints...}};
}
template <class... L>
constexpr AiPart y_to(std::uint8_t max, L... lints) {
  return {CharSet::set39, 1, max, false, {lints...}};
}
template <class... L>
constexpr AiPart z_to(std::uint8_t max, L... lints) {
  return {CharSet::set64, 1, max, false, {lints...}};
}
constexpr AiPart opt(AiPart part) {
  part.optional = true;
  return part;
}

using Parts = std::array<AiPart, 5>;

constexpr bool kFixed = false;  // of predefined length: no separator needed
constexpr bool kVaries = true;
constexpr bool kAttribute = true;  // of a GS1 Digital Link
constexpr bool kNoAttribute = false;

constexpr AiRow one(std::string_view ai, bool separator, bool attribute, Parts parts,
                    std::string_view title) {
  return {ai, 0, 0, LastDigit::plain, separator, attribute, parts, title};
}
constexpr AiRow family(std::string_view digits, char from, char to, LastDigit last, bool separator,
                       bool attribute, Parts parts, std::string_view title) {
  return {digits, from, to, last, separator, attribute, parts, title};
}

// clang-format off
constexpr auto kTable = std::to_array<AiRow>({
    one("00", kFixed, kAttribute, {n(18, kCsum, kGcp2)}, "SSCC"),
    one("01", kFixed, kAttribute, {n(14, kCsum, kGcp2)}, "GTIN"),
    one("02", kFixed, kAttribute, {n(14, kCsum, kGcp2)}, "CONTENT"),
    one("03", kFixed, kNoAttribute, {n(14, kCsum, kGcp2)}, "MTO GTIN"),
    one("10", kVaries, kAttribute, {x_to(20)}, "BATCH/LOT"),
    one("11", kFixed, kAttribute, {n(6, kDate0)}, "PROD DATE"),
    one("12", kFixed, kAttribute, {n(6, kDate0)}, "DUE DATE"),
    one("13", kFixed, kAttribute, {n(6, kDate0)}, "PACK DATE"),
    one("15", kFixed, kAttribute, {n(6, kDate0)}, "BEST BEFORE or BEST BY"),
    one("16", kFixed, kAttribute, {n(6, kDate0)}, "SELL BY"),
    one("17", kFixed, kAttribute, {n(6, kDate0)}, "USE BY or EXPIRY"),
    one("20", kFixed, kAttribute, {n(2)}, "VARIANT"),
    one("21", kVaries, kNoAttribute, {x_to(20)}, "SERIAL"),
    one("22", kVaries, kNoAttribute, {x_to(20)}, "CPV"),
    one("235", kVaries, kNoAttribute, {x_to(28)}, "TPX"),
    one("240", kVaries, kAttribute, {x_to(30)}, "ADDITIONAL ID"),
    one("241", kVaries, kAttribute, {x_to(30)}, "CUST. PART No."),
    one("242", kVaries, kAttribute, {n_to(6)}, "MTO VARIANT"),
    one("243", kVaries, kAttribute, {x_to(20)}, "PCN"),
    one("250", kVaries, kAttribute, {x_to(30)}, "SECONDARY SERIAL"),
    one("251", kVaries, kAttribute, {x_to(30)}, "REF. TO SOURCE"),
    one("253", kVaries, kAttribute, {n(13, kCsum, kGcp1), opt(x_to(17))}, "GDTI"),
    one("254", kVaries, kNoAttribute, {x_to(20)}, "GLN EXTENSION COMPONENT"),
    one("255", kVaries, kAttribute, {n(13, kCsum, kGcp1), opt(n_to(12))}, "GCN"),
    one("30", kVaries, kAttribute, {n_to(8)}, "VAR. COUNT"),
    family("310", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "NET WEIGHT (kg)"),
    family("311", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "LENGTH (m)"),
    family("312", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "WIDTH (m)"),
    family("313", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "HEIGHT (m)"),
    family("314", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "AREA (m^2)"),
    family("315", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "NET VOLUME (l)"),
    family("316", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "NET VOLUME (m^3)"),
    family("320", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "NET WEIGHT (lb)"),
    family("321", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "LENGTH (in)"),
    family("322", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "LENGTH (ft)"),
    family("323", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "LENGTH (yd)"),
    family("324", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "WIDTH (in)"),
    family("325", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "WIDTH (ft)"),
    family("326", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "WIDTH (yd)"),
    family("327", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "HEIGHT (in)"),
    family("328", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "HEIGHT (ft)"),
    family("329", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "HEIGHT (yd)"),
    family("330", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "GROSS WEIGHT (kg)"),
    family("331", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "LENGTH (m), log"),
    family("332", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "WIDTH (m), log"),
    family("333", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "HEIGHT (m), log"),
    family("334", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "AREA (m^2), log"),
    family("335", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "VOLUME (l), log"),
    family("336", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "VOLUME (m^3), log"),
    family("337", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "KG PER m^2"),
    family("340", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "GROSS WEIGHT (lb)"),
    family("341", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "LENGTH (in), log"),
    family("342", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "LENGTH (ft), log"),
    family("343", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "LENGTH (yd), log"),
    family("344", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "WIDTH (in), log"),
    family("345", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "WIDTH (ft), log"),
    family("346", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "WIDTH (yd), log"),
    family("347", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "HEIGHT (in), log"),
    family("348", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "HEIGHT (ft), log"),
    family("349", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "HEIGHT (yd), log"),
    family("350", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "AREA (in^2)"),
    family("351", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "AREA (ft^2)"),
    family("352", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "AREA (yd^2)"),
    family("353", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "AREA (in^2), log"),
    family("354", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "AREA (ft^2), log"),
    family("355", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "AREA (yd^2), log"),
    family("356", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "NET WEIGHT (tr oz)"),
    family("357", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "NET VOLUME (oz)"),
    family("360", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "NET VOLUME (qt (US))"),
    family("361", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "NET VOLUME (gal.)"),
    family("362", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "VOLUME (qt (US)), log"),
    family("363", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "VOLUME (gal (US)), log"),
    family("364", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "NET VOLUME (in^3)"),
    family("365", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "NET VOLUME (ft^3)"),
    family("366", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "NET VOLUME (yd^3)"),
    family("367", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "VOLUME (in^3), log"),
    family("368", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "VOLUME (ft^3), log"),
    family("369", '0', '5', LastDigit::decimals, kFixed, kAttribute, {n(6)}, "VOLUME (yd^3), log"),
    one("37", kVaries, kAttribute, {n_to(8)}, "COUNT"),
    family("390", '0', '9', LastDigit::decimals, kVaries, kAttribute, {n_to(15)}, "AMOUNT"),
    family("391", '0', '9', LastDigit::decimals, kVaries, kAttribute, {n(3, kCurrency), n_to(15)}, "AMOUNT"),
    family("392", '0', '9', LastDigit::decimals, kVaries, kAttribute, {n_to(15)}, "PRICE"),
    family("393", '0', '9', LastDigit::decimals, kVaries, kAttribute, {n(3, kCurrency), n_to(15)}, "PRICE"),
    family("394", '0', '3', LastDigit::decimals, kVaries, kAttribute, {n(4)}, "PRCNT OFF"),
    family("395", '0', '5', LastDigit::decimals, kVaries, kAttribute, {n(6)}, "PRICE/UoM"),
    one("400", kVaries, kAttribute, {x_to(30)}, "ORDER NUMBER"),
    one("401", kVaries, kAttribute, {x_to(30, kGcp1)}, "GINC"),
    one("402", kVaries, kAttribute, {n(17, kCsum, kGcp1)}, "GSIN"),
    one("403", kVaries, kAttribute, {x_to(30)}, "ROUTE"),
    one("410", kFixed, kAttribute, {n(13, kCsum, kGcp1)}, "SHIP TO LOC"),
    one("411", kFixed, kAttribute, {n(13, kCsum, kGcp1)}, "BILL TO"),
    one("412", kFixed, kAttribute, {n(13, kCsum, kGcp1)}, "PURCHASE FROM"),
    one("413", kFixed, kAttribute, {n(13, kCsum, kGcp1)}, "SHIP FOR LOC"),
    one("414", kFixed, kAttribute, {n(13, kCsum, kGcp1)}, "LOC No."),
    one("415", kFixed, kAttribute, {n(13, kCsum, kGcp1)}, "PAY TO"),
    one("416", kFixed, kAttribute, {n(13, kCsum, kGcp1)}, "PROD/SERV LOC"),
    one("417", kFixed, kAttribute, {n(13, kCsum, kGcp1)}, "PARTY"),
    one("420", kVaries, kAttribute, {x_to(20)}, "SHIP TO POST"),
    one("421", kVaries, kAttribute, {n(3, kCountry), x_to(9)}, "SHIP TO POST"),
    one("422", kVaries, kAttribute, {n(3, kCountry)}, "ORIGIN"),
    one("423", kVaries, kAttribute, {n(3, kCountry), opt(n(3, kCountry)), opt(n(3, kCountry)), opt(n(3,
        kCountry)), opt(n(3, kCountry))}, "COUNTRY - INITIAL PROCESS"),
    one("424", kVaries, kAttribute, {n(3, kCountry)}, "COUNTRY - PROCESS"),
    one("425", kVaries, kAttribute, {n(3, kCountry), opt(n(3, kCountry)), opt(n(3, kCountry)), opt(n(3,
        kCountry)), opt(n(3, kCountry))}, "COUNTRY - DISASSEMBLY"),
    one("426", kVaries, kAttribute, {n(3, kCountry)}, "COUNTRY - FULL PROCESS"),
    one("427", kVaries, kAttribute, {x_to(3)}, "ORIGIN SUBDIVISION"),
    one("4300", kVaries, kAttribute, {x_to(35, kPercent)}, "SHIP TO COMP"),
    one("4301", kVaries, kAttribute, {x_to(35, kPercent)}, "SHIP TO NAME"),
    one("4302", kVaries, kAttribute, {x_to(70, kPercent)}, "SHIP TO ADD1"),
    one("4303", kVaries, kAttribute, {x_to(70, kPercent)}, "SHIP TO ADD2"),
    one("4304", kVaries, kAttribute, {x_to(70, kPercent)}, "SHIP TO SUB"),
    one("4305", kVaries, kAttribute, {x_to(70, kPercent)}, "SHIP TO LOC"),
    one("4306", kVaries, kAttribute, {x_to(70, kPercent)}, "SHIP TO REG"),
    one("4307", kVaries, kAttribute, {x(2, kCountryLetters)}, "SHIP TO COUNTRY"),
    one("4308", kVaries, kAttribute, {x_to(30)}, "SHIP TO PHONE"),
    one("4309", kVaries, kAttribute, {n(10, kLatitude), n(10, kLongitude)}, "SHIP TO GEO"),
    one("4310", kVaries, kAttribute, {x_to(35, kPercent)}, "RTN TO COMP"),
    one("4311", kVaries, kAttribute, {x_to(35, kPercent)}, "RTN TO NAME"),
    one("4312", kVaries, kAttribute, {x_to(70, kPercent)}, "RTN TO ADD1"),
    one("4313", kVaries, kAttribute, {x_to(70, kPercent)}, "RTN TO ADD2"),
    one("4314", kVaries, kAttribute, {x_to(70, kPercent)}, "RTN TO SUB"),
    one("4315", kVaries, kAttribute, {x_to(70, kPercent)}, "RTN TO LOC"),
    one("4316", kVaries, kAttribute, {x_to(70, kPercent)}, "RTN TO REG"),
    one("4317", kVaries, kAttribute, {x(2, kCountryLetters)}, "RTN TO COUNTRY"),
    one("4318", kVaries, kAttribute, {x_to(20)}, "RTN TO POST"),
    one("4319", kVaries, kAttribute, {x_to(30)}, "RTN TO PHONE"),
    one("4320", kVaries, kAttribute, {x_to(35, kPercent)}, "SRV DESCRIPTION"),
    one("4321", kVaries, kAttribute, {n(1, kYesNo)}, "DANGEROUS GOODS"),
    one("4322", kVaries, kAttribute, {n(1, kYesNo)}, "AUTH TO LEAVE"),
    one("4323", kVaries, kAttribute, {n(1, kYesNo)}, "SIG REQUIRED"),
    one("4324", kVaries, kAttribute, {n(6, kDate0), n(4, kHhmm)}, "NOT BEF DEL DT"),
    one("4325", kVaries, kAttribute, {n(6, kDate0), n(4, kHhmm)}, "NOT AFT DEL DT"),
    one("4326", kVaries, kAttribute, {n(6, kDate)}, "REL DATE"),
    one("4330", kVaries, kAttribute, {n(6), opt(x(1, kHyphen))}, "MAX TEMP F."),
    one("4331", kVaries, kAttribute, {n(6), opt(x(1, kHyphen))}, "MAX TEMP C."),
    one("4332", kVaries, kAttribute, {n(6), opt(x(1, kHyphen))}, "MIN TEMP F."),
    one("4333", kVaries, kAttribute, {n(6), opt(x(1, kHyphen))}, "MIN TEMP C."),
    one("7001", kVaries, kAttribute, {n(13)}, "NSN"),
    one("7002", kVaries, kAttribute, {x_to(30)}, "MEAT CUT"),
    one("7003", kVaries, kAttribute, {n(6, kDate), n(4, kHhmm)}, "EXPIRY TIME"),
    one("7004", kVaries, kAttribute, {n_to(4)}, "ACTIVE POTENCY"),
    one("7005", kVaries, kAttribute, {x_to(12)}, "CATCH AREA"),
    one("7006", kVaries, kAttribute, {n(6, kDate)}, "FIRST FREEZE DATE"),
    one("7007", kVaries, kAttribute, {n(6, kDate), opt(n(6, kDate))}, "HARVEST DATE"),
    one("7008", kVaries, kAttribute, {x_to(3)}, "AQUATIC SPECIES"),
    one("7009", kVaries, kAttribute, {x_to(10)}, "FISHING GEAR TYPE"),
    one("7010", kVaries, kAttribute, {x_to(2)}, "PROD METHOD"),
    one("7011", kVaries, kAttribute, {n(6, kDate), opt(n(4, kHhmm))}, "TEST BY DATE"),
    one("7020", kVaries, kAttribute, {x_to(20)}, "REFURB LOT"),
    one("7021", kVaries, kAttribute, {x_to(20)}, "FUNC STAT"),
    one("7022", kVaries, kAttribute, {x_to(20)}, "REV STAT"),
    one("7023", kVaries, kAttribute, {x_to(30, kGcp1)}, "GIAI - ASSEMBLY"),
    family("703", '0', '9', LastDigit::sequence, kVaries, kAttribute, {n(3, kCountry999), x_to(27)},
        "PROCESSOR # s"),
    one("7040", kVaries, kNoAttribute, {n(1), x(1), x(1), x(1, kImporter)}, "UIC+EXT"),
    one("7041", kVaries, kNoAttribute, {x_to(4, kPackage)}, "UFRGT UNIT TYPE"),
    one("710", kVaries, kAttribute, {x_to(20)}, "NHRN PZN"),
    one("711", kVaries, kAttribute, {x_to(20)}, "NHRN CIP"),
    one("712", kVaries, kAttribute, {x_to(20)}, "NHRN CN"),
    one("713", kVaries, kAttribute, {x_to(20)}, "NHRN DRN"),
    one("714", kVaries, kAttribute, {x_to(20)}, "NHRN AIM"),
    one("715", kVaries, kAttribute, {x_to(20)}, "NHRN NDC"),
    one("716", kVaries, kAttribute, {x_to(20)}, "NHRN AIC"),
    one("717", kVaries, kAttribute, {x_to(20)}, "NHRN SRN"),
    family("723", '0', '9', LastDigit::sequence, kVaries, kAttribute, {x(2), x_to(28)}, "CERT # s"),
    one("7240", kVaries, kAttribute, {x_to(20)}, "PROTOCOL"),
    one("7241", kVaries, kAttribute, {n(2, kMedia)}, "AIDC MEDIA TYPE"),
    one("7242", kVaries, kAttribute, {x_to(25)}, "VCN"),
    one("7250", kVaries, kAttribute, {n(8, kLongDate)}, "DOB"),
    one("7251", kVaries, kAttribute, {n(8, kLongDate), n(4, kHhmm)}, "DOB TIME"),
    one("7252", kVaries, kAttribute, {n(1, kSex)}, "BIO SEX"),
    one("7253", kVaries, kAttribute, {x_to(40, kPercent)}, "FAMILY NAME"),
    one("7254", kVaries, kAttribute, {x_to(40, kPercent)}, "GIVEN NAME"),
    one("7255", kVaries, kAttribute, {x_to(10)}, "SUFFIX"),
    one("7256", kVaries, kAttribute, {x_to(90, kPercent)}, "FULL NAME"),
    one("7257", kVaries, kAttribute, {x_to(70, kPercent)}, "PERSON ADDR"),
    one("7258", kVaries, kAttribute, {x(3, kPlace)}, "BIRTH SEQUENCE"),
    one("7259", kVaries, kAttribute, {x_to(40, kPercent)}, "BABY"),
    one("8001", kVaries, kAttribute, {n(4, kNonzero), n(5, kNonzero), n(3, kNonzero), n(1, kWinding),
        n(1)}, "DIMENSIONS"),
    one("8002", kVaries, kAttribute, {x_to(20)}, "CMT No."),
    one("8003", kVaries, kAttribute, {n(1, kZero), n(13, kCsum, kGcp1), opt(x_to(16))}, "GRAI"),
    one("8004", kVaries, kAttribute, {x_to(30, kGcp1)}, "GIAI"),
    one("8005", kVaries, kAttribute, {n(6)}, "PRICE PER UNIT"),
    one("8006", kVaries, kAttribute, {n(14, kCsum, kGcp2), n(4, kPiece)}, "ITIP"),
    one("8007", kVaries, kAttribute, {x_to(34, kIban)}, "IBAN"),
    one("8008", kVaries, kAttribute, {n(6, kDate), n(2, kHour), opt(n(2, kMinute)), opt(n(2, kMinute))},
        "PROD TIME"),
    one("8009", kVaries, kAttribute, {x_to(50)}, "OPTSEN"),
    one("8010", kVaries, kAttribute, {y_to(30, kGcp1)}, "CPID"),
    one("8011", kVaries, kNoAttribute, {n_to(12, kNoZeroPrefix)}, "CPID SERIAL"),
    one("8012", kVaries, kAttribute, {x_to(20)}, "VERSION"),
    one("8013", kVaries, kAttribute, {x_to(25, kPair, kGcp1)}, "GMN"),
    one("8014", kVaries, kNoAttribute, {x_to(25, kPair, kGcp1, kNonDigit)}, "MUDI"),
    one("8017", kVaries, kAttribute, {n(18, kCsum, kGcp1)}, "GSRN - PROVIDER"),
    one("8018", kVaries, kAttribute, {n(18, kCsum, kGcp1)}, "GSRN - RECIPIENT"),
    one("8019", kVaries, kNoAttribute, {n_to(10)}, "SRIN"),
    one("8020", kVaries, kNoAttribute, {x_to(25)}, "REF No."),
    one("8026", kVaries, kAttribute, {n(14, kCsum, kGcp2), n(4, kPiece)}, "ITIP CONTENT"),
    one("8030", kVaries, kAttribute, {z_to(90, kPadding)}, "DIGSIG"),
    one("8040", kVaries, kNoAttribute, {n(15)}, "IMEI"),
    one("8041", kVaries, kNoAttribute, {n(15)}, "IMEI2"),
    one("8042", kVaries, kNoAttribute, {n(32)}, "ESIM"),
    one("8043", kVaries, kNoAttribute, {n(18), opt(n_to(2))}, "PSIM"),
    one("8110", kVaries, kAttribute, {x_to(70, kCoupon8110)}, "COUPON"),
    one("8111", kVaries, kAttribute, {n(4)}, "POINTS"),
    one("8112", kVaries, kAttribute, {x_to(70, kCoupon8112)}, "COUPON (POSITIVE OFFER)"),
    one("8200", kVaries, kNoAttribute, {x_to(70)}, "PRODUCT URL"),
    one("90", kVaries, kAttribute, {x_to(30)}, "INTERNAL"),
    family("9", '1', '9', LastDigit::sequence, kVaries, kAttribute, {x_to(90)}, "INTERNAL"),
});
// clang-format on

bool matches(const AiRow& row, std::string_view data) {
  if (data.size() < row.ai_size() || !data.starts_with(row.digits)) return false;
  if (row.last_from == 0) return true;
  const char last = data[row.digits.size()];
  return last >= row.last_from && last <= row.last_to;
}

}  // namespace

std::span<const AiRow> ai_table() {
  return kTable;
}

const AiRow* find_ai(std::string_view data) {
  const auto row =
      std::find_if(kTable.begin(), kTable.end(), [&](const AiRow& r) { return matches(r, data); });
  return row == kTable.end() ? nullptr : &*row;
}

const AiRow* find_exact_ai(std::string_view ai) {
  const AiRow* row = find_ai(ai);
  return row && row->ai_size() == ai.size() ? row : nullptr;
}

std::size_t shortest_value(const AiRow& row) {
  std::size_t sum = 0;
  for (const AiPart& part : row.parts) sum += part.optional ? 0 : part.min;
  return sum;
}

std::size_t longest_value(const AiRow& row) {
  std::size_t sum = 0;
  for (const AiPart& part : row.parts) sum += part.max;
  return sum;
}

}  // namespace packbench::scan
