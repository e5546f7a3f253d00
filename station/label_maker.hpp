// Draws and proves labels on a thread of its own: the second bridge. What it returns may be printed.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/json.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "printing/bitmap.hpp"
#include "printing/inputs/printer_code.hpp"
#include "station/error.hpp"
#include "station/label_templates.hpp"

namespace packbench::station {

struct MadeLabel {
  std::vector<printing::Bitmap> pages;
  std::string picture;                // BLAKE2b-256 of all pages or of the code, in hex
  std::vector<std::string> warnings;  // text cut short and the like
  std::optional<printing::PrinterCode> code = std::nullopt;  // a carrier's own, which has no pages
};

[[nodiscard]] std::string picture_hash(const std::vector<printing::Bitmap>& pages);
[[nodiscard]] std::string hash_of(const std::string& bytes);

// Beside the templates: what tells a further copy of a carrier's document.
inline constexpr const char* kCopyStrip = "copy strip";
inline constexpr double kCopyStripWidth = 50, kCopyStripHeight = 12;  // millimetres

class LabelMaker {
 public:
  // configuration: a template is wrong, with line and reason.
  [[nodiscard]] static Result<std::unique_ptr<LabelMaker>> create(const LabelTemplates& templates);
  virtual ~LabelMaker() = default;

  // `intent` names the template ("label", "slip", "item", "card"); with data.labels, so many of it, numbered
  // by data.of. Errc::label: can't be drawn, or a barcode does not read.
  virtual boost::asio::awaitable<Result<MadeLabel>> make(std::string intent, boost::json::object data,
                                                         int dpi, std::string language) = 0;
  // Labels are drawn by this template from now on; one that is being drawn is finished by the old one.
  virtual void replace(const std::string& intent, printing::Template form) = 0;
};

}  // namespace packbench::station
