// Moves as lines of pieces.
#include "central/connectors/tryton/lines.hpp"

#include <charconv>
#include <map>
#include <tuple>

#include "central/connectors/tryton/values.hpp"

namespace packbench::connectors::tryton {
namespace {

namespace json = boost::json;
using records::Errc;
using records::Error;

// As Tryton shows it: the id where the product has no code.
std::string product_of(const json::object& move) {
  const auto code = text_in(object_in(move, "product."), "code");
  return code.empty() ? "with id " + std::to_string(id_in(move, "product")) : code;
}

// "sale.line,9" before "sale.line,12".
std::pair<std::string, std::int64_t> in_order(const std::string& line) {
  const auto comma = line.rfind(',');
  std::int64_t id = 0;
  if (comma != std::string::npos) std::from_chars(line.data() + comma + 1, line.data() + line.size(), id);
  return {line.substr(0, comma), id};
}

std::string shown(double quantity) {
  char text[32];
  const auto [end, error] = std::to_chars(text, text + sizeof text, quantity);
  return {text, end};
}

}  // namespace

std::string line_name(const json::object& move) {
  const auto origin = text_in(move, "origin");
  return origin.empty() ? reference("product", id_in(move, "product")) : origin;
}

records::Result<std::vector<Line>> lines_from(const json::array& moves, const ItemNames& items) {
  std::map<std::tuple<std::pair<std::string, std::int64_t>, std::string, std::string>, Line> lines;
  for (const auto& value : moves) {
    const auto& move = value.as_object();
    if (text_in(move, "state") == "cancelled" || number_in(move, "internal_quantity") == 0) continue;
    const auto item = items.find(id_in(move, "product"));
    if (item == items.end())
      return Error{Errc::bad_value, "benches don't know product " + product_of(move) +
                                        ": see the ticket of its code, or whether it is goods"};
    const auto pieces = pieces_in(move, "internal_quantity");
    if (pieces < 0)
      return Error{Errc::bad_value,
                   shown(number_in(move, "internal_quantity")) + " of " + item->second +
                       " can't be counted in pieces: it must be shipped or received in Tryton"};
    const auto origin = line_name(move), lot = text_in(object_in(move, "lot."), "number");
    auto& line = lines[{in_order(origin), item->second, lot}];
    line = {lot.empty() ? origin : origin + "/" + lot, item->second, lot, line.quantity + pieces};
  }
  std::vector<Line> list;
  for (auto& [key, line] : lines) list.push_back(std::move(line));
  return list;
}

}  // namespace packbench::connectors::tryton
