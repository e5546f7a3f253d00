// The reader over one read-only connection. Its questions are answered in queries/, one file per noun.
#pragma once
#include <algorithm>
#include <stdexcept>

#include "db/connection.hpp"
#include "db/json_text.hpp"
#include "db/reader.hpp"

namespace packbench::db {

class SqliteReader final : public Reader {
 public:
  SqliteReader(Connection db, Connection keys, std::filesystem::path labels)
      : db_(std::move(db)), keys_(std::move(keys)), labels_(std::move(labels)) {}

  std::unique_ptr<View> view() override;

  // queries/lanes.cpp
  std::vector<LaneRow> lanes() override;
  std::optional<LaneRow> lane(std::string_view lane) override;

  // queries/tablets.cpp
  std::optional<TabletRow> tablet(std::string_view lane) override;
  std::vector<TabletRow> tablets() override;

  // queries/scanners.cpp
  std::vector<ScannerLaneRow> scanner_lanes() override;
  std::vector<HeldPrinterRow> held_printers() override;
  std::map<std::string, std::string> lane_printers() override;
  std::vector<ScannerSetupRow> scanner_setups() override;

  // queries/orders.cpp
  std::optional<OrderHead> order_head(std::string_view order) override;
  OwnNames own_names(std::string_view name) override;
  std::vector<std::string> orders_by_code(std::string_view code) override;
  std::vector<OrderHead> work(std::size_t limit) override;
  std::vector<OrderHead> unfinished_orders(std::size_t limit) override;
  std::vector<OrderHead> orders_elsewhere(std::size_t limit) override;
  Result<records::Consignee> consignee(std::string_view order) override;

  // queries/told_order.cpp
  std::optional<records::Order> order(std::string_view order) override;

  // queries/pack_order.cpp
  std::optional<records::PackOrder> pack_order(std::string_view order) override;

  // queries/items.cpp
  std::vector<ItemMatch> items_by_barcode(std::string_view code) override;
  std::vector<ItemMatch> items_by_gtin14(std::string_view gtin14) override;
  std::optional<records::Item> item(std::string_view item) override;

  // queries/locations.cpp
  std::optional<records::Location> location(std::string_view location) override;
  std::vector<records::Location> locations() override;
  std::vector<StockRow> stock_at(std::string_view location) override;
  std::vector<StockRow> stock_of(std::string_view item) override;
  std::vector<MovementRow> card(std::string_view item, std::string_view location, std::size_t limit) override;
  std::vector<records::Location> empty_locations(std::int64_t sequence) override;

  // queries/works.cpp
  std::optional<WorkRow> work(std::string_view kind, std::string_view document) override;
  std::vector<WorkRow> works_by_code(std::string_view code) override;
  std::vector<WorkRow> open_works(std::string_view kind, std::size_t limit) override;

  // queries/counts.cpp
  records::CountBook count_book(std::string_view task) override;
  std::vector<records::CountOffer> count_offers(std::string_view location, std::size_t limit) override;
  std::vector<records::CountPlan> count_plans() override;
  std::vector<CountPlaceRow> count_places() override;
  std::vector<CountResultRow> count_results(std::string_view task) override;
  std::vector<CountTotalRow> count_totals(std::int64_t from_ms, std::int64_t until_ms) override;
  // queries/picks.cpp
  std::vector<std::string> pickable_orders(std::size_t limit) override;
  std::vector<std::string> changed_picks(std::string_view document) override;
  std::string pick_list_of(std::string_view order) override;
  std::vector<ShortageRow> shortages(std::size_t limit) override;

  // queries/operators.cpp
  std::optional<records::Operator> operator_by_badge(std::string_view badge) override;
  std::optional<records::Operator> operator_named(std::string_view id) override;
  std::vector<records::Operator> operators() override;
  std::vector<SecretRow> passwords(std::string_view id) override;
  bool has_passwords() override;
  std::optional<SecretRow> pin(std::string_view id) override;

