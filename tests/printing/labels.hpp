// Data and templates that several printing tests share.
#pragma once

#include <boost/json.hpp>
#include <string>

#include "printing/render.hpp"

namespace packbench::printing::testing {

// All that the built-in templates need, with every optional field filled.
boost::json::object label_data(int lines = 3);

// A 100 x 60 mm template with the given elements after [label].
std::string with_label(const std::string& elements);

// Renders with one Renderer for the whole run; fails the test and gives an empty label when it can't.
RenderedLabel render_one(const std::string& toml, const boost::json::object& data, int dpi = 203);

Result<std::vector<RenderedLabel>> render_all(const std::string& toml, const boost::json::object& data,
                                              const RenderOptions& options = {});

}  // namespace packbench::printing::testing
