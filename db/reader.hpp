// Questions to the store, over a read connection of its own that never waits for the writer. One thread each.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/error.hpp"
#include "db/records/event.hpp"

namespace packbench::db {

// Where an order stands. `state`: open (nobody has it), packing, shipped, shorted, cancelled.
struct OrderHead {
  std::string order, state;
  std::int64_t revision = 0, token = 0;
  std::string lane, person;  // who has it, while packing
  bool cancelled = false;    // by the centre
  std::string carrier, ship_by, tote;
  std::int64_t pieces = 0;  // wanted
};

struct StoredEvent {
  std::int64_t seq = 0, at_ms = 0;
  std::string lane, person, stream, source, raw, aim, type;
  std::optional<records::Event> event;  // empty for scan.noted
};

struct LaneRow {
  std::string lane;
  std::optional<records::Operator> person;
  std::optional<records::Text> stop;
  std::optional<records::LaneAsked> asked;
  std::string order;  // the order open at the lane, or empty
};

struct ItemMatch {
  std::string item;
  std::int64_t quantity = 1;  // pieces one scan means
};

struct JobRow {
  std::string job, order, parcel, intent, lane, printer, reason, why, picture;
  std::int64_t copy = 1, requested_seq = 0;
  records::JobState state = records::JobState::requested;
};

struct ParcelRow {
  std::string parcel, order, state, waybill, carrier;  // state: packing, closed, sealed, cancelled
  std::int64_t number = 0, pieces = 0, weight_g = 0;
};

// What stands in a parcel, line by line, for the packing slip.
struct ParcelContent {
  std::string item;
  records::Name name;
  std::int64_t quantity = 0;
  records::Capture capture;
};

struct Totals {
  std::int64_t rows = 0, orders = 0, open_orders = 0, late_orders = 0, parcels_sealed = 0, jobs_in_doubt = 0,
               items = 0;
};

class Reader {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Reader>> open(const std::filesystem::path& path);
  virtual ~Reader() = default;

  // While it lives, all answers are of one state of the store: that of the first question. Keep it short, and never
  // across a commit: what others write meanwhile is not seen.
  class View {
   public:
    virtual ~View() = default;
  };
  [[nodiscard]] virtual std::unique_ptr<View> view() = 0;

  virtual std::vector<LaneRow> lanes() = 0;
  virtual std::optional<LaneRow> lane(std::string_view lane) = 0;

  virtual std::optional<OrderHead> order_head(std::string_view order) = 0;
  virtual std::vector<std::string> orders_by_code(
      std::string_view code) = 0;  // number, tote or pick list, exactly
  virtual std::optional<records::Order> order(
      std::string_view order) = 0;  // as it was last told, consignee sealed
  virtual std::optional<records::PackOrder> pack_order(std::string_view order) = 0;
  virtual std::vector<StoredEvent> order_events(
      std::string_view order) = 0;                             // stream "order:<order>", by seq
  virtual std::vector<OrderHead> work(std::size_t limit) = 0;  // open orders, the most urgent first

  virtual std::vector<ItemMatch> items_by_barcode(std::string_view code) = 0;  // exactly
  virtual std::vector<ItemMatch> items_by_gtin14(std::string_view gtin14) = 0;
  virtual std::optional<records::Item> item(std::string_view item) = 0;

  virtual std::optional<records::Operator> operator_by_badge(std::string_view badge) = 0;  // active ones
  virtual std::vector<records::Operator> operators() = 0;

  virtual std::optional<JobRow> job(std::string_view job) = 0;
  virtual std::vector<JobRow> jobs_of_parcel(std::string_view parcel) = 0;
  virtual std::vector<JobRow> unfinished_jobs() = 0;  // requested, sending, sent, in_doubt; by requested_seq
  virtual std::vector<JobRow> recent_jobs(std::size_t limit) = 0;

  virtual std::optional<ParcelRow> parcel(std::string_view parcel) = 0;
  virtual std::vector<ParcelRow> parcels_of_order(std::string_view order) = 0;
  virtual std::vector<ParcelContent> parcel_content(std::string_view parcel) = 0;
  virtual std::vector<std::string> parcels_by_waybill(std::string_view waybill) = 0;

  // In the clear; not_found when the order has none or it was forgotten.
  virtual Result<records::Consignee> consignee(std::string_view order) = 0;

  virtual std::vector<StoredEvent> journal_after(std::int64_t seq, std::size_t limit) = 0;
  virtual Totals totals(std::int64_t now_ms) = 0;
};

}  // namespace packbench::db
