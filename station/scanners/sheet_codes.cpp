// What stands on the self-test sheet.
#include "station/scanners/sheet_codes.hpp"

#include <array>

namespace packbench::station {
namespace {

// The first four hold all of ASCII that can be seen, in pieces that fit a label.
constexpr auto kCodes = std::to_array<SheetCode>({
    {Shows::lower, "Code 128", "code128", "1abcdefghijklmnopqrstuvwxyz", "1abcdefghijklmnopqrstuvwxyz"},
    {Shows::upper, "Code 128", "code128", "2ABCDEFGHIJKLMNOPQRSTUVWXYZ", "2ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {Shows::signs, "Code 128", "code128", "3 !\"#$%&'()*+,-./012456789", "3 !\"#$%&'()*+,-./012456789"},
    {Shows::marks, "Code 128", "code128", "4:;<=>?@[\\]^_`{|}~", "4:;<=>?@[\\]^_`{|}~"},
    {Shows::repeats, "Code 128", "code128", "5aaAA1100--xx", "5aaAA1100--xx"},
    {Shows::fnc1, "GS1-128", "gs1-128", "(01)09520000000028(10)AB12(21)C3",
     "010952000000002810AB12\x1D"
     "21C3"},
    {Shows::fnc1, "GS1 DataMatrix", "gs1-datamatrix", "(01)09520000000035(10)DM34(21)E5",
     "010952000000003510DM34\x1D"
     "21E5"},
    {Shows::type, "EAN-13", "ean13", "9520000000011", "9520000000011"},
    {Shows::type, "UPC-A", "upca", "495200000019", "495200000019"},
    {Shows::type, "EAN-8", "ean8", "95200019", "95200019"},
    {Shows::type, "ITF-14", "itf14", "19520000000049", "19520000000049"},
    {Shows::type, "Code 39", "code39", "PACKBENCH 39", "PACKBENCH 39"},
    {Shows::type, "QR", "qr", "PACKBENCH QR", "PACKBENCH QR"},
    {Shows::type, "DataMatrix", "datamatrix", "PACKBENCH DM", "PACKBENCH DM"},
    {Shows::type, "PDF417", "pdf417", "PACKBENCH PDF", "PACKBENCH PDF"},
    {Shows::type, "Aztec", "aztec", "PACKBENCH AZ", "PACKBENCH AZ"},
    {Shows::chinese, "QR", "qr", "HANZI笔记本", "HANZI笔记本"},
});

}  // namespace

std::span<const SheetCode> sheet_codes() {
  return kCodes;
}

}  // namespace packbench::station
