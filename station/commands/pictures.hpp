// Labels and sheets written to files.
#pragma once
#include <string>
#include <vector>

#include "printing/rendered_label.hpp"
#include "station/commands/verbs.hpp"

namespace packbench::station {

// An empty name is not written.
struct PictureFiles {
  std::string png, pdf, zpl;  // png: further pages are name-2.png ...
  int dpi = 203;              // of the pictures
};

// False, and told: one of them can't be made or written.
[[nodiscard]] bool write_pictures(Context& context, const PictureFiles& files,
                                  const std::vector<printing::RenderedLabel>& pages);

}  // namespace packbench::station
