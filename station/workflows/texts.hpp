// The parts of the catalogue, one for each workflow on documents: keys "receive.…" stand in
// texts_receive.cpp.
#pragma once
#include "station/workflows/catalogue.hpp"

namespace packbench::workflows {

extern const std::span<const CatalogueRow> kReceiveTexts, kMoveTexts, kPickTexts, kHandoverTexts,
    kReturnsTexts, kCountTexts, kShiftTexts, kDeskTexts, kHistoryTexts, kReportTexts, kCorrectTexts,
    kLabelTexts, kAccessTexts, kTabletTexts, kScannerTexts, kPrinterTexts, kCentreTexts;

}  // namespace packbench::workflows
