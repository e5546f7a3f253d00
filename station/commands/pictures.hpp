// Labels and sheets written to files.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "printing/language.hpp"
#include "printing/rendered_label.hpp"
#include "station/commands/verbs.hpp"

namespace packbench::station {

// Writes all pages, which are `dpi` dots an inch: a PNG for each (further ones are name-2.png ...), or one
// file. False, and told: what `file` asks for isn't known or can't be written.
[[nodiscard]] bool write_labels(Context& context, const LabelFile& file,
                                const std::vector<printing::RenderedLabel>& pages, int dpi);

// The bytes that print all pages, in order. Nothing, and told: the language can't.
[[nodiscard]] std::optional<std::string> printer_code(Context& context,
                                                      const std::vector<printing::RenderedLabel>& pages,
                                                      printing::Language language, int dpi);

// What a person should know of them, on standard error.
void tell_warnings(const std::vector<printing::RenderedLabel>& pages);

}  // namespace packbench::station
