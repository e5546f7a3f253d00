// Questions to the store, over a read connection of its own that never waits for the writer. One thread each.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/error.hpp"
#include "db/records/event.hpp"
#include "db/records/wire.hpp"
#include "db/reports.hpp"

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
  std::string order;           // the order open at the lane, or empty
  std::string kind, document;  // the work open at the lane, or empty
};

// Where a document stands. `state`: open (nobody has it), working, ended, cancelled.
struct WorkRow {
  std::string kind, document, state, lane, person;
  std::int64_t token = 0, revision = 0, due = 0;  // due: UTC seconds
  std::int64_t ended_ms = 0;                      // UTC; 0 while it has not ended
  std::string signed_by;
  std::string body;  // JSON of what was told from outside, or empty
};

// The device that a lane is worked from.
struct TabletRow {
  std::string lane;
  std::string proof;              // as records::TabletPaired
  std::int64_t paired_at_ms = 0;  // UTC
  std::string paired_by;          // an operator's id
};

// The lane that a scanner was bound to by scanning the lane's code.
struct ScannerLaneRow {
  std::string device, lane;
  std::int64_t bound_at_ms = 0;  // UTC
};

// What the self-test sheet told of a scanner last.
struct ScannerSetupRow {
  std::string device;
  records::ScannerSetup settings;
  std::vector<records::Text> findings;
  std::int64_t adjusted_at_ms = 0;  // UTC
};

// Pieces of an item and lot at a place.
struct StockRow {
  std::string location, item, lot;
  std::int64_t quantity = 0;
  records::Zone zone = records::Zone::shelf;
  std::int64_t sequence = 0;  // of the location
  bool known = false;  // the location is one of the warehouse's; else a parcel, the outside, or an old name
};

struct MovementRow {
  std::int64_t seq = 0, at_ms = 0;
  std::string person, item, lot, from, to, type;  // type: of the event that moved it
  std::int64_t quantity = 0;
};

struct ItemMatch {
  std::string item;
  std::int64_t quantity = 1;  // pieces one scan means
};

// A password or a PIN of an operator, from the key file.
struct SecretRow {
  std::string hash;         // as crypto_pwhash_str makes it
  std::int64_t set_ms = 0;  // UTC
  bool given = false;       // by somebody else: good only for choosing one's own
};

// An order of the centre's. `state`: held; wanted (held, but another bench asks for it); over (the order
// has ended here); ended (not this bench's). It is good until `until_ms` of CLOCK_BOOTTIME, on the machine's
// start `boot`.
struct LeaseRow {
  std::string order;
  std::int64_t token = 0;  // 0: told, but never leased to this bench
  std::string state;
  std::int64_t granted = 0;  // the journal row of its grant
  std::string boot;          // empty: never renewed
  std::int64_t until_ms = 0;
  std::string bench, why;   // who wants it or has it, where known; why it is wanted or has ended
  std::string order_state;  // as OrderHead::state, "cancelled" also before that is ended; empty: not here
  bool bound = false;       // a lane has it open, or a parcel of it is sealed: it can't be let go
};

// A printer that begins no label until it is released.
struct HeldPrinterRow {
  std::string printer, reason, by;
  std::int64_t at_ms = 0;  // UTC
};

// A label that a carrier made, as records::WaybillLabelTold.
struct WaybillLabelRow {
  std::string waybill, order, file, kind, fit;
  std::int64_t bytes = 0;
};

