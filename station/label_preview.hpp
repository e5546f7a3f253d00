// What a template would print with given data: the dots themselves, and what each barcode reads as.
#pragma once
#include <boost/json/object.hpp>
#include <string>

#include "printing/render.hpp"

namespace packbench::station {

struct PreviewWanted {
  std::string toml;
  std::string file_name;     // for messages
  boost::json::object data;  // as the template's job would bring it
  printing::PictureSource pictures;
  printing::RenderOptions options;
  std::size_t page = 0;
};

// {"problem"}: what is wrong with the template or the data, with the line. Else {"problem": "", "pages",
// "png" (base64), "width", "height" (mm), "warnings": [text], "barcodes": [{"symbology", "data",
// "grade"}], "unreadable"}: of that page, or the last one; "unreadable" says why it would not be printed, or
// nothing; "grade" is what a barcode bears (printing/grade.hpp).
[[nodiscard]] boost::json::object label_preview(printing::Renderer& renderer, const PreviewWanted& wanted);

// Why this template must not be used, or nothing: it is wrong, or with this data (JSON) something in it can't
// be drawn or read back, in one of its languages at one of the resolutions of printers.
[[nodiscard]] std::string trouble_with(const std::string& toml, const std::string& file_name,
                                       const std::string& data, const printing::PictureSource& pictures);

}  // namespace packbench::station
