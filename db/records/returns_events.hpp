// What happens while a return is taken in. Stream "returns:<return>"; an announced one's name is its RMA.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "db/records/pack_events.hpp"

namespace packbench::records {

struct ReturnLine {
  std::string item;
  std::int64_t quantity = 0;
  bool operator==(const ReturnLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReturnLine, (), (item, quantity))

// A return that a customer announced.
struct Rma {
  std::string rma;  // its number; opens it
  std::int64_t revision = 1;
  std::string order, channel, reason;
  std::vector<ReturnLine> lines;
  bool operator==(const Rma&) const = default;
};
BOOST_DESCRIBE_STRUCT(Rma, (), (rma, revision, order, channel, reason, lines))

struct ReturnAnnounced {
  static constexpr const char* kType = "returns.announced";
  static constexpr bool kTold = true;
  Rma rma;
  bool operator==(const ReturnAnnounced&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReturnAnnounced, (), (rma))

// Pieces of an order that left and did not come back yet.
struct SentPiece {
  std::string item, lot, serial;
  std::int64_t quantity = 0;
  bool operator==(const SentPiece&) const = default;
};
BOOST_DESCRIBE_STRUCT(SentPiece, (), (item, lot, serial, quantity))

// What the return is about, as it was known then. Without an order it is blind.
struct ReturnBegan {
  static constexpr const char* kType = "returns.began";
  std::string rma, order, channel, reason;
  std::string code;                   // that was scanned
  std::vector<ReturnLine> announced;  // by the RMA
  std::vector<SentPiece> sent;
  std::int64_t days = -1;  // since it was shipped; -1: not known
  bool operator==(const ReturnBegan&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReturnBegan, (), (rma, order, channel, reason, code, announced, sent, days))

// Kept apart: what a customer sends back, and what a carrier could not deliver.
enum class ReturnKind { customer, carrier };
BOOST_DESCRIBE_ENUM(ReturnKind, customer, carrier)
struct ReturnKindTold {
  static constexpr const char* kType = "returns.kind_told";
  ReturnKind kind = ReturnKind::customer;
  bool operator==(const ReturnKindTold&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReturnKindTold, (), (kind))

enum class Packaging { intact, opened, damaged };
BOOST_DESCRIBE_ENUM(Packaging, intact, opened, damaged)
struct ReturnPackagingSeen {
  static constexpr const char* kType = "returns.packaging_seen";
  Packaging packaging = Packaging::intact;
  bool operator==(const ReturnPackagingSeen&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReturnPackagingSeen, (), (packaging))

// One scan of pieces: looked at, graded, and put where they belong.
struct ReturnGraded {
  static constexpr const char* kType = "returns.graded";
  std::int64_t entry = 0;  // counts the entries of the return, for undo; never given twice
  std::string order;       // of the return
  std::string item, barcode;
  std::int64_t quantity = 0;
  Capture capture;
  std::string grade, disposition, place;  // place: of the ledger
  std::string odd;  // "foreign": never sent to this customer; "surplus": more than was sent; or empty
  Name name = {};
  std::int64_t pack = 1;  // pieces that one scan of the barcode means
  bool operator==(const ReturnGraded&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReturnGraded, (),
                      (entry, order, item, barcode, quantity, capture, grade, disposition, place, odd, name,
                       pack))

struct ReturnUndone {
  static constexpr const char* kType = "returns.undone";
  std::int64_t entry = 0;
  std::string item, lot, place;
  std::int64_t quantity = 0;
  bool operator==(const ReturnUndone&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReturnUndone, (), (entry, item, lot, place, quantity))

// All pieces are counted; for damaged packaging a second person saw it.
struct ReturnCounted {
  static constexpr const char* kType = "returns.counted";
  std::vector<ReturnLine> missing;  // announced, and not in the parcel
  std::string witness;
  bool operator==(const ReturnCounted&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReturnCounted, (), (missing, witness))

// Why the customer gets other goods for what he sends back.
enum class ExchangeGround {
  no_exchange,  // he does not, or no more
  in_time,      // within the days for an exchange
  fault,        // a fault of quality, which has no time limit
  undated       // nobody knows when it was shipped
};
BOOST_DESCRIBE_ENUM(ExchangeGround, no_exchange, in_time, fault, undated)
struct ReturnExchangeTold {
  static constexpr const char* kType = "returns.exchange_told";
  ExchangeGround ground = ExchangeGround::in_time;
  bool operator==(const ReturnExchangeTold&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReturnExchangeTold, (), (ground))

// Signed: the centre shall make the order that goes out for what came back. `ticket` stays open until it is
// here.
struct ReturnExchangeWanted {
  static constexpr const char* kType = "returns.exchange_wanted";
  std::string ticket, rma, order;  // order: that came back; rma and order may be empty
  std::vector<ReturnLine> lines;   // what came back of it
  bool operator==(const ReturnExchangeWanted&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReturnExchangeWanted, (), (ticket, rma, order, lines))

using ReturnsEvents =
    std::tuple<ReturnAnnounced, ReturnBegan, ReturnKindTold, ReturnPackagingSeen, ReturnGraded, ReturnUndone,
               ReturnCounted, ReturnExchangeTold, ReturnExchangeWanted>;

}  // namespace packbench::records