// A print job of an order's parcel; or of goods on a document: then `order` and `parcel` are empty.
struct JobRow {
  std::string job, order, parcel, intent, lane, printer, reason, why, picture;
  std::int64_t copy = 1, requested_seq = 0;
  records::JobState state = records::JobState::requested;
  std::string kind = {}, document = {}, about = {};  // as records::PrintRequested
  std::int64_t labels = 1;
  std::optional<records::PrintGoods> goods = {};
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

// Something that a code names: kind is order, parcel, item, serial, or a kind of work.
struct Subject {
  std::string kind, name;
  std::string order;  // the order it belongs to: parcels and serials
};

// An item of which less lies on shelves and in bulk than its minimum (F17).
struct LowStock {
  std::string item;
  records::Name name;
  std::int64_t quantity = 0, minimum = 0;
};

// A manifest. `state`: open, closed (no more parcels), handed (the driver has them), dropped. Times: UTC ms,
// 0: not yet.
struct ManifestRow {
  std::string document, carrier, cutoff, state, closed_by, handed_by;
  std::int64_t began_ms = 0, closed_ms = 0, handed_ms = 0, left_out = 0, parcels = 0;
};

struct ManifestParcel {
  std::int64_t position = 0;
  std::string parcel, order, waybill;
  std::int64_t number = 0, pieces = 0, weight_g = 0;
};

// Parcels of a carrier that are sealed and on no manifest.
struct CarrierWaiting {
  std::string carrier;
  std::int64_t parcels = 0;
};

// Pieces of an item that an order's newest revision wants more (above zero) or less than was sent.
struct ItemChange {
  std::string item;
  std::int64_t quantity = 0;
};

// What the newest revision of an order changes for its sealed parcels.
struct OrderChange {
  std::int64_t revision = 0;  // the newest, also one told after the order's end
  bool cancelled = false;
  std::vector<ItemChange> items;
  std::string carrier;  // that it names now instead of the one before, or empty
};

// An order's pieces that left and did not come back. sealed_ms: UTC, of its latest parcel; 0: nothing left.
struct SentOrder {
  std::string order, channel;
  std::int64_t sealed_ms = 0;
  std::vector<records::SentPiece> pieces;
};

// Pieces of an order's line in parcels that left; parts of a kit stand for themselves.
struct SentLine {
  std::string line, item;
  records::Name name;
  std::int64_t quantity = 0;
  bool gift = false;
};

// `state`: open, closed. Times: UTC ms; closed_ms 0 while it is open.
struct TicketRow {
  std::string ticket, kind, document;
  records::Text text;
  std::string state, opened_by, closed_by, reason;
  std::int64_t opened_ms = 0, closed_ms = 0;
};

// A point of a checklist where something was odd, and what; each a catalogue key or a text.
struct ShiftOdd {
  std::string point, odd;
};

// Somebody who was in the warehouse.
struct ShiftPerson {
  std::string person, called;
};

// A shift's checklist. Times: UTC ms; signed_ms 0 until it is signed.
struct ShiftRow {
  std::string document;
  records::ShiftList list = records::ShiftList::opening;
  std::string day, signed_by;  // day: YYYY-MM-DD at the bench
  std::int64_t began_ms = 0, signed_ms = 0, points = 0, answered = 0;
  std::vector<ShiftOdd> odd;        // in the order of the points
  std::vector<ShiftPerson> people;  // as they scanned their badges
};

// Open and late ones as unfinished_orders() has them.
struct Totals {
  std::int64_t rows = 0, orders = 0, open_orders = 0, late_orders = 0, parcels_sealed = 0, jobs_in_doubt = 0,
               items = 0;
};

// A location as count plans look at it.
struct CountPlaceRow {
  std::string location;
  records::Zone zone = records::Zone::shelf;
  std::int64_t counted_ms = 0;                 // UTC, when a count of it was last settled; 0: never
  bool open = false;                           // a count of it is not settled
  std::vector<std::string> items, categories;  // on the books there
};

// What a round of a count came to for an item and lot.
struct CountResultRow {
  std::string task, location, person;
  std::int64_t round = 0, at_ms = 0;
  records::CountLine line;
  bool corrected = false;
};

// Of all counts that were settled in a time: pieces counted and on the books, found, missing, and their
// worth.
struct CountTotalRow {
  std::string category;
  std::int64_t counted = 0, book = 0, found = 0, missing = 0, found_value = 0, missing_value = 0;
};

// What could not be picked, and since when.
struct ShortageRow {
  std::string order, line, item, reason, document;
  std::int64_t quantity = 0, since_ms = 0;  // UTC
};

// What of the bench's own has exactly this name.
struct OwnNames {
  bool badge = false, location = false, order = false;
  bool tote = false;  // or pick list, of an order with another number
};

class Reader {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Reader>> open(const std::filesystem::path& path);
  virtual ~Reader() = default;

  // While it lives, all answers are of one state of the store: that of the first question. Keep it short, and
  // never across a commit: what others write meanwhile is not seen.
  class View {
   public:
    virtual ~View() = default;
  };
  [[nodiscard]] virtual std::unique_ptr<View> view() = 0;

