// Draws and proves labels on a thread of its own: the second bridge. What it returns may be printed.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/json.hpp>
#include <memory>
#include <string>
#include <vector>

#include "printing/bitmap.hpp"
#include "station/error.hpp"

namespace packbench::station {

struct MadeLabel {
  std::vector<printing::Bitmap> pages;
  std::string picture;                // BLAKE2b-256 of all pages, in hex
  std::vector<std::string> warnings;  // text cut short and the like
};

class LabelMaker {
 public:
  // Templates are those of the program; a file <folder>/<intent>.toml stands in for one. configuration: such
  // a file is wrong, with line and reason.
  [[nodiscard]] static Result<std::unique_ptr<LabelMaker>> create(const std::string& template_folder);
  virtual ~LabelMaker() = default;

  // `intent` names the template ("label", "slip", "item", "card"); with data.labels, so many of it, numbered
  // by data.of. Errc::label: can't be drawn, or a barcode does not read.
  virtual boost::asio::awaitable<Result<MadeLabel>> make(std::string intent, boost::json::object data,
                                                         int dpi, std::string language) = 0;
};

}  // namespace packbench::station
