// The desk's first page.
#include "station/desk/overview.hpp"

#include <algorithm>

#include "station/desk/shifts.hpp"
#include "station/desk/tickets.hpp"
#include "station/maintenance.hpp"
#include "station/reports/availability_sheet.hpp"
#include "station/time.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

constexpr std::size_t kQueue = 200, kElsewhere = 20, kWorks = 100;
constexpr const char* kKinds[] = {"receive", "move", "pick", "handover", "returns", "count", "shift"};

bool is_late(const std::string& ship_by, const std::string& now) {
  return !ship_by.empty() && local_of(ship_by) < now;
}

// Whose the order is, as far as the centre said so: "own", "here", "wanted" (here, but a bench asks for it)
// or "elsewhere".
const char* standing(const std::optional<db::LeaseRow>& lease) {
  if (!lease) return "own";
  if (lease->state == "held") return "here";
  return lease->state == "wanted" ? "wanted" : "elsewhere";
}

json::array queue(db::Reader& reader, std::vector<db::OrderHead> orders, const std::string& now) {
  const auto elsewhere = reader.orders_elsewhere(kElsewhere);
  orders.insert(orders.end(), elsewhere.begin(), elsewhere.end());
  json::array rows;
  for (const auto& order : orders) {
    const auto lease = reader.lease(order.order);
    rows.push_back({{"order", order.order},
                    {"ship_by", local_of(order.ship_by)},
                    {"late", is_late(order.ship_by, now)},
                    {"pieces", order.pieces},
                    {"carrier", order.carrier},
                    {"tote", order.tote},
                    {"lane", order.lane},
                    {"person", order.person},
                    {"cancelled", order.cancelled},
                    {"lease", standing(lease)},
                    {"bench", lease ? lease->bench : ""}});
  }
  return rows;
}

json::array works(db::Reader& reader, const std::string& language) {
  json::array rows;
  for (const auto* kind : kKinds)
    for (const auto& work : reader.open_works(kind, kWorks))
      rows.push_back({{"kind", workflows::text({std::string("ui.kind.") + kind, {}}, language)},
                      {"document", work.document},
                      {"lane", work.lane},
                      {"person", work.person}});
  return rows;
}

json::array low(db::Reader& reader, const std::string& language) {
  json::array rows;
  for (const auto& item : reader.low_stock())
    rows.push_back({{"item", item.item},
                    {"name", language == "en" ? item.name.en : item.name.zh},
                    {"quantity", item.quantity},
                    {"minimum", item.minimum}});
  return rows;
}

json::array reports(const std::string& language) {
  json::array rows;
  auto names = std::vector(db::report_names().begin(), db::report_names().end());
  names.push_back(kAvailabilityReport);
  for (const auto name : names)
    rows.push_back(
        {{"name", name}, {"title", workflows::text({"report.title_" + std::string(name), {}}, language)}});
  return rows;
}

// What today's close must see: orders that are late or stand in the middle, documents that nobody ended,
// labels in doubt.
json::object close_list(const Question& asked, const std::vector<db::OrderHead>& orders,
                        const std::string& now) {
  auto& reader = asked.reader;
  const auto totals = reader.totals(asked.now_ms);
  const auto [from, to] = day_of(local_day(asked.now_ms));
  const auto packing =
      std::count_if(orders.begin(), orders.end(), [](const auto& o) { return o.state == "packing"; });
  const auto late =
      std::count_if(orders.begin(), orders.end(), [&](const auto& o) { return is_late(o.ship_by, now); });
  std::int64_t open_works = 0;
  for (const auto* kind : kKinds)
    open_works += static_cast<std::int64_t>(reader.open_works(kind, kWorks).size());
  const auto tickets = reader.open_tickets(kWorks);
  const auto exchanges =
      std::count_if(tickets.begin(), tickets.end(), [](const auto& t) { return t.kind == "exchange"; });
  return {{"sent", reader.sealed_between(from, to)},
          {"open", totals.open_orders},
          {"packing", packing},
          {"late", late},
          {"works", open_works},
          {"tickets", tickets.size()},
          {"exchanges", exchanges},
          {"backup", asked.backup_due ? 1 : 0},
          {"in_doubt", totals.jobs_in_doubt}};
}

}  // namespace

json::object desk_overview(const Question& asked) {
  auto& reader = asked.reader;
  const auto& language = asked.language;
  const auto view = reader.view();
  const auto now = local_minute(asked.now_ms);
  const auto orders = reader.unfinished_orders(kQueue);
  return {{"clock", now},
          {"day", local_day(asked.now_ms)},
          {"language", language},
          {"queue", queue(reader, orders, now)},
          {"works", works(reader, language)},
          {"low", low(reader, language)},
          {"short", shortages_json(reader, language)},
          {"tickets", tickets_json(reader, language)},
          {"reports", reports(language)},
          {"close", close_list(asked, orders, now)},
          {"line", asked.line},
          {"maintenance", announced(asked.config.maintenance, asked.now_ms)},
          {"shifts", shifts_json(reader, local_day(asked.now_ms), language)}};
}

}  // namespace packbench::station
