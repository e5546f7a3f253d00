// STUB Texts of returns.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"returns.title", "{0}", "{0}"},
});

}  // namespace

const std::span<const CatalogueRow> kReturnsTexts = kTexts;

}  // namespace packbench::workflows
