// North American coupon data in AI (8110) and (8112): chains of fields that say their own lengths.
// Sources: "North American Coupon Application Guideline Using GS1 DataBar Expanded Symbols";
// "GS1 AI (8112) Coupon Data Specification".
#include "station/scan/gs1_lint.hpp"

namespace packbench::scan::lint {
namespace {

// Reads fields from the front; once one is missing or out of its values, done() is false.
class Fields {
 public:
  explicit Fields(std::string_view digits) : rest_(digits), good_(is_numeric(digits)) {}

  bool done() const { return good_ && rest_.empty(); }

  // Takes the digit if it stands next: the mark of an optional field.
  bool take_if(char mark) {
    if (!good_ || rest_.empty() || rest_.front() != mark) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // One digit of the allowed ones.
  char digit(std::string_view allowed) {
    const auto one = take(1);
    if (one.empty() || allowed.find(one[0]) == std::string_view::npos) {
      good_ = false;
      return '0';
    }
    return one[0];
  }

  // `count` digits.
  std::string_view take(std::size_t count) {
    if (!good_ || rest_.size() < count) {
      good_ = false;
      return {};
    }
    const auto field = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return field;
  }

  // A length digit of the allowed ones, then as many digits and `more`.
  void sized(std::string_view allowed, std::size_t more) {
    const auto length = static_cast<std::size_t>(digit(allowed) - '0');
    take(length + more);
  }

  // A date that exists.
  std::string_view date() {
    const auto field = take(6);
    if (!is_yymmdd(field)) good_ = false;
    return field;
  }

 private:
  std::string_view rest_;
  bool good_;
};

constexpr std::string_view kAnyDigit = "0123456789";

// Value of what must be bought, the code of its kind, and its family.
void purchase_requirement(Fields& fields) {
  fields.sized("12345", 0);
  fields.digit("012349");
  fields.take(3);
}

// A further purchase names its company too; 9 stands for "the same one".
void further_purchase(Fields& fields) {
  purchase_requirement(fields);
  const char length = fields.digit("01234569");
  if (length != '9') fields.take(static_cast<std::size_t>(length - '0') + 6);
}

}  // namespace

bool is_coupon_8110(std::string_view digits) {
  Fields fields(digits);
  fields.sized("0123456", 6);  // company prefix
  fields.take(6);              // offer code
  fields.sized("12345", 0);    // value saved
  purchase_requirement(fields);
  if (fields.take_if('1')) {
    fields.digit("0123");  // how the purchases are joined
    further_purchase(fields);
  }
  if (fields.take_if('2')) further_purchase(fields);
  std::string_view expiry;
  if (fields.take_if('3')) expiry = fields.date();
  if (fields.take_if('4')) {
    const auto start = fields.date();
    if (!expiry.empty() && start > expiry) return false;
  }
  if (fields.take_if('5')) fields.sized(kAnyDigit, 6);  // serial number
  if (fields.take_if('6')) fields.sized("1234567", 6);  // retailer
  if (fields.take_if('9')) {
    fields.digit("01256");    // kind of the value saved
    fields.digit("012");      // which purchase it applies to
    fields.digit(kAnyDigit);  // store coupon
    fields.digit("01");       // may be multiplied
  }
  return fields.done();
}

bool is_coupon_8112(std::string_view digits) {
  Fields fields(digits);
  fields.digit("01");          // format
  fields.sized("0123456", 6);  // funder
  fields.take(6);              // offer code
  fields.sized(kAnyDigit, 6);  // serial number
  return fields.done();
}

}  // namespace packbench::scan::lint
