// Template and data -> labels, ready to be proved and printed.
#pragma once

#include <boost/json.hpp>
#include <memory>
#include <string>
#include <vector>

#include "printing/rendered_label.hpp"
#include "printing/template.hpp"

namespace packbench::printing {

struct RenderOptions {
  int dpi = 203;                   // 203, 300 or 600
  std::string language = "zh-CN";  // which [captions] are used
};

// Keeps fonts and glyphs warm: make one and use it for each label. For one thread at a time.
class Renderer {
 public:
  Renderer();
  ~Renderer();

  // At least one label; more when a table overflows. Pages know {page} and {pages}, and first_page and
  // last_page for conditions. Errors are prefixed with the template's file and line: Errc::missing_field and
  // bad_data name the field, does_not_fit the element; Errc::bad_option for an unknown dpi or a language
  // without captions.
  Result<std::vector<RenderedLabel>> render(const Template& label_template, const boost::json::object& data,
                                            const RenderOptions& options);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace packbench::printing
