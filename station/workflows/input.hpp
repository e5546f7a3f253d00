// What a workflow is told with each input. All it may know comes in here: no clock, no store, no globals.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/records/event.hpp"
#include "station/scan/meaning.hpp"
#include "station/workflows/screen.hpp"

namespace packbench::workflows {

// The rules of this bench that a workflow follows. Reasons are catalogue keys, or any text as it shall be
// shown.
struct Rules {
  bool close_when_complete = true;  // ask for the label as soon as the last piece is scanned
  bool print_slip = true;
  bool has_printer = true;  // false: no label is asked for; the waybill on the box seals
  bool own_label_is_waybill =
      true;  // without a number given in advance, the bench's own label may seal alone
  bool has_scale = false;
  std::int64_t box_g = 0;              // weight of the packaging
  std::int64_t tolerance_g = 30;       // the greater of this and
  std::int64_t tolerance_percent = 2;  // this part of the expected weight
  std::vector<std::string> reasons_short = {"reason.not_found", "reason.damaged", "reason.no_stock"};
  std::vector<std::string> reasons_release = {"reason.unreadable", "reason.no_barcode",
                                              "reason.wrong_barcode"};
  std::vector<std::string> reasons_reprint = {"reason.label_damaged", "reason.label_lost",
                                              "reason.label_unreadable"};
  std::vector<std::string> reasons_weight = {"reason.packaging", "reason.master_weight", "reason.recounted"};
};

// An order as the store has it now, with who holds it and what was done with it so far.
struct OrderFacts {
  records::PackOrder order;
  std::string lane, person;  // who has it now, or empty
  std::int64_t token = 0;
  std::string state;                    // as db::OrderHead
  std::vector<records::Event> history;  // its pack.* and print.* events, oldest first
};

struct WaybillUse {
  std::string waybill, parcel;
};

struct Facts {
  std::optional<records::Operator> person;  // of the badge that was scanned
  std::vector<OrderFacts> orders;           // those that the scanned code opens, and orders_in_question()
  std::optional<records::PackOrder>
      current;  // the lane's open order, if it is no longer the one the lane has seen
  std::optional<std::int64_t> weight_g;     // a stable reading of what is on the scale now
  std::vector<WaybillUse> waybill_parcels;  // sealed parcels that bear a number which the scan may mean
};

struct Input {
  scan::Meaning meaning;
  std::string code;   // what was scanned, printable (scan::printable)
  std::string today;  // YYYY-MM-DD at the bench: goods that expired before are refused
  Facts facts;
};

struct Decision {
  std::vector<records::Event> events;
  Verdict verdict;
  std::vector<records::Event> resumed;  // history of the order that the events take up again: see advance()
};

}  // namespace packbench::workflows
