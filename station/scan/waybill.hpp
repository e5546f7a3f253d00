// Which carriers' tracking number a scan can be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace packbench::scan {

struct WaybillCandidate {
  std::string_view carrier;  // one of ups fedex usps dhl dpd gls s10 sf zto yto sto yunda jt jd ems cainiao
                             // royalmail auspost
  std::string_view format;   // stable name of the format
  std::string number;        // the tracking number itself, without routing codes around it
  bool verified = false;     // its check digit was computed and is right
};

// All formats that `text` (without AIM identifier) fits, best first: with a right check digit before those
// that have none, then the more closely described. Numbers with a wrong check digit are no candidates.
// `aim` (may be empty) narrows: an EAN/UPC symbol is never a waybill, GS1 symbols only where the carrier's
// label guide prints one. Separators between GS1 elements are left out of the comparison.
// Letters are compared as printed, in capitals; small ones are accepted where the carrier does.
std::vector<WaybillCandidate> waybill_candidates(std::string_view text, std::string_view aim);

}  // namespace packbench::scan
