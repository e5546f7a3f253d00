// packbench label list, render, check: without a printer.
#include <cmath>
#include <cstdio>

#include "printing/builtin_templates.hpp"
#include "printing/grade.hpp"
#include "station/commands/label_input.hpp"
#include "station/commands/pictures.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

// The first line of a template says what it is for.
std::string purpose_of(std::string_view toml) {
  const auto line = toml.substr(0, toml.find('\n'));
  const auto begin = line.find_first_not_of("# ");
  return line.starts_with('#') && begin != std::string_view::npos ? std::string(line.substr(begin)) : "";
}

double to_tenth(double value) {
  return std::round(value * 10) / 10;
}

json::object told(const printing::PlacedBarcode& barcode) {
  const auto& [x, y, width, height] = barcode.area;
  return {{"symbology", printing::facts(barcode.symbology).name},
          {"data", barcode.data},
          {"area_dots", {x, y, width, height}},
          {"module_dots", barcode.module}};
}

void add(json::object& row, const printing::BarcodeGrade& grade) {
  row["module_mils"] = to_tenth(grade.module_mils);
  row["quiet_modules"] = to_tenth(grade.quiet_modules);
  row["quiet_needed"] = grade.quiet_needed;
  row["grade"] = std::string(1, grade.letter);
  json::object reads;
  for (std::size_t i = 0; i < printing::kWear.size(); ++i) reads[printing::kWear[i].name] = grade.reads[i];
  row["reads"] = std::move(reads);
}

// False where a barcode of the page does not read.
bool tell(const printing::RenderedLabel& page, int dpi, json::array& pages) {
  const auto grades = printing::grade(page, dpi);
  json::array barcodes, warnings(page.warnings.begin(), page.warnings.end());
  for (std::size_t i = 0; i < page.barcodes.size(); ++i) {
    auto row = told(page.barcodes[i]);
    if (grades) add(row, (*grades)[i]);
    barcodes.push_back(std::move(row));
  }
  json::object out{{"proven", grades.has_value()},
                   {"width_dots", page.bitmap.width},
                   {"height_dots", page.bitmap.height},
                   {"barcodes", std::move(barcodes)},
                   {"warnings", std::move(warnings)}};
  if (!grades) out["reason"] = grades.error().message;
  pages.push_back(std::move(out));
  return grades.has_value();
}

}  // namespace

void print_templates(bool as_json) {
  json::array rows;
  for (const auto& builtin : printing::builtin_templates()) {
    const auto parsed = printing::parse_template(builtin.toml, builtin.file_name).value();
    const auto purpose = purpose_of(builtin.toml);
    if (!as_json)
      std::printf("%-16s %4g x %-4g mm  %s\n", std::string(builtin.name).c_str(), parsed.width, parsed.height,
                  purpose.c_str());
    rows.push_back({{"name", builtin.name},
                    {"width_mm", parsed.width},
                    {"height_mm", parsed.height},
                    {"purpose", purpose}});
  }
  if (as_json) std::printf("%s\n", json::serialize(rows).c_str());
}

void render_label(Context& context, const LabelDrawing& drawing, const LabelFile& file) {
  const auto pages = draw_proven_label(context, drawing);
  if (!pages) return;
  if (!write_labels(context, file, *pages, drawing.dpi)) return;
  tell_warnings(*pages);
  if (!file.path.empty()) std::printf("%zu label(s), every barcode read back\n", pages->size());
}

void check_label(Context& context, const LabelDrawing& drawing) {
  const auto pages = draw_label(context, drawing);
  if (!pages) return;
  bool proven = true;
  json::array told_pages;
  for (const auto& page : *pages) proven = tell(page, drawing.dpi, told_pages) && proven;
  const json::object out{{"template", drawing.template_name},
                         {"dpi", drawing.dpi},
                         {"language", drawing.language},
                         {"proven", proven},
                         {"pages", std::move(told_pages)}};
  std::printf("%s\n", json::serialize(out).c_str());
  if (!proven) context.exit = Exit::differs;
}

}  // namespace packbench::station
