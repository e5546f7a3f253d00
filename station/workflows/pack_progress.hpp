// Questions to a PackState: what is in, what is left, what must come out again.
#pragma once
#include <string_view>

#include "station/workflows/pack_state.hpp"

namespace packbench::workflows {

// Pieces of this order line that count as packed; those of them that lie in sealed parcels.
[[nodiscard]] std::int64_t packed(const PackState& state, const records::PackLine& line);
[[nodiscard]] std::int64_t sealed(const PackState& state, const records::PackLine& line);

// Pieces of the line that were reported short, as far as they are still missing.
[[nodiscard]] std::int64_t shorted(const PackState& state, const records::PackLine& line);

// Pieces still to be packed, never negative; 0 for a cancelled order.
[[nodiscard]] std::int64_t left(const PackState& state, const records::PackLine& line);
[[nodiscard]] std::int64_t left_of_item(const PackState& state, std::string_view item);
[[nodiscard]] std::vector<const records::PackLine*> lines_left(const PackState& state);

// Nothing is left and nothing must come out.
[[nodiscard]] bool complete(const PackState& state);

// Pieces that lie in the order's boxes although the order (no longer) wants them.
struct TakeOut {
  std::string line, item;
  std::int64_t quantity = 0;
};
[[nodiscard]] std::vector<TakeOut> to_take_out(const PackState& state);

// Pieces come out before any go in: some must, or the order is cancelled.
[[nodiscard]] bool taking_out(const PackState& state);

// More is in sealed parcels than the order wants now: only a supervisor can sort that out.
[[nodiscard]] bool sealed_too_much(const PackState& state);

// The parcel that pieces go into now: its name and number within the order. Where several are open, because
// one that was sealed was opened again, it is one that holds pieces.
struct OpenParcel {
  std::string parcel;
  std::int64_t number = 1;
};
[[nodiscard]] OpenParcel open_parcel(const PackState& state);
[[nodiscard]] std::int64_t pieces_in(const PackState& state, std::string_view parcel);

// Whether the parcel was sealed, opened again, and nothing went in or out since: it doesn't close by itself.
[[nodiscard]] bool is_reopened(const PackState& state, std::string_view parcel);

// The parcel that is closed and waits for its seal, or nullptr.
[[nodiscard]] const PackParcel* unsealed_parcel(const PackState& state);

// The newest job of the parcel that was not voided, or nullptr; and the highest copy ever asked for, 0 =
// none.
[[nodiscard]] const PackJob* live_job(const PackState& state, std::string_view parcel,
                                      std::string_view intent);
[[nodiscard]] std::int64_t copies_of(const PackState& state, std::string_view parcel,
                                     std::string_view intent);

// The first remark or gift that nobody acknowledged yet as it reads now, or nullptr.
[[nodiscard]] const records::OrderNote* next_note(const PackState& state);

// The last weighing of the open parcel, if it was refused; else nullptr.
[[nodiscard]] const records::PackWeighed* refused_weight(const PackState& state);

// A line of this item, of the order or of an earlier revision, or nullptr.
[[nodiscard]] const records::PackLine* line_of(const PackState& state, std::string_view item);

// The name of an item as the order gives it, in the operator's language; the item's own number where it has
// none.
[[nodiscard]] std::string name_of(const records::PackLine& line, std::string_view language);
[[nodiscard]] std::string item_name(const PackState& state, std::string_view item, std::string_view language);

}  // namespace packbench::workflows
