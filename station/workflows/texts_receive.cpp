// STUB Texts of receive.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"receive.title", "{0}", "{0}"},
});

}  // namespace

const std::span<const CatalogueRow> kReceiveTexts = kTexts;

}  // namespace packbench::workflows
