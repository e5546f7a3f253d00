// What a workflow on documents is made of: one row of functions for each kind. work.cpp does what they share.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "station/workflows/draft.hpp"

namespace packbench::workflows {

// What must be looked up for the next decision besides what the scan itself means.
struct Questions {
  std::vector<std::string> items, locations, orders;
  std::vector<std::string> places =
      {};                      // of the ledger that are no locations: told as locations that aren't active
  std::size_t card = 0;        // so many lines of the stock card of each of these, and of the one scanned
  bool pickable = false;       // orders that can be picked, and where their items lie
  bool counts = false;         // counts that wait
  bool carriers = false;       // what waits for each carrier
  bool open_works = false;     // documents of the kind that begins, which stand open
  bool changed_picks = false;  // what became of the orders of the open pick list
  std::optional<std::int64_t> empty_near =
      std::nullopt;  // empty locations, by their distance in the walk from here
};

// Goods that LABEL and CARD are about: those of the last scan, or of the last decision.
struct LabelSubject {
  std::string about;          // names them within the document
  std::string item, barcode;  // barcode: as it was scanned
  std::int64_t pack = 1;      // pieces that one scan of it means; 0: as many as the item's own barcode says
  std::int64_t quantity = 1;  // pieces in all
  records::Capture capture = {};
  std::string location = "", mark = "";  // as records::PrintGoods
  std::string home = "";                 // where its stock card belongs; empty: where the item lies already
  std::optional<Text> refused = std::nullopt;  // why they get no label
};

struct WorkCommand {
  std::string_view name;  // of a row of kCommands that applies in Phase::working
  Verdict (*decide)(Draft&);
};

struct Workflow {
  records::WorkKind kind;
  // Begins, or goes on with, the document: after WorkOpened, when somebody opened it. `facts.history` is
  // empty the first time. For a start command without a document, `facts.document` is made from the input's
  // stamp.
  Verdict (*begin)(Draft&, const WorkFacts& facts);
  // Why the document can't be opened now, or nothing. May be null.
  std::optional<Text> (*refuse)(const Draft&, const WorkFacts& facts);
  // A scan that is no command and answers no question.
  Verdict (*scan)(Draft&);
  std::span<const WorkCommand> commands;
  // An answer to WorkAsked: which of its choices, from 0; or, without choices, who signed.
  Verdict (*chosen)(Draft&, const records::WorkAsked&, std::size_t);
  Verdict (*signed_by)(Draft&, const records::WorkAsked&, const records::Operator&);
  // A piece whose lot, expiry or serial was awaited is complete. Null where nothing is captured.
  Verdict (*captured)(Draft&, const records::WorkAwaited&);
  // What the screen offers of `commands`, and of QTY and ASIDE, now.
  bool (*offers)(const LaneState&, std::string_view command);
  Questions (*asks)(const LaneState&);  // may be null
  // Title, instruction, hints, lines, totals. The lane's part of the screen is there already.
  void (*draw)(Screen&, const LaneState&, const Rules&);
  // What `begin`, or taking over a change, must be told of besides the document itself. May be null.
  Questions (*needs)(const WorkFacts&) = nullptr;
  // Whether `scan` is asked too while a choice is open: where what is scanned next answers it as well. May be
  // null.
  bool (*takes_scan)(const LaneState&) = nullptr;
  // Whether a badge is for `scan`, and not of somebody who takes the lane over. May be null.
  bool (*takes_badge)(const LaneState&) = nullptr;
  // Its start command takes up the document that stands open, where there is one, instead of beginning
  // another.
  bool one_at_a_time = false;
  // What a label would be about now, or nothing yet. Null where goods get no labels.
  std::optional<LabelSubject> (*labelled)(const LaneState&) = nullptr;
};

// Each defined in the file of its noun.
extern const Workflow kReceive, kMove, kPick, kHandover, kReturns, kCount, kShift;
[[nodiscard]] const Workflow& workflow_of(records::WorkKind kind);

// Shared by them.
// --------------------------------------------------------------------------------------------

// Asks for one of the choices, or for a badge.
[[nodiscard]] Verdict ask_work(Draft& draft, records::WorkAsked asked);

// What one scan of an item means: pieces, by QTY where it was scanned before.
[[nodiscard]] std::int64_t pieces_of(const Draft& draft, const scan::Item& item);

// The facts of an item or location, or nullptr.
[[nodiscard]] const ItemFacts* item_facts(const Draft& draft, std::string_view item);
[[nodiscard]] const LocationFacts* location_facts(const Draft& draft, std::string_view location);
// Of the location that was scanned, or nullptr.
[[nodiscard]] const LocationFacts* scanned_location(const Draft& draft);

// The piece that was scanned, as far as its code tells; `missing` names the first of lot, expiry, serial that
// the item asks for and the code doesn't have, or is empty.
[[nodiscard]] records::WorkAwaited piece_of(const scan::Item& scanned, const records::Item& item,
                                            std::int64_t pieces);

// The item's name in the operator's language.
[[nodiscard]] std::string name_of(const records::Name& name, std::string_view language);

}  // namespace packbench::workflows
