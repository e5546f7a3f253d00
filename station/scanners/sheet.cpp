// The self-test sheet as pictures: a label template is written for each page, and drawn as any label is.
#include "station/scanners/sheet.hpp"

#include <boost/json.hpp>
#include <sstream>

#include "printing/proof.hpp"
#include "printing/render.hpp"
#include "station/scanners/lane_code.hpp"
#include "station/scanners/sheet_codes.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

// Millimetres.
constexpr double kGap = 6, kHead = 17, kHeadLabel = 13;
constexpr double kTitle = 4, kBars = 14, kMatrix = 20, kData = 3, kBetween = 5.5;

struct Cell {
  std::string title, symbology, data;
  bool matrix = false;
};

bool is_matrix(std::string_view symbology) {
  for (const std::string_view flat : {"qr", "datamatrix", "gs1-datamatrix", "pdf417", "aztec"})
    if (symbology == flat) return true;
  return false;
}

std::vector<Cell> cells_of(const std::string& language, const std::vector<std::string>& lanes) {
  constexpr std::string_view kShown[] = {"lower",   "upper", "signs", "marks",
                                         "repeats", "fnc1",  "type",  "chinese"};
  std::vector<Cell> cells;
  for (const auto& code : sheet_codes()) {
    const auto shown =
        std::string("scanner.sheet_") + std::string(kShown[static_cast<std::size_t>(code.shows)]);
    cells.push_back({std::to_string(cells.size() + 1) + "  " + std::string(code.type) + "  " +
                         workflows::text({shown, {}}, language),
                     std::string(code.symbology), std::string(code.data), is_matrix(code.symbology)});
  }
  for (const auto& lane : lanes)
    cells.push_back(
        {workflows::text({"scanner.sheet_lane", {lane}}, language), "code128", lane_code(lane), false});
  return cells;
}

// One page's template, and what stands in it.
struct Page {
  std::ostringstream toml;
  json::array cells;
};

void begin_page(Page& page, const SheetPaper& paper) {
  const bool wide = paper.columns > 1;
  page.toml << "[label]\nwidth = " << paper.width << "\nheight = " << paper.height
            << "\n[defaults]\nfont = \"Noto Sans CJK SC, DejaVu Sans, sans-serif\"\nsize = 3\n";
  const auto text = [&](const char* field, double y, double height, double size, bool bold) {
    page.toml << "[[element]]\ntype = \"text\"\nx = " << paper.margin << "\ny = " << y
              << "\nwidth = " << paper.width - 2 * paper.margin << "\nheight = " << height << "\ntext = \"{"
              << field << "}\"\nsize = " << size
              << "\nmin_size = 1.8\nwrap = true\nbold = " << (bold ? "true" : "false") << "\n";
  };
  text("title", wide ? 7 : 3, wide ? 7 : 5, wide ? 5.5 : 3.6, true);
  text("how", wide ? 14 : 8, wide ? 9 : 7, wide ? 3.2 : 2.4, false);
}

void put_text(Page& page, const std::string& field, double size, bool bold, double x, double y,
              double width) {
  page.toml << "[[element]]\ntype = \"text\"\nx = " << x << "\ny = " << y << "\nwidth = " << width
            << "\nheight = " << (bold ? kTitle : kData) << "\ntext = \"{" << field << "}\"\nsize = " << size
            << "\nmin_size = 1.8\nbold = " << (bold ? "true" : "false") << "\n";
}

void put_cell(Page& page, const Cell& cell, double x, double y, double width) {
  const auto field = "c" + std::to_string(page.cells.size());
  const double height = cell.matrix ? kMatrix : kBars;
  put_text(page, field + ".title", 2.8, true, x, y, width);
  put_text(page, field + ".data", 2.2, false, x, y + kTitle + height, width);
  page.toml << "[[element]]\ntype = \"barcode\"\nsymbology = \"" << cell.symbology << "\"\nx = " << x
            << "\ny = " << y + kTitle << "\nwidth = " << width << "\nheight = " << height << "\ndata = \"{"
            << field << ".data}\"\ntext_size = 0\nalign = \"left\"\nmodule = " << (cell.matrix ? 0.7 : 0.34)
            << "\nmin_module = 0.24\n";
  page.cells.push_back({{"title", cell.title}, {"data", cell.data}});
}

// Down the columns, then on the next page.
std::vector<Page> laid_out(const SheetPaper& paper, const std::vector<Cell>& cells) {
  const double head = paper.columns > 1 ? kHead + paper.margin : kHeadLabel + 3;
  const double width = (paper.width - 2 * paper.margin - kGap * (paper.columns - 1)) / paper.columns;
  std::vector<Page> pages(1);
  begin_page(pages.back(), paper);
  int column = 0;
  double y = head;
  for (const auto& cell : cells) {
    const double height = kTitle + (cell.matrix ? kMatrix : kBars) + kData;
    if (y + height > paper.height - paper.margin / 2) {
      y = head;
      if (++column == paper.columns) {
        column = 0;
        begin_page(pages.emplace_back(), paper);
      }
    }
    put_cell(pages.back(), cell, paper.margin + column * (width + kGap), y, width);
    y += height + kBetween;
  }
  return pages;
}

json::object data_of(const Page& page, const std::string& language, std::size_t number, std::size_t of) {
  json::object data{
      {"title",
       workflows::text({"scanner.sheet_title", {std::to_string(number), std::to_string(of)}}, language)},
      {"how", workflows::text({"scanner.sheet_how", {}}, language)}};
  for (std::size_t i = 0; i < page.cells.size(); ++i) data["c" + std::to_string(i)] = page.cells[i];
  return data;
}

}  // namespace

Result<std::vector<printing::RenderedLabel>> draw_sheet(const SheetPaper& paper, const std::string& language,
                                                        const std::vector<std::string>& lanes) {
  std::vector<printing::RenderedLabel> drawn;
  printing::Renderer renderer;
  const auto pages = laid_out(paper, cells_of(language, lanes));
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto label_template = printing::parse_template(pages[i].toml.str(), "sheet.toml");
    if (!label_template) return Error{Errc::label, label_template.error().message};
    auto rendered = renderer.render(*label_template, data_of(pages[i], language, i + 1, pages.size()),
                                    {.dpi = paper.dpi, .language = language});
    if (!rendered) return Error{Errc::label, rendered.error().message};
    for (auto& page : *rendered) {
      if (const auto proof = printing::prove(page); !proof) return Error{Errc::label, proof.error().message};
      drawn.push_back(std::move(page));
    }
  }
  return drawn;
}

}  // namespace packbench::station
