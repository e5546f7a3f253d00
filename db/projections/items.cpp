// Items, their barcodes and kit parts: each new fact replaces what was known of the item.
#include <algorithm>

#include "db/projections/apply.hpp"

namespace packbench::db {
namespace {

// GS1 General Specifications 7.9: from the right, the digits before the check digit weigh 3, 1, 3, ...
bool check_digit_holds(const std::string& digits) {
  int sum = 0, weight = 1;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, weight = 4 - weight)
    sum += (*digit - '0') * weight;
  return sum % 10 == 0;
}

// GTIN-8, -12, -13 and -14 with leading zeros to 14 digits; nothing for any other code.
std::optional<std::string> gtin14_of(const std::string& code) {
  constexpr std::size_t kLengths[] = {8, 12, 13, 14};
  if (std::find(std::begin(kLengths), std::end(kLengths), code.size()) == std::end(kLengths))
    return std::nullopt;
  if (!std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  if (!check_digit_holds(code)) return std::nullopt;
  return std::string(14 - code.size(), '0') + code;
}

void insert_barcodes(Connection& db, const records::Item& item) {
  std::int64_t position = 0;
  for (const auto& barcode : item.barcodes)
    db.run("INSERT INTO barcodes VALUES(?,?,?,?,?)", item.item, position++, barcode.code, barcode.quantity,
           gtin14_of(barcode.code));
}

void insert_kit(Connection& db, const records::Item& item) {
  std::int64_t position = 0;
  for (const auto& part : item.kit)
    db.run("INSERT INTO kit_parts VALUES(?,?,?,?)", item.item, part.item, position++, part.quantity);
}

}  // namespace

Result<void> apply(Connection& db, const Fact&, const records::ItemReceived& event) {
  const auto& i = event.item;
  db.run(
      "INSERT INTO items VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(item) DO UPDATE SET name_zh = "
      "excluded.name_zh,"
      " name_en = excluded.name_en, weight_g = excluded.weight_g, lot = excluded.lot, expiry = "
      "excluded.expiry,"
      " serial = excluded.serial, hazardous = excluded.hazardous, image = excluded.image,"
      " category = excluded.category, minimum = excluded.minimum, value = excluded.value,"
      " days_left = excluded.days_left",
      i.item, i.name.zh, i.name.en, i.weight_g, i.lot, i.expiry, i.serial, i.hazardous, i.image, i.category,
      i.minimum, i.value, i.days_left);
  db.run("DELETE FROM barcodes WHERE item = ?", i.item);
  db.run("DELETE FROM kit_parts WHERE item = ?", i.item);
  insert_barcodes(db, i);
  insert_kit(db, i);
  return {};
}

}  // namespace packbench::db
