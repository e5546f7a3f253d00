// The table of precedence, against a small warehouse.
#include "station/scan/meaning.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <map>

#include "station/scan/printable.hpp"
#include "tests/station/scan/tsv.hpp"

namespace packbench::scan {
namespace {

namespace json = boost::json;

// A directory held in memory.
class Warehouse : public Directory {
 public:
  std::vector<OwnCode> own_codes(OwnKind kind, std::string_view id) const override {
    std::vector<OwnCode> found;
    for (const OwnCode& code : codes) {
      if (code.kind == kind && code.id == id) found.push_back(code);
    }
    return found;
  }
  std::vector<OwnCode> own_codes(std::string_view exact) const override {
    std::vector<OwnCode> found;
    for (const OwnCode& code : codes) {
      if (code.id == exact) found.push_back(code);
    }
    return found;
  }
  std::vector<ItemMatch> items_by_barcode(std::string_view exact) const override {
    return of(barcodes, exact);
  }
  std::vector<ItemMatch> items_by_gtin14(std::string_view gtin) const override { return of(gtins, gtin); }

  std::vector<OwnCode> codes = {
      {OwnKind::badge, "7", 0},       {OwnKind::location, "A-01-02", 0}, {OwnKind::tote, "T9", 0},
      {OwnKind::order, "SO-1001", 0}, {OwnKind::order, "SAME", 0},       {OwnKind::tote, "SAME", 0},
  };
  std::multimap<std::string, ItemMatch> barcodes = {
      {"6901234567892", {"tea", 1}},
      {"CASE-TEA", {"tea", 24}},
      {"SF1385628716739", {"odd", 1}},
      {"TWO", {"a", 1}},
      {"TWO", {"b", 1}},
      {"SO-1001", {"never", 1}},
      {"PB-C-DONE", {"never", 1}},
  };
  std::multimap<std::string, ItemMatch> gtins = {
      {"06901234567892", {"tea", 1}}, {"16901234567899", {"tea", 24}}, {"09506000134352", {"milk", 1}},
      {"00036000291452", {"x", 1}},   {"00036000291452", {"y", 1}},
  };

 private:
  static std::vector<ItemMatch> of(const std::multimap<std::string, ItemMatch>& map, std::string_view key) {
    std::vector<ItemMatch> found;
    const auto [from, to] = map.equal_range(std::string(key));
    for (auto it = from; it != to; ++it) found.push_back(it->second);
    return found;
  }
};

std::string meaning_of(std::string_view bytes, std::string_view aim = {}) {
  return json::serialize(to_json(resolve({bytes, aim}, Warehouse{}, Options{})));
}

TEST(Meaning, FollowsTheTableOfPrecedence) {
  const auto rows = read_tsv("meaning.tsv");
  ASSERT_GT(rows.size(), 40U);
  for (const auto& row : rows) EXPECT_EQ(meaning_of(unescape_line(row[0])), row[1]) << row[0];
}

TEST(Meaning, TakesTheAimIdentifierFromTheDriver) {
  EXPECT_EQ(meaning_of("10LOT7", "]C1"), meaning_of("]C110LOT7"));
  // What the driver says is the identifier, then a bracket is data.
  EXPECT_EQ(meaning_of("]C110LOT7", "]C0"), R"({"kind":"unknown","text":"]C110LOT7","aim":"]C0"})");
}

TEST(Meaning, GivesWaybillsAndElementsWhateverItIs) {
  const auto meaning = resolve({"]C100340434161094042557", {}}, Warehouse{}, Options{});
  EXPECT_EQ(kind(meaning.value), "waybill");
  ASSERT_EQ(meaning.gs1.size(), 1U);
  EXPECT_EQ(meaning.gs1[0].ai, "00");
  ASSERT_EQ(meaning.waybills.size(), 1U);
  EXPECT_TRUE(meaning.waybills[0].verified);
}

TEST(Attributes, TurnDatesByTheCenturyRule) {
  struct Row {
    std::string_view date;
    int year;
    std::string_view iso;
  };
  const Row rows[] = {
      {"261231", 2026, "2026-12-31"}, {"260200", 2026, "2026-02-28"}, {"280200", 2026, "2028-02-29"},
      {"750101", 2026, "2075-01-01"}, {"760101", 2026, "2076-01-01"}, {"770101", 2026, "1977-01-01"},
      {"990101", 2026, "1999-01-01"}, {"000101", 2026, "2000-01-01"}, {"000101", 2051, "2100-01-01"},
      {"490101", 2051, "2049-01-01"}, {"010101", 2051, "2101-01-01"}, {"020101", 2051, "2002-01-01"},
      {"300400", 2026, "2030-04-30"},
  };
  for (const Row& row : rows) EXPECT_EQ(iso_date(row.date, row.year), row.iso) << row.date << ' ' << row.year;
}

TEST(Attributes, PutDecimalsInPlace) {
  EXPECT_EQ(with_decimals("001250", 3), "1.250");
  EXPECT_EQ(with_decimals("001250", 0), "1250");
  EXPECT_EQ(with_decimals("000005", 5), "0.00005");
  EXPECT_EQ(with_decimals("5", 3), "0.005");
  EXPECT_EQ(with_decimals("000000", 2), "0.00");
  EXPECT_EQ(with_decimals("000000", 0), "0");
}

}  // namespace
}  // namespace packbench::scan
