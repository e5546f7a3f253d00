// The barcode symbologies a label can carry, and what is fixed about each.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace packbench::printing {

enum class Symbology {
  code128,
  gs1_128,
  ean13,
  ean8,
  upca,
  upce,
  itf14,
  code39,
  qr,
  gs1_qr,
  digital_link,
  datamatrix,
  gs1_datamatrix,
  pdf417,
  aztec
};

struct SymbologyFacts {
  Symbology symbology;
  std::string_view name;  // as templates write it
  bool linear;
  bool gs1;    // data is written (01)09506000134352(10)ABC, and read with FNC1
  int digits;  // exact number of digits with a GS1 check digit at the end, 0 = free
  int quiet;   // modules of white on each side
};

// Quiet zones from the GS1 General Specifications 5.2 and 5.4, ISO/IEC 15417, 16388, 18004, 15438; Data
// Matrix asks for one module (ISO/IEC 16024) and Aztec for none (24778), two forgive a smeared edge.
inline constexpr std::array<SymbologyFacts, 15> kSymbologies{{
    {Symbology::code128, "code128", true, false, 0, 10},
    {Symbology::gs1_128, "gs1-128", true, true, 0, 10},
    {Symbology::ean13, "ean13", true, false, 13, 11},
    {Symbology::ean8, "ean8", true, false, 8, 7},
    {Symbology::upca, "upca", true, false, 12, 9},
    {Symbology::upce, "upce", true, false, 8, 9},
    {Symbology::itf14, "itf14", true, false, 14, 10},
    {Symbology::code39, "code39", true, false, 0, 10},
    {Symbology::qr, "qr", false, false, 0, 4},
    {Symbology::gs1_qr, "gs1-qr", false, true, 0, 4},
    {Symbology::digital_link, "digital-link", false, false, 0, 4},
    {Symbology::datamatrix, "datamatrix", false, false, 0, 2},
    {Symbology::gs1_datamatrix, "gs1-datamatrix", false, true, 0, 2},
    {Symbology::pdf417, "pdf417", false, false, 0, 2},
    {Symbology::aztec, "aztec", false, false, 0, 2},
}};

constexpr const SymbologyFacts& facts(Symbology symbology) {
  return kSymbologies[static_cast<std::size_t>(symbology)];
}

constexpr std::optional<Symbology> symbology_named(std::string_view name) {
  for (const auto& row : kSymbologies) {
    if (row.name == name) return row.symbology;
  }
  return std::nullopt;
}

}  // namespace packbench::printing
