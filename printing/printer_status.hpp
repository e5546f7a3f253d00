// What a printer says of itself, in the words of PWG 5100.9 / PAPPL, whatever language it speaks.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace packbench::printing {

enum class Reason : std::uint32_t {
  media_empty = 1u << 0,
  media_jam = 1u << 1,
  media_low = 1u << 2,
  cover_open = 1u << 3,
  marker_supply_empty = 1u << 4,  // ribbon
  paused = 1u << 5,
  spool_area_full = 1u << 6,  // receive buffer
  head_hot = 1u << 7,
  head_cold = 1u << 8,
  cutter_fault = 1u << 9,
  label_waiting = 1u << 10,  // taken off by hand before the next is printed
  other = 1u << 11,          // a fault without a name here
  battery_low = 1u << 12,
};

struct ReasonFacts {
  Reason reason;
  std::string_view name;
  bool stops;  // nothing is printed until someone has seen to it
};

inline constexpr std::array<ReasonFacts, 13> kReasons{{
    {Reason::media_empty, "media-empty", true},
    {Reason::media_jam, "media-jam", true},
    {Reason::media_low, "media-low", false},
    {Reason::cover_open, "cover-open", true},
    {Reason::marker_supply_empty, "marker-supply-empty", true},
    {Reason::paused, "paused", true},
    {Reason::spool_area_full, "spool-area-full", true},
    {Reason::head_hot, "head-hot", true},
    {Reason::head_cold, "head-cold", true},
    {Reason::cutter_fault, "cutter-fault", true},
    {Reason::label_waiting, "label-waiting", true},
    {Reason::other, "other", true},
    {Reason::battery_low, "battery-low", false},
}};

struct PrinterStatus {
  std::uint32_t reasons = 0;             // Reason values or-ed
  std::optional<int> formats_in_buffer;  // jobs received and not yet printed
  std::optional<int> labels_remaining;   // of the batch that is being printed
  std::optional<int> label_length;       // dots
  bool receiving = false;                // in the middle of a job
  bool printing = false;                 // a label is on its way, for languages without a count

  void add(Reason reason) { reasons |= static_cast<std::uint32_t>(reason); }
  bool has(Reason reason) const { return (reasons & static_cast<std::uint32_t>(reason)) != 0; }
  // No reason that stops printing.
  bool can_print() const;
  // Can print and has nothing left to print.
  bool idle() const;
  // "media-empty", "cover-open", …; empty when there is nothing to say.
  std::vector<std::string_view> reason_names() const;
};

struct PrinterIdentity {
  std::string model;
  std::string firmware;
  int dpi = 0;  // nominal: 203, 300 or 600; 0 = not said
};

}  // namespace packbench::printing
