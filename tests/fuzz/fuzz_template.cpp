// Fuzz target: any text as a label template, and behind a zero byte any text as its data.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "printing/render.hpp"

namespace {

using namespace packbench::printing;

constexpr std::string_view kFile = "fuzz.toml";
constexpr const char* kData =
    R"({"a": "PB-1 包裹", "n": 3, "d": "2027-01-31", "g": "(01)09506000134352(10)A", "rows": [{"a": "x"}, {"a": "y"}]})";

// Pictures are read, too: what the template calls them is what they hold.
Result<std::string> named_after_itself(const std::string& name) {
  return "P4 8 2 " + name;
}

boost::json::object data_of(std::string_view text) {
  boost::system::error_code error;
  const auto parsed = boost::json::parse(text.empty() ? kData : text, error);
  return error || !parsed.is_object() ? boost::json::object{} : parsed.get_object();
}

bool inside(const Rect& rect, const Bitmap& bitmap) {
  return clipped(bitmap, rect) == rect;
}

void check(const Template& label_template, const RenderedLabel& label) {
  if (label.bitmap.width < 1 || label.bitmap.height < 1) std::abort();
  if (label_template.elements.empty()) std::abort();
  for (const auto& barcode : label.barcodes) {
    if (barcode.data.empty() || barcode.module < 1) std::abort();
    if (!inside(barcode.area, label.bitmap) || !inside(barcode.bars, label.bitmap)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const std::size_t end = std::min(input.find('\0'), size);
  const auto parsed = parse_template(input.substr(0, end), kFile, named_after_itself);
  if (!parsed) {
    if (parsed.error().code != Errc::bad_template || !parsed.error().message.starts_with(kFile)) std::abort();
    return 0;
  }
  static Renderer renderer;
  const auto data = data_of(input.substr(std::min(end + 1, size)));
  for (const char* language : {"zh-CN", "en"}) {
    const auto labels = renderer.render(*parsed, data, {203, language});
    if (!labels) {
      if (labels.error().message.empty()) std::abort();
      continue;
    }
    if (labels->empty()) std::abort();
    for (const auto& label : *labels) check(*parsed, label);
  }
  return 0;
}
