// STUB Texts of handover.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"handover.title", "{0}", "{0}"},
});

}  // namespace

const std::span<const CatalogueRow> kHandoverTexts = kTexts;

}  // namespace packbench::workflows
