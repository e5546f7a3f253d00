// The steps of hand-over: a parcel scanned out, the manifest closed, handed to the driver, or reopened.
#pragma once
#include "station/workflows/workflow.hpp"

namespace packbench::workflows::handover {

// A parcel's label or waybill: onto the manifest, or a loud refusal.
[[nodiscard]] Verdict scan_parcel(Draft& draft);

// The manifest is of this carrier from now on.
void begin_carrier(Draft& draft, const std::string& carrier);

// Parcels of the carrier that are sealed and on no manifest.
[[nodiscard]] std::int64_t waiting_of(const Draft& draft, const std::string& carrier);

// Carriers are named by order systems and by the numbers' formats, in capitals or not.
[[nodiscard]] bool same_carrier(std::string_view a, std::string_view b);

// Why the newest revision of a parcel's order keeps it here, or nothing.
[[nodiscard]] std::optional<Text> changed_since(const ParcelFacts& parcel);

[[nodiscard]] Verdict undo(Draft& draft);
[[nodiscard]] Verdict close(Draft& draft);
[[nodiscard]] Verdict hand_over(Draft& draft);
[[nodiscard]] Verdict reopen(Draft& draft);

// Answers to what these ask.
[[nodiscard]] Verdict chosen(Draft& draft, const records::WorkAsked& asked, std::size_t choice);
[[nodiscard]] Verdict signed_by(Draft& draft, const records::WorkAsked& asked,
                                const records::Operator& person);

void draw(Screen& screen, const LaneState& state, const Rules& rules);

}  // namespace packbench::workflows::handover
