// The sheets of the desk.
#include "station/reports/sheets.hpp"

#include <algorithm>

#include "station/time.hpp"
#include "station/workflows/catalogue.hpp"
#include "station/workflows/place_text.hpp"

namespace packbench::station {
namespace {

using printing::Sheet;

constexpr std::size_t kCardLines = 500;

std::string say(const std::string& key, const std::string& language, std::vector<std::string> args = {}) {
  return workflows::text({key, std::move(args)}, language);
}

// Two digits behind the point, as the currencies have that this bench's orders come in.
std::string money(std::int64_t smallest) {
  const auto rest = std::to_string(smallest % 100);
  return std::to_string(smallest / 100) + (rest.size() < 2 ? ".0" : ".") + rest;
}

std::string shown(db::CellKind kind, const std::string& cell, const std::string& language) {
  if (cell.empty()) return "";
  switch (kind) {
    case db::CellKind::moment:
      return local_second(std::stoll(cell));
    case db::CellKind::word:
      return say(cell, language);
    case db::CellKind::event:
      return say("event." + cell, language);
    case db::CellKind::money:
      return money(std::stoll(cell));
    default:
      return cell;
  }
}

bool is_number(db::CellKind kind) {
  return kind == db::CellKind::number || kind == db::CellKind::percent || kind == db::CellKind::money;
}

printing::SheetColumn column(const std::string& key, const std::string& language, bool number = false) {
  return {key, say("report." + key, language), number};
}

}  // namespace

std::optional<Sheet> report_sheet(db::Reader& reader, std::string_view name, const Days& days,
                                  const std::string& language) {
  const auto report = reader.report(name, {day_of(days.from).first, day_of(days.to).second, language});
  if (!report) return std::nullopt;
  Sheet sheet;
  sheet.title = say("report.title_" + std::string(name), language);
  sheet.notes = {days.from == days.to ? days.from : days.from + " – " + days.to};
  for (const auto& each : report->columns)
    sheet.columns.push_back(column(std::string(each.key), language, is_number(each.kind)));
  for (const auto& cells : report->rows) {
    auto& row = sheet.rows.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i)
      row.push_back(shown(report->columns[i].kind, cells[i], language));
  }
  sheet.signatures = {say("report.signed_by", language), say("report.signed_on", language)};
  return sheet;
}

std::optional<Sheet> manifest_sheet(db::Reader& reader, const std::string& document,
                                    const std::string& language) {
  const auto view = reader.view();
  const auto manifest = reader.manifest(document);
  if (!manifest) return std::nullopt;
  Sheet sheet;
  sheet.title = say("report.title_manifest", language, {manifest->carrier});
  sheet.notes = {document};
  if (manifest->closed_ms > 0)
    sheet.notes.push_back(
        say("report.closed", language, {local_second(manifest->closed_ms), manifest->closed_by}));
  if (manifest->handed_ms > 0)
    sheet.notes.push_back(
        say("report.handed", language, {local_second(manifest->handed_ms), manifest->handed_by}));
  sheet.columns = {column("position", language, true), column("waybill", language),
                   column("order", language),          column("parcel", language),
                   column("pieces", language, true),   column("weight_g", language, true)};
  std::int64_t parcels = 0, pieces = 0, weight_g = 0;
  for (const auto& row : reader.manifest_parcels(document)) {
    sheet.rows.push_back({std::to_string(row.position), row.waybill, row.order, row.parcel,
                          std::to_string(row.pieces), std::to_string(row.weight_g)});
    ++parcels;
    pieces += row.pieces;
    weight_g += row.weight_g;
  }
  sheet.rows.push_back({say("report.total", language), "", "", std::to_string(parcels),
                        std::to_string(pieces), std::to_string(weight_g)});
  sheet.signatures = {say("report.sign_bench", language), say("report.sign_driver", language)};
  return sheet;
}

std::optional<Sheet> card_sheet(db::Reader& reader, const std::string& code, const std::string& language) {
  const auto view = reader.view();
  const auto item = reader.item(code);
  if (!item && !reader.location(code)) return std::nullopt;
  Sheet sheet;
  sheet.title = say("report.title_card", language, {code});
  if (item) sheet.notes.push_back(language == "en" ? item->name.en : item->name.zh);
  for (const auto& row : item ? reader.stock_of(code) : reader.stock_at(code))
    sheet.notes.push_back((item ? row.location : row.item) + (row.lot.empty() ? "" : " / " + row.lot) + ": " +
                          std::to_string(row.quantity));
  sheet.columns = {column("at", language),  column("person", language),       column("item", language),
                   column("lot", language), column("pieces", language, true), column("from", language),
                   column("to", language),  column("what", language)};
  for (const auto& row : reader.card(item ? code : "", item ? "" : code, kCardLines))
    sheet.rows.push_back({local_second(row.at_ms), row.person, row.item, row.lot,
                          std::to_string(row.quantity), workflows::place_text(row.from, language),
                          workflows::place_text(row.to, language), say("event." + row.type, language)});
  return sheet;
}

}  // namespace packbench::station