  // queries/print_jobs.cpp
  std::optional<JobRow> job(std::string_view job) override;
  std::vector<JobRow> jobs_of_parcel(std::string_view parcel) override;
  std::vector<JobRow> unfinished_jobs() override;
  std::vector<JobRow> recent_jobs(std::size_t limit) override;

  // queries/parcels.cpp
  std::optional<ParcelRow> parcel(std::string_view parcel) override;
  std::vector<ParcelRow> parcels_of_order(std::string_view order) override;
  std::vector<ParcelContent> parcel_content(std::string_view parcel) override;
  std::vector<std::string> parcels_by_waybill(std::string_view waybill) override;

  // queries/waybill_labels.cpp
  std::vector<std::string> orders_awaiting(std::string_view waybill) override;
  std::optional<WaybillLabelRow> waybill_label(std::string_view waybill) override;
  Result<std::string> carrier_label(const WaybillLabelRow& label) override;

  // queries/desk.cpp
  std::vector<Subject> subjects(std::string_view code, std::size_t limit) override;
  std::int64_t sealed_between(std::int64_t from_ms, std::int64_t to_ms) override;
  std::vector<LowStock> low_stock() override;
  std::optional<Report> report(std::string_view name, const ReportQuery& asked) override;

  // queries/manifests.cpp
  std::optional<ManifestRow> manifest(std::string_view document) override;
  std::string manifest_of(std::string_view parcel) override;
  std::vector<ManifestParcel> manifest_parcels(std::string_view document) override;
  std::vector<std::string> changed_on_manifest(std::string_view document) override;
  std::vector<CarrierWaiting> carriers_waiting() override;

  // queries/reships.cpp
  std::int64_t returned_of(std::string_view order) override;
  std::vector<SentLine> sent_lines(std::string_view order) override;
  std::vector<std::string> reships_of(std::string_view order) override;

  // queries/exchanges.cpp
  std::vector<std::string> exchanges_of(std::string_view name) override;
  std::vector<std::string> exchange_for(std::string_view order) override;

  // queries/returns.cpp
  std::optional<SentOrder> sent_order(std::string_view order) override;
  std::vector<TicketRow> open_tickets(std::size_t limit) override;
  std::optional<TicketRow> ticket(std::string_view ticket) override;

  // queries/shifts.cpp
  std::vector<ShiftRow> shifts(std::size_t limit) override;

  // queries/order_change.cpp
  std::optional<OrderChange> order_change(std::string_view order) override;

  // queries/journal.cpp
  std::vector<StoredEvent> order_events(std::string_view order) override;
  std::vector<StoredEvent> stream(std::string_view stream) override;
  std::vector<StoredEvent> availability(std::int64_t from_ms, std::int64_t to_ms) override;
  std::vector<StoredEvent> journal_after(std::int64_t seq, std::size_t limit) override;
  bool has_input(std::string_view id) override;

  // queries/centre.cpp
  std::optional<LeaseRow> lease(std::string_view order) override;
  std::vector<LeaseRow> leases() override;
  std::string centre_cursor() override;
  std::int64_t newest_row() override;
  std::string row_hash(std::int64_t seq) override;
  std::vector<records::ChainedRow> chained_after(std::int64_t seq, std::size_t limit,
                                                 std::size_t bytes) override;

  Totals totals(std::int64_t now_ms) override;

 private:
  Connection db_, keys_;
  std::filesystem::path labels_;  // the folder of sealed labels
};

// The first column of every row.
inline std::vector<std::string> names(Rows rows) {
  std::vector<std::string> found;
  while (rows.next()) found.push_back(rows.text(0));
  return found;
}

inline std::int64_t limit_of(std::size_t limit) {
  return static_cast<std::int64_t>(std::min<std::size_t>(limit, std::int64_t{1} << 62));
}

// A word of an enum that the schema's CHECK keeps within its set.
template <class T>
T word(const std::string& text) {
  T value{};
  if (!boost::describe::enum_from_string(text.c_str(), value))
    throw std::runtime_error("unknown word in the store: " + text);
  return value;
}

}  // namespace packbench::db
