// Gathers the data of an item label or stock card.
#include "station/goods_label.hpp"

#include <algorithm>

#include "station/label_source.hpp"
#include "station/scan/gtin.hpp"
#include "station/time.hpp"
#include "station/workflows/catalogue.hpp"
#include "station/workflows/place_text.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using records::PrintGoods;

constexpr std::size_t kCardMoves = 6, kCardRows = 12;  // movements on a card; the other rows are for the pen
constexpr const char* kBlankDate = "        /       /";          // of a row for the pen
constexpr std::size_t kMostInBars = 11, kMostDigitsInBars = 22;  // characters that fit 48 mm at any dpi
constexpr std::size_t kMostOfLocation = 14;                      // the same for 54 mm
constexpr std::size_t kMostInElement = 20;                       // characters of a GS1 lot or serial

bool all_of(std::string_view text, bool (*is)(char)) {
  return std::all_of(text.begin(), text.end(), is);
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_ascii(char c) {
  return c >= ' ' && c <= '~';
}
// Of the characters that GS1 allows in a lot those that need no thought.
bool is_plain(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' ||
         c == '_' || c == '/';
}

bool fits_bars(std::string_view code) {
  return code.size() <= (all_of(code, is_digit) ? kMostDigitsInBars : kMostInBars) && all_of(code, is_ascii);
}

bool fits_element(std::string_view text) {
  return text.size() <= kMostInElement && all_of(text, is_plain);
}

// "(01)06901234500042(17)270131(10)L1": what one scan then tells. Empty where there is nothing to tell, or no
// way.
std::string gs1_of(const PrintGoods& goods) {
  const auto gtin = scan::read_gtin(goods.barcode, "");
  const bool has_more = !goods.lot.empty() || !goods.expiry.empty() || !goods.serial.empty();
  if (!has_more || !gtin || !*gtin || !fits_element(goods.lot) || !fits_element(goods.serial)) return {};
  auto text = "(01)" + **gtin;
  if (goods.expiry.size() == 10)
    text += "(17)" + goods.expiry.substr(2, 2) + goods.expiry.substr(5, 2) + goods.expiry.substr(8, 2);
  if (!goods.lot.empty()) text += "(10)" + goods.lot;
  if (!goods.serial.empty()) text += "(21)" + goods.serial;
  return text;
}

json::object item_of(const records::Item& item, const std::string& language) {
  const bool english = language == "en";
  auto name = english ? item.name.en : item.name.zh, other = english ? item.name.zh : item.name.en;
  if (name.empty()) std::swap(name, other);
  if (name.empty()) name = item.item;
  if (other == name) other.clear();
  return {{"code", item.item}, {"name", name}, {"other_name", other}};
}

// The newest movements, oldest first, each with what lay there after it; then rows for the pen.
json::array card_rows(db::Reader& reader, const PrintGoods& goods, std::int64_t left,
                      const std::string& language) {
  json::array rows;
  if (!goods.location.empty()) {
    for (const auto& moved : reader.card(goods.item, goods.location, kCardMoves)) {
      const bool in = moved.to == goods.location;
      rows.push_back({{"at", local_minute(moved.at_ms)},
                      {"where", workflows::place_text(in ? moved.from : moved.to, language)},
                      {"lot", moved.lot},
                      {"quantity", (in ? "+" : "−") + std::to_string(moved.quantity)},
                      {"left", std::to_string(left)},
                      {"who", moved.person}});
      left -= in ? moved.quantity : -moved.quantity;
    }
  }
  std::reverse(rows.begin(), rows.end());
  while (rows.size() < kCardRows)
    rows.push_back(
        {{"at", kBlankDate}, {"where", ""}, {"lot", ""}, {"quantity", ""}, {"left", ""}, {"who", ""}});
  return rows;
}

std::int64_t lying_at(db::Reader& reader, const PrintGoods& goods) {
  std::int64_t pieces = 0;
  if (goods.location.empty()) return pieces;
  for (const auto& row : reader.stock_at(goods.location)) pieces += row.item == goods.item ? row.quantity : 0;
  return pieces;
}

void add_card(json::object& data, db::Reader& reader, const PrintGoods& goods, const std::string& language) {
  const auto balance = lying_at(reader, goods);
  data["location"] = goods.location;
  if (!goods.location.empty()) {
    const auto code = "PB-L-" + goods.location;
    const bool bars = code.size() <= kMostOfLocation && all_of(code, is_ascii);
    data[bars ? "location_bars" : "location_matrix"] = code;
  }
  data["balance"] = balance;
  data["rows"] = card_rows(reader, goods, balance, language);
}

}  // namespace

Result<json::object> goods_label_data(db::Reader& reader, const db::JobRow& job, const Config& config) {
  const auto item = job.goods ? reader.item(job.goods->item) : std::nullopt;
  if (!item) return Error{Errc::not_found, "job " + job.job + ": its item is not in the store"};
  const auto& goods = *job.goods;
  json::object data;
  data["item"] = item_of(*item, config.language);
  data[fits_bars(goods.barcode) ? "linear" : "matrix"] = goods.barcode;
  data["gs1"] = gs1_of(goods);
  data["pieces"] = goods.pieces;
  data["lot"] = goods.lot;
  data["expiry"] = goods.expiry;
  data["serial"] = goods.serial;
  data["place"] = workflows::place_text(goods.location, config.language);
  data["mark"] = goods.mark.empty() ? "" : workflows::text({"label.mark_" + goods.mark, {}}, config.language);
  data["hazardous"] = item->hazardous;
  data["document"] = job.document;
  data["labels"] = job.labels;
  data["copy"] = job.reason.empty() ? 0 : job.copy;  // only what is printed once more says so
  add_origin(data, reader, job);
  if (job.intent == "card") add_card(data, reader, goods, config.language);
  return data;
}

}  // namespace packbench::station
