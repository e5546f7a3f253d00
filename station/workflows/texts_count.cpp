// STUB Texts of count.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"count.title", "{0}", "{0}"},
});

}  // namespace

const std::span<const CatalogueRow> kCountTexts = kTexts;

}  // namespace packbench::workflows
