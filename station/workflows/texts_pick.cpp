// STUB Texts of pick.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"pick.title", "{0}", "{0}"},
});

}  // namespace

const std::span<const CatalogueRow> kPickTexts = kTexts;

}  // namespace packbench::workflows
