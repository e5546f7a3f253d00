// STUB Texts of move.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"move.title", "{0}", "{0}"},
});

}  // namespace

const std::span<const CatalogueRow> kMoveTexts = kTexts;

}  // namespace packbench::workflows
