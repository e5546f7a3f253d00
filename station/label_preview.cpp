// A template tried out.
#include "station/label_preview.hpp"

#include <sodium.h>

#include <algorithm>

#include "printing/grade.hpp"
#include "printing/png.hpp"
#include "printing/proof.hpp"
#include "station/scan/printable.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

std::string base64(const std::string& bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), kVariant);
  text.pop_back();  // the end of a C string
  return text;
}

using Grades = printing::Result<std::vector<printing::BarcodeGrade>>;

json::array barcodes_of(const printing::RenderedLabel& label, const Grades& grades) {
  json::array rows;
  for (std::size_t i = 0; i < label.barcodes.size(); ++i) {
    const auto& barcode = label.barcodes[i];
    rows.push_back({{"symbology", printing::facts(barcode.symbology).name},
                    {"data", scan::printable(barcode.data)},
                    {"grade", grades ? std::string(1, (*grades)[i].letter) : ""}});
  }
  return rows;
}

json::object problem(const printing::Error& error) {
  return {{"problem", error.message}};
}

constexpr int kResolutions[] = {203, 300, 600};

// With one language at one resolution.
std::string trouble_drawn(printing::Renderer& renderer, const printing::Template& form,
                          const json::object& data, const printing::RenderOptions& options) {
  const auto pages = renderer.render(form, data, options);
  if (!pages) return pages.error().message;
  for (const auto& page : *pages)
    if (const auto proof = printing::prove(page); !proof)
      return form.file_name + ", " + options.language + " at " + std::to_string(options.dpi) +
             " dpi: " + proof.error().message;
  return "";
}

}  // namespace

std::string trouble_with(const std::string& toml, const std::string& file_name, const std::string& data,
                         const printing::PictureSource& pictures) {
  const auto form = printing::parse_template(toml, file_name, pictures);
  if (!form) return form.error().message;
  printing::Renderer renderer;
  const auto values = json::parse(data).as_object();
  std::vector<std::string> languages;
  for (const auto& [language, captions] : form->captions) languages.push_back(language);
  if (languages.empty()) languages.push_back("en");  // without words it is the same in each
  for (const auto& language : languages)
    for (const int dpi : kResolutions)
      if (auto trouble = trouble_drawn(renderer, *form, values, {.dpi = dpi, .language = language});
          !trouble.empty())
        return trouble;
  return "";
}

json::object label_preview(printing::Renderer& renderer, const PreviewWanted& wanted) {
  const auto form = printing::parse_template(wanted.toml, wanted.file_name, wanted.pictures);
  if (!form) return problem(form.error());
  const auto pages = renderer.render(*form, wanted.data, wanted.options);
  if (!pages) return problem(pages.error());
  const auto& page = pages->at(std::min(wanted.page, pages->size() - 1));
  const auto grades = printing::grade(page, wanted.options.dpi);
  return {{"problem", ""},
          {"pages", pages->size()},
          {"png", base64(printing::to_png(page.bitmap))},
          {"width", form->width},
          {"height", form->height},
          {"warnings", json::array(page.warnings.begin(), page.warnings.end())},
          {"barcodes", barcodes_of(page, grades)},
          {"unreadable", grades ? "" : grades.error().message}};
}

}  // namespace packbench::station