  virtual std::vector<LaneRow> lanes() = 0;
  virtual std::optional<LaneRow> lane(std::string_view lane) = 0;
  virtual std::optional<TabletRow> tablet(std::string_view lane) = 0;  // nothing: none is paired
  virtual std::vector<TabletRow> tablets() = 0;                        // by lane
  virtual std::vector<ScannerLaneRow> scanner_lanes() = 0;             // by device
  virtual std::vector<ScannerSetupRow> scanner_setups() = 0;           // by device
  virtual std::vector<HeldPrinterRow> held_printers() = 0;             // by printer
  virtual std::map<std::string, std::string> lane_printers() = 0;      // what each lane chose to print at

  virtual std::optional<OrderHead> order_head(std::string_view order) = 0;
  virtual OwnNames own_names(std::string_view name) = 0;
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

  virtual std::optional<records::Location> location(std::string_view location) = 0;
  virtual std::vector<records::Location> locations() = 0;  // active ones, in the order of the walk
  virtual std::vector<StockRow> stock_at(std::string_view location) = 0;  // what is not zero
  virtual std::vector<StockRow> stock_of(std::string_view item) = 0;      // the same, over all places
  // The card of item x location: the newest `limit` movements, newest first. Either may be empty: any.
  virtual std::vector<MovementRow> card(std::string_view item, std::string_view location,
                                        std::size_t limit) = 0;

  // For each zone that goods are put into, hazardous or not: its empty location that is nearest in the walk.
  virtual std::vector<records::Location> empty_locations(std::int64_t sequence) = 0;

  virtual std::optional<WorkRow> work(std::string_view kind, std::string_view document) = 0;
  virtual std::vector<WorkRow> works_by_code(std::string_view code) = 0;  // its name, or a code that opens it
  virtual std::vector<WorkRow> open_works(std::string_view kind,
                                          std::size_t limit) = 0;  // the most urgent first
  virtual std::vector<StoredEvent> stream(
      std::string_view stream) = 0;  // all rows of "<kind>:<document>", by seq

  virtual records::CountBook count_book(std::string_view task) = 0;  // of the round that goes on
  // Tasks that wait for somebody, the oldest first; `location` empty: anywhere.
  virtual std::vector<records::CountOffer> count_offers(std::string_view location, std::size_t limit) = 0;
  virtual std::vector<records::CountPlan> count_plans() = 0;  // active ones
  virtual std::vector<CountPlaceRow> count_places() = 0;      // active locations, in the order of the walk
  virtual std::vector<CountResultRow> count_results(
      std::string_view task) = 0;  // all rounds, by round, item, lot
  virtual std::vector<CountTotalRow> count_totals(std::int64_t from_ms,
                                                  std::int64_t until_ms) = 0;  // by category
  // Open orders that nobody has picked or picks, the most urgent first.
  virtual std::vector<std::string> pickable_orders(std::size_t limit) = 0;
  // Orders on the pick list that were changed, cancelled or ended since they were put on it.
  virtual std::vector<std::string> changed_picks(std::string_view document) = 0;
  virtual std::string pick_list_of(
      std::string_view order) = 0;  // the list it is on, or was picked with; or empty
  virtual std::vector<ShortageRow> shortages(
      std::size_t limit) = 0;  // of orders that have not ended, the oldest first

  virtual std::optional<records::Operator> operator_by_badge(std::string_view badge) = 0;  // active ones
  virtual std::optional<records::Operator> operator_named(std::string_view id) = 0;        // also if inactive
  virtual std::vector<records::Operator> operators() = 0;
  // The newest first: that one opens, the others are kept so that they don't come again.
  virtual std::vector<SecretRow> passwords(std::string_view id) = 0;
  virtual bool has_passwords() = 0;                               // whether anybody has, or ever had, one
  virtual std::optional<SecretRow> pin(std::string_view id) = 0;  // the one that opens

  virtual std::optional<JobRow> job(std::string_view job) = 0;
  virtual std::vector<JobRow> jobs_of_parcel(std::string_view parcel) = 0;
  virtual std::vector<JobRow> unfinished_jobs() = 0;  // requested, sending, sent, in_doubt; by requested_seq
  virtual std::vector<JobRow> recent_jobs(std::size_t limit) = 0;

  virtual std::optional<ParcelRow> parcel(std::string_view parcel) = 0;
  virtual std::vector<ParcelRow> parcels_of_order(std::string_view order) = 0;
  virtual std::vector<ParcelContent> parcel_content(std::string_view parcel) = 0;
  virtual std::vector<std::string> parcels_by_waybill(std::string_view waybill) = 0;

