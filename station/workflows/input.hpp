// What a workflow is told with each input. All it may know comes in here: no clock, no store, no globals.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/records/event.hpp"
#include "station/scan/meaning.hpp"
#include "station/workflows/screen.hpp"

namespace packbench::workflows {

// When a carrier fetches: "HH:MM" at the bench.
struct Cutoff {
  std::string carrier, time;
};

// How long after shipping goods may come back from a channel (empty: any other), in days; faults of quality
// may any time.
struct ReturnWindow {
  std::string channel;
  std::int64_t return_days = 7, exchange_days = 15;
};

// What a grade of returned goods is called, and where it sends them: a word of returns::kDispositions.
struct ReturnGrade {
  std::string grade, text, disposition;  // text: catalogue key, or as it shall be shown
};

// When item labels are asked for while goods are received: by command only, or by each count, or by each lot
// that passes.
enum class LabelAt { command, counted, passed };
BOOST_DESCRIBE_ENUM(LabelAt, command, counted, passed)

// The rules of this bench that a workflow follows. Reasons are catalogue keys, or any text as it shall be
// shown.
struct Rules {
  bool close_when_complete = true;  // ask for the label as soon as the last piece is scanned
  bool print_slip = true;
  bool has_printer = true;       // false: no label is asked for; the waybill on the box seals
  bool has_item_printer = true;  // false: no item label is asked for
  bool own_label_is_waybill =
      true;  // without a number given in advance, the bench's own label may seal alone
  bool has_scale = false;
  std::int64_t box_g = 0;              // weight of the packaging
  std::int64_t tolerance_g = 30;       // the greater of this and
  std::size_t cluster = 4;             // orders on a pick list with a tote for each
  std::int64_t tolerance_percent = 2;  // this part of the expected weight
  std::vector<std::string> reasons_short = {"reason.not_found", "reason.damaged", "reason.no_stock"};
  std::vector<std::string> reasons_release = {"reason.unreadable", "reason.no_barcode",
                                              "reason.wrong_barcode"};
  std::vector<std::string> reasons_reprint = {"reason.label_damaged", "reason.label_lost",
                                              "reason.label_unreadable"};
  std::vector<std::string> reasons_weight = {"reason.packaging", "reason.master_weight", "reason.recounted"};
  std::vector<std::string> reasons_unpack = {"reason.wrong_content", "reason.order_changed",
                                             "reason.order_cancelled", "reason.box_damaged"};
  std::vector<Cutoff> cutoffs = {};  // any number for each carrier
  std::vector<std::string> reasons_reopen = {"reason.forgotten_parcel", "reason.wrong_parcel",
                                             "reason.order_cancelled", "reason.order_changed"};
  std::vector<ReturnWindow> return_windows = {{"", 7, 15}};
  std::vector<ReturnGrade> return_grades = {{"A", "returns.grade_a", "shelf"},
                                            {"B", "returns.grade_b", "repackage"},
                                            {"C", "returns.grade_c", "repair"},
                                            {"D", "returns.grade_d", "defects"}};
  // The checklists of a shift: what is looked at, and what may be odd there ("something else" is always
  // offered).
  std::vector<std::string> shift_opening = {"shift.open_doors", "shift.open_windows", "shift.open_power",
                                            "shift.fire",       "shift.goods",        "shift.else"};
  std::vector<std::string> shift_closing = {"shift.close_doors", "shift.close_windows", "shift.close_power",
                                            "shift.fire",        "shift.goods",         "shift.else"};
  std::vector<std::string> shift_odd = {"shift.odd_open", "shift.odd_damaged", "shift.odd_missing",
                                        "shift.odd_blocked", "shift.odd_power"};
  bool shift_supervisor = false;  // only a supervisor signs
  // One for each piece or case, without being asked.
  LabelAt label_received = LabelAt::command;
  bool label_returned = false;  // of what goes back to stock
};

// An order as the store has it now, with who holds it and what was done with it so far.
struct OrderFacts {
  records::PackOrder order;
  std::string lane, person;  // who has it now, or empty
  std::int64_t token = 0;
  std::string state;                    // as db::OrderHead
  std::string pick_list;                // the one it is on, or was picked with; or empty
  std::vector<records::Event> history;  // its pack.* and print.* events, oldest first
};

// How the centre's lease of an order stands. It is sealed only under a good one.
enum class LeaseState {
  good,
  unconfirmed,  // granted, and not renewed yet
  restarted,    // renewed before this machine was started: nobody knows how long ago
  run_out,      // not renewed in time
  ended,        // the order is another bench's, or nobody's
};

struct LeaseFacts {
  std::string order;
  LeaseState state = LeaseState::ended;
  bool wanted = false;  // another bench asks for it
  std::string bench;    // that one, or the one that has it; empty: not known
};

// Whether the centre that deals out orders can be asked for one.
enum class Centre { none, out_of_reach, there };

// What it is asked for: an order of that number, or the orders in a tote or on a pick list of that name; both
// where a scan may mean either.
struct LeaseClaim {
  std::string order, code;
};
[[nodiscard]] inline const std::string& name_of(const LeaseClaim& claim) {
  return claim.order.empty() ? claim.code : claim.order;
}

struct WaybillUse {
  std::string waybill, parcel;
};

// Pieces of an item and lot at a place; zone and sequence are the place's, where it is one of the
// warehouse's.
struct Stock {
  std::string location, item, lot;
  std::int64_t quantity = 0;
  records::Zone zone = records::Zone::shelf;
  std::int64_t sequence = 0;
  bool known = false;
};

struct ItemFacts {
  records::Item item;
  std::vector<Stock> stock;  // over all places, in the order of the walk
};

// A movement of a stock card.
struct CardLine {
  std::string at, person, item, lot, from, to;  // at: local time, to the minute
  std::int64_t quantity = 0;
};

struct LocationFacts {
  records::Location location;
  std::vector<Stock> stock;
  std::vector<CardLine> card;  // its newest movements, newest first; where it was asked for
};

// Pieces of an item that the newest revision of an order wants more (above zero) or less than was packed.
struct ItemChange {
  std::string item;
  std::int64_t quantity = 0;
};

// A parcel as the store has it, for hand-over and returns.
struct ParcelFacts {
  std::string parcel, order, carrier, waybill;
  std::string state;  // packing, closed, sealed, cancelled
  std::int64_t number = 0, weight_g = 0;
  std::int64_t newest_copy = 0;  // of its label; 0: none was asked for
  bool cancelled = false;        // its order was, by the centre
  std::string place;             // where its goods are booked: "parcel:..." or "outside:<carrier>"
  std::int64_t pieces = 0;
  std::string manifest, manifest_state;  // that it is on (state as db::ManifestRow), or empty
  std::int64_t revision = 0;             // of its order, the newest
  std::vector<ItemChange> changed;       // what that revision changes for it
  std::string carrier_now;               // that the revision names instead of the one before, or empty
  std::string order_state;               // as db::OrderHead
  std::string lane, person;              // who has its order now, or empty
  std::int64_t came_back = 0;            // pieces of its order, in returns
  bool own_waybill = false;  // its waybill stands on the bench's own label: copies of it look alike
};

// Parcels of a carrier that are sealed and on no manifest.
struct CarrierFacts {
  std::string carrier;
  std::int64_t parcels = 0;
};

// A document that a scanned code opens, or the one in question, with what was done with it so far.
struct WorkFacts {
  records::WorkKind kind = records::WorkKind::receive;
  std::string document, state, lane, person;  // state as db::WorkRow; lane and person: who has it now
  std::int64_t token = 0, revision = 0;
  std::string body;  // JSON of what was told from outside, or empty
  std::vector<records::Event> history;
};

// An order's pieces that left and did not come back, for returns.
struct SentFacts {
  std::string order, channel;
  std::int64_t days = -1;  // since the last of it was sealed; -1: nothing of it was
  std::vector<records::SentPiece> pieces;
};

struct Facts {
  std::optional<records::Operator> person;  // of the badge that was scanned
  std::vector<OrderFacts> orders;           // those that the scanned code opens, and orders_in_question()
  std::vector<OrderFacts> pickable;         // open and not picked, most urgent first; where asked for
  std::vector<OrderFacts> changed_picks;    // on the open pick list: changed, cancelled or ended since
  std::optional<records::PackOrder>
      current;                     // the lane's open order, if it is no longer the one the lane has seen
  std::vector<LeaseFacts> leases;  // of all these orders and the open one, as far as the centre leases them
  Centre centre = Centre::none;
  std::optional<std::int64_t> weight_g;   // a stable reading of what is on the scale now
  std::vector<WorkFacts> works;           // those that the scanned code opens, and the one in question
  std::optional<WorkFacts> changed_work;  // the lane's open work, if it was told anew since it was opened
  std::vector<ItemFacts> items;           // of the scan, and in question
  std::vector<LocationFacts> locations;   // of the scan, and in question
  std::vector<records::Location> empty;   // of each zone, hazardous or not, the nearest one; where asked for
  std::vector<ParcelFacts> parcels;       // of the parcel label or waybill that was scanned
  std::optional<records::CountBook> count_book;  // of the open count's round
  std::vector<records::CountOffer>
      count_offers;                         // tasks that wait: for PB-C-COUNT all, else those of the location
  std::vector<WaybillUse> waybill_parcels;  // sealed parcels that bear a number which the scan may mean
  std::vector<CarrierFacts> carriers;       // hand-over: those that parcels wait for
  std::vector<SentFacts> sent;              // returns: of the orders that the scan, or an RMA, names
  std::vector<ParcelFacts>
      changed_parcels;  // hand-over: those on the manifest whose order was told anew since

  // Compiled in one place, as there is so much of it.
  Facts();
  ~Facts();
  Facts(const Facts&);
  Facts(Facts&&) noexcept;
  Facts& operator=(const Facts&);
  Facts& operator=(Facts&&) noexcept;
};

struct Input {
  scan::Meaning meaning;
  std::string code;   // what was scanned, printable (scan::printable)
  std::string today;  // YYYY-MM-DD at the bench: goods that expired before are refused
  std::string stamp;  // "261122-041233-1": no other scan has it; names documents that begin at the bench
  Facts facts;
  std::string time = "";  // "HH:MM" at the bench
};

struct Decision {
  std::vector<records::Event> events;
  Verdict verdict;
  std::vector<records::Event> resumed;  // history of the order that the events take up again: see advance()
  std::vector<records::Event> resumed_work;  // the same of a document
  std::optional<LeaseClaim> claim = {};      // to be asked of the centre; nothing waits for its answer
};

}  // namespace packbench::workflows
