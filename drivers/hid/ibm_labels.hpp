// The label ids with which IBM OEM scanners name the symbology, and the AIM identifier of each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace packbench::drivers::hid {

struct IbmLabel {
  std::uint8_t id;             // the only byte of a short id, the middle one of a long id `00 id 0B`
  bool is_long;                // three bytes
  bool is_ean_upc;             // a table-top scanner sends its digits as binary 0 to 9
  std::string_view symbology;  // for people
  std::string_view aim;        // "]E0"; "" where AIM has none, or where the id stands for several symbologies
  std::string_view source;
};

std::span<const IbmLabel> ibm_labels();

// The row of an id; nullptr for one that no source names.
const IbmLabel* find_ibm_label(std::uint8_t id, bool is_long);

}  // namespace packbench::drivers::hid