  virtual std::vector<std::string> orders_awaiting(
      std::string_view waybill) = 0;  // not packed yet, with that number given in advance
  virtual std::optional<WaybillLabelRow> waybill_label(std::string_view waybill) = 0;
  // The label as the carrier made it. not_found: the order's personal data was forgotten, or the file is not
  // beside the store (a restore without it: tell the label again); damaged: it is not what was kept.
  [[nodiscard]] virtual Result<std::string> carrier_label(const WaybillLabelRow& label) = 0;

  virtual std::optional<OrderChange> order_change(std::string_view order) = 0;
  virtual std::optional<ManifestRow> manifest(std::string_view document) = 0;
  virtual std::string manifest_of(std::string_view parcel) = 0;  // its name, or empty
  virtual std::vector<ManifestParcel> manifest_parcels(
      std::string_view document) = 0;  // in the order of the scans
  // Those of its parcels whose order was told anew since they were scanned.
  virtual std::vector<std::string> changed_on_manifest(std::string_view document) = 0;
  virtual std::vector<CarrierWaiting> carriers_waiting() = 0;

  virtual std::int64_t returned_of(std::string_view order) = 0;          // pieces of it that came back
  virtual std::vector<SentLine> sent_lines(std::string_view order) = 0;  // what left of it, by line
  virtual std::vector<std::string> reships_of(
      std::string_view order) = 0;  // orders, in the order of their making
  // Orders that are the exchange for this return, RMA or order.
  virtual std::vector<std::string> exchanges_of(std::string_view name) = 0;
  // What this order is the exchange for: the return, the order that came back, and what it names itself.
  virtual std::vector<std::string> exchange_for(std::string_view order) = 0;
  virtual std::optional<SentOrder> sent_order(std::string_view order) = 0;
  virtual std::vector<TicketRow> open_tickets(std::size_t limit) = 0;  // the oldest first
  virtual std::optional<TicketRow> ticket(std::string_view ticket) = 0;

  virtual std::vector<ShiftRow> shifts(std::size_t limit) = 0;  // the newest first

  // In the clear; not_found when the order has none or it was forgotten.
  virtual Result<records::Consignee> consignee(std::string_view order) = 0;

  // queries for the desk
  virtual std::vector<Subject> subjects(std::string_view code,
                                        std::size_t limit) = 0;  // exactly what bears this name
  // Open here or in packing, the most urgent first; none that the centre gave to another bench.
  virtual std::vector<OrderHead> unfinished_orders(std::size_t limit) = 0;
  // Told here, but another bench's or nobody's yet: a supervisor may ask for one. The newest first.
  virtual std::vector<OrderHead> orders_elsewhere(std::size_t limit) = 0;
  virtual std::int64_t sealed_between(std::int64_t from_ms, std::int64_t to_ms) = 0;  // parcels; [from, to)
  virtual std::vector<LowStock> low_stock() = 0;
  // Nothing if there is none of that name.
  virtual std::optional<Report> report(std::string_view name, const ReportQuery& asked) = 0;

  // What tells of the availability (records/bench_events.hpp) between these times, UTC in ms, by seq: from
  // the start of the run before `from_ms` to the first start at or after `to_ms`, which says how the run
  // before it ended.
  virtual std::vector<StoredEvent> availability(std::int64_t from_ms, std::int64_t to_ms) = 0;
  virtual std::vector<StoredEvent> journal_after(std::int64_t seq, std::size_t limit) = 0;

  // queries for the line to the centre
  virtual std::optional<LeaseRow> lease(std::string_view order) = 0;  // nothing: the bench's own order
  virtual std::vector<LeaseRow> leases() = 0;          // held and wanted ones, and those of orders in packing
  virtual std::string centre_cursor() = 0;             // empty: nothing was pulled yet
  virtual std::int64_t newest_row() = 0;               // of the journal; 0: none
  virtual std::string row_hash(std::int64_t seq) = 0;  // 32 bytes; empty: no such row
  // Rows behind `seq`, at most `limit` and about `bytes` of JSON, but one at least.
  virtual std::vector<records::ChainedRow> chained_after(std::int64_t seq, std::size_t limit,
                                                         std::size_t bytes) = 0;

  virtual bool has_input(std::string_view id) = 0;  // whether an input with that id is in the journal
  virtual Totals totals(std::int64_t now_ms) = 0;
};

}  // namespace packbench::db
