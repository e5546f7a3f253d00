// A sheet from draft to done. Tryton books the counted quantity less the expected one as it was when the
// sheet was last written: so it is refreshed before it is confirmed, and two open sheets of one location
// would book twice.
#include "central/connectors/tryton/counting.hpp"

#include <algorithm>
#include <ctime>
#include <map>

#include "central/connectors/tryton/lots.hpp"
#include "central/connectors/tryton/names.hpp"
#include "central/connectors/tryton/steps.hpp"

namespace packbench::connectors::tryton {
namespace {

constexpr const char* kModel = "stock.inventory";

struct SheetLine {
  std::int64_t id = 0, product = 0, lot = 0;
  std::int64_t expected = 0, quantity = -1;  // -1: not filled in
};

struct Product {
  std::int64_t id = 0;
  bool has_lots = false;
};

class Counting {
 public:
  Counting(Session& session, const Counted& counted) : session_(session), counted_(counted) {}
  bool turn();

 private:
  void find_location();
  bool find_sheet();
  void refuse_others();
  void make_sheet();
  bool fill_in();
  Product product_of(const std::string& item);
  std::int64_t reserved(std::int64_t product, std::int64_t lot);
  std::int64_t quantity_for(const CountedLine& line, const SheetLine& there);
  std::vector<SheetLine> lines() const;
  [[nodiscard]] std::string name() const { return "count " + counted_.task + " of " + counted_.location; }

  Session& session_;
  const Counted& counted_;
  std::int64_t location_ = 0;
  json::object sheet_;
};

json::value today() {
  char text[16];
  const auto now = std::time(nullptr);
  std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&now));
  return date(text);
}

bool Counting::turn() {
  if (location_ == 0) find_location();
  if (!find_sheet()) return make_sheet(), false;
  const auto state = text_in(sheet_, "state");
  if (state == "done") return true;
  if (state != "draft") refuse(name() + " is " + state + " in Tryton: count the location again");
  refuse_others();
  session_.call(kModel, "complete_lines", list(list(id_in(sheet_, "id"))));
  find_sheet();
  if (!fill_in()) session_.call(kModel, "confirm", list(list(id_in(sheet_, "id"))), guarded(kModel, sheet_));
  return false;
}

void Counting::find_location() {
  location_ = find_id(session_, "stock.location",
                      list(list("code", "=", counted_.location), list("type", "=", "storage")),
                      "location " + counted_.location);
  if (location_ == 0) refuse(name() + ": Tryton has no storage location of this code");
}

bool Counting::find_sheet() {
  for (const auto& number : {counted_.plan, ours(counted_.task)}) {
    if (number.empty()) continue;
    auto found = find_only(
        session_, kModel, list(list("number", "=", number), list("location", "=", location_)),
        {"state", "_timestamp", "lines.product", "lines.lot", "lines.expected_quantity", "lines.quantity"},
        name());
    if (!found) continue;
    sheet_ = *std::move(found);
    return true;
  }
  return false;
}

void Counting::refuse_others() {
  const auto others = session_.search_read(kModel,
                                           list(list("location", "=", location_), list("state", "=", "draft"),
                                                list("id", "!=", id_in(sheet_, "id"))),
                                           {"number"});
  if (!others.empty())
    refuse(name() + ": inventory " + text_in(others[0].as_object(), "number") +
           " of the same location is open in Tryton. Both would correct the stock: cancel it, or confirm it");
}

void Counting::make_sheet() {
  session_.call(kModel, "create",
                list(list(json::object{{"number", ours(counted_.task)},
                                       {"location", location_},
                                       {"company", session_.company()},
                                       {"date", today()}})));
}

std::vector<SheetLine> Counting::lines() const {
  std::vector<SheetLine> lines;
  for (const auto& element : list_in(sheet_, "lines.")) {
    const auto& line = element.as_object();
    const auto* quantity = line.if_contains("quantity");
    lines.push_back({id_in(line, "id"), id_in(line, "product"), id_in(line, "lot"),
                     pieces_in(line, "expected_quantity"),
                     quantity && !quantity->is_null() ? pieces_in(line, "quantity") : -1});
  }
  return lines;
}

Product Counting::product_of(const std::string& item) {
  const auto found = session_.search_read("product.product", list(list("code", "=", item)),
                                          {"template.lot_required"}, {0, 2, list(list("id", "ASC"))});
  if (found.size() != 1)
    refuse(name() + ": Tryton has " + (found.empty() ? "no article " : "several articles ") + item);
  const auto& product = found[0].as_object();
  return {id_in(product, "id"), !list_in(object_in(product, "template."), "lot_required").empty()};
}

// Pieces that orders have reserved at the location, and that benches may have picked already.
std::int64_t Counting::reserved(std::int64_t product, std::int64_t lot) {
  auto domain = list(list("from_location", "=", location_), list("state", "=", "assigned"),
                     list("product", "=", product));
  if (lot != 0) domain.push_back(list("OR", list("lot", "=", lot), list("lot", "=", nullptr)));
  std::int64_t pieces = 0;
  for (const auto& move : session_.search_read("stock.move", domain, {"quantity"}))
    pieces += std::max<std::int64_t>(pieces_in(move.as_object(), "quantity"), 0);
  return pieces;
}

std::int64_t Counting::quantity_for(const CountedLine& line, const SheetLine& there) {
  const auto under_way = reserved(there.product, there.lot);
  if (under_way == 0) return line.counted;
  const auto expected = std::max<std::int64_t>(there.expected, 0);
  const auto quantity = expected + line.counted - line.book;
  if (line.book > expected || line.book < expected - under_way || quantity < 0)
    refuse(
        name() + ": of " + line.goods.item + " " + std::to_string(under_way) +
        " are reserved in Tryton, and the bench's books and Tryton's differ. Count it again when those orders "
        "are shipped");
  return quantity;
}

// Whether something had to be written.
bool Counting::fill_in() {
  std::map<std::pair<std::int64_t, std::int64_t>, SheetLine> there;
  for (const auto& line : lines()) there[{line.product, line.lot}] = line;
  json::array commands, made;
  for (const auto& line : counted_.lines) {
    const auto product = product_of(line.goods.item);
    const auto lot =
        product.has_lots && !line.goods.lot.empty() ? Lots(session_).known(line.goods, product.id) : 0;
    auto& sheet_line = there[{product.id, lot}];
    sheet_line.product = product.id;
    sheet_line.lot = lot;
    const auto quantity = quantity_for(line, sheet_line);
    if (sheet_line.id == 0 && quantity == 0) continue;
    if (sheet_line.id == 0)
      made.push_back(json::object{{"product", product.id},
                                  {"lot", lot == 0 ? json::value() : json::value(lot)},
                                  {"quantity", quantity}});
    else if (sheet_line.quantity != quantity)
      commands.push_back(list("write", list(sheet_line.id), json::object{{"quantity", quantity}}));
  }
  if (!made.empty()) commands.push_back(list("create", made));
  if (commands.empty()) return false;
  session_.call(
      kModel, "write",
      list(list(id_in(sheet_, "id")), json::object{{"lines", commands}, {"empty_quantity", "keep"}}),
      guarded(kModel, sheet_));
  return true;
}

}  // namespace

void count(Session& session, const Counted& counted) {
  Counting counting(session, counted);
  settle(session, "count " + counted.task, [&] { return counting.turn(); });
}

}  // namespace packbench::connectors::tryton
