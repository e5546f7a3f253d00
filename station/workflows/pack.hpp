// The pack workflow: from the scan that opens an order to the scan on the box that seals its last parcel.
// Each function decides one kind of input on a Draft and says how the input was met.
#pragma once
#include "station/workflows/capture.hpp"

namespace packbench::workflows {

// An input while an order is open (pack.cpp).
[[nodiscard]] Verdict decide_pack(Draft& draft);

// An input while none is open (pack_open.cpp); the order that `facts` tells of. `take_over`: from another
// lane too.
[[nodiscard]] Verdict open_scanned(Draft& draft);
[[nodiscard]] Verdict open_order(Draft& draft, const OrderFacts& facts, bool take_over);

// Pieces (pack_scan.cpp): what was scanned is known to be this item.
struct Piece {
  std::string item, barcode, gtin14;
  std::int64_t quantity = 1;
  records::Capture capture;
};
[[nodiscard]] std::int64_t pieces_of(std::int64_t per_scan, std::int64_t scans);
[[nodiscard]] Verdict scan_piece(Draft& draft);
[[nodiscard]] Verdict take_piece(Draft& draft, Piece piece);
[[nodiscard]] Verdict set_quantity(Draft& draft);
[[nodiscard]] Verdict undo(Draft& draft);

// Lot, expiry and serial (pack_capture.cpp).
// The first field that is missing, or empty: "lot", "serial", "expiry".
[[nodiscard]] std::string missing(const records::PackLine& line, const records::Capture& capture);
// Why pieces with this capture must not go in, or nothing.
[[nodiscard]] std::optional<Text> refuse_capture(const Draft& draft, const Piece& piece,
                                                 const records::PackLine& line);
[[nodiscard]] Verdict fill_awaited(Draft& draft);

// Questions (pack_dialog.cpp): each runs line -> reason -> supervisor's badge, as far as its act needs them.
[[nodiscard]] Verdict ask(Draft& draft, records::PackAct act);
[[nodiscard]] Verdict answer(Draft& draft);
[[nodiscard]] Verdict drop(Draft& draft);
// What an open question asks.
[[nodiscard]] Text question(const PackState& pack, const records::PackAsked& asked);

// Closing (pack_close.cpp). go_on: closes the parcel or ends the order if nothing else is to be done and the
// rules say so, else `otherwise`.
[[nodiscard]] Verdict go_on(Draft& draft, Verdict otherwise);
[[nodiscard]] Verdict acknowledge_note(Draft& draft);
[[nodiscard]] Verdict done(Draft& draft);
[[nodiscard]] Verdict next_parcel(Draft& draft);
[[nodiscard]] Verdict set_aside(Draft& draft);
// Closes the open parcel, its weight accepted for `reason` by `by` (both empty: it must agree).
[[nodiscard]] Verdict close_parcel(Draft& draft, const std::string& reason = {}, const std::string& by = {});
// Nothing more is to be packed, no parcel is open or unsealed: the order has its end.
[[nodiscard]] Verdict end_order(Draft& draft);
void request_print(Draft& draft, const std::string& parcel, const std::string& intent,
                   const std::string& reason = {});

// Sealing (pack_seal.cpp): the scan on the box, and what to do when there is no label to scan.
[[nodiscard]] Verdict seal(Draft& draft);
[[nodiscard]] Verdict no_label(Draft& draft);
[[nodiscard]] Verdict reprint(Draft& draft);
// What the label of a closed parcel waits for.
[[nodiscard]] Text seal_instruction(const PackState& pack, const PackParcel& parcel);

// A sealed parcel is opened again (pack_unpack.cpp): the command at an idle lane, then the answers to its
// question, and what it waits for.
[[nodiscard]] Verdict unpack(Draft& draft);
[[nodiscard]] Verdict answer_unpack(Draft& draft, const records::LaneAsked& asked);
[[nodiscard]] Text unpack_instruction(const records::LaneAsked& asked);
// Label and slip of a parcel tell what was in it: neither counts any more, whatever it is closed with.
void void_prints(Draft& draft, const std::string& parcel, const std::string& reason, const std::string& by);

// An order that changed (pack_change.cpp).
[[nodiscard]] Verdict order_changed(Draft& draft, const records::PackOrder& now);
// Stops with the difference to `before`, the state in which the packer knew the order.
[[nodiscard]] Verdict tell_change(Draft& draft, const PackState& before);
[[nodiscard]] Verdict take_out(Draft& draft, const Piece& piece);
[[nodiscard]] Verdict take_out_serial(Draft& draft);

}  // namespace packbench::workflows
