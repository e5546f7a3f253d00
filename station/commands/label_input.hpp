// What the verbs of `packbench label` are given: a template and its data, drawn.
#pragma once
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "printing/render.hpp"
#include "station/commands/verbs.hpp"

namespace packbench::station {

// The whole file; "-": standard input. Nothing: it can't be read.
[[nodiscard]] std::optional<std::string> read_input(const std::string& path);

// All pages of the label, not yet proved. Nothing, and told: the template or the data isn't there
// (Exit::not_found), is wrong, or they don't go together (Exit::failed).
[[nodiscard]] std::optional<std::vector<printing::RenderedLabel>> draw_label(Context& context,
                                                                             const LabelDrawing& drawing);

// The same, where every barcode reads back; one that doesn't is Exit::failed.
[[nodiscard]] std::optional<std::vector<printing::RenderedLabel>> draw_proven_label(
    Context& context, const LabelDrawing& drawing);

}  // namespace packbench::station
