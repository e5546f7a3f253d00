// A table on A4 paper, by Cairo and Pango.
#include "printing/sheet.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <numeric>
#include <tuple>

namespace packbench::printing {
namespace {

// In points, 72 to the inch.
constexpr double kShort = 595.28, kLong = 841.89, kMargin = 36;
constexpr double kText = 8.5, kTitle = 15, kGap = 6, kLine = 3;
constexpr double kWidest = 220;  // of a column, before its text is broken
constexpr double kNarrowest = 24;
constexpr std::size_t kMeasured = 300;  // rows that widths are taken from
constexpr std::size_t kWide = 6;        // more columns than these: the paper lies on its side
constexpr double kSign = 46;            // height of a line to sign on
constexpr std::size_t kKept = 2000;     // texts whose glyphs are kept: what a column says again and again
constexpr double kKerning = 1.02;       // a text is no wider than its letters by themselves, but for so much

template <auto release>
struct Release {
  void operator()(auto* what) const { release(what); }
};
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Release<g_object_unref>>;

cairo_status_t append(void* text, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

class SheetPainter {
 public:
  explicit SheetPainter(const Sheet& sheet)
      : sheet_(sheet),
        width_(sheet.columns.size() > kWide ? kLong : kShort),
        height_(sheet.columns.size() > kWide ? kShort : kLong),
        surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, width_, height_)),
        cairo_(cairo_create(surface_.get())) {
    for (char letter = ' '; letter < 127; ++letter) {
      set(std::string(1, letter), kText, false);
      std::tie(letters_[static_cast<std::size_t>(letter)], line_) = extents();
    }
  }

  std::string paint() {
    set_widths();
    for (const auto& row : sheet_.rows) heights_.push_back(row_height(row, false));
    pages_ = walk(false);
    walk(true);
    cairo_surface_finish(surface_.get());
    return std::move(bytes_);
  }

 private:
  // What text_at() draws next. Glyphs are found once for texts that come again: most of a report's time.
  void set(const std::string& text, double size, bool bold, double width = -1, bool right = false) {
    if (kept_.size() >= kKept) kept_.clear();
    auto& kept = kept_[{text, size, bold, width, right}];
    if (!kept) kept = laid_out(text, size, bold, width, right);
    layout_ = kept.get();
  }

  Layout laid_out(const std::string& text, double size, bool bold, double width, bool right) {
    Layout layout(pango_cairo_create_layout(cairo_.get()));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>> font(
        pango_font_description_new());
    pango_font_description_set_family(font.get(), "Noto Sans CJK SC, sans-serif");
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), width < 0 ? -1 : static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_alignment(layout.get(), right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    std::unique_ptr<char, Release<g_free>> valid(
        g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())));
    pango_layout_set_text(layout.get(), valid.get(), -1);
    return layout;
  }
  std::pair<double, double> extents() const {
    int width = 0, height = 0;
    pango_layout_get_size(layout_, &width, &height);
    return {static_cast<double>(width) / PANGO_SCALE, static_cast<double>(height) / PANGO_SCALE};
  }

  // As wide as its text, within limits; then all are made to fill the page.
  void set_widths() {
    for (std::size_t column = 0; column < sheet_.columns.size(); ++column) {
      set(sheet_.columns[column].title, kText, true);
      double widest = std::max(kNarrowest, extents().first);
      for (std::size_t row = 0; row < std::min(kMeasured, sheet_.rows.size()); ++row) {
        set(sheet_.rows[row][column], kText, false);
        widest = std::max(widest, extents().first);
      }
      widths_.push_back(std::min(widest, kWidest) + kGap);
    }
    const auto sum = std::accumulate(widths_.begin(), widths_.end(), 0.0);
    for (auto& width : widths_) width *= (width_ - 2 * kMargin) / std::max(1.0, sum);
  }

  // Goes through all pages; how many there are. Without `draw` nothing is painted.
  int walk(bool draw) {
    draw_ = draw;
    page_ = 1;
    y_ = kMargin;
    heading();
    titles();
    for (std::size_t i = 0; i < sheet_.rows.size(); ++i) {
      const auto height = heights_[i];
      if (y_ + height > height_ - 2 * kMargin) next_page();
      cells(sheet_.rows[i], false, height);
    }
    if (!sheet_.signatures.empty()) sign();
    foot();
    return page_;
  }

  void next_page() {
    foot();
    if (draw_) cairo_show_page(cairo_.get());
    ++page_;
    y_ = kMargin;
    titles();
  }

  void text_at(double x, double y) {
    if (!draw_) return;
    cairo_move_to(cairo_.get(), x, y);
    pango_cairo_show_layout(cairo_.get(), layout_);
  }
  void rule(double y, double thick) {
    if (!draw_) return;
    cairo_set_line_width(cairo_.get(), thick);
    cairo_move_to(cairo_.get(), kMargin, y);
    cairo_line_to(cairo_.get(), width_ - kMargin, y);
    cairo_stroke(cairo_.get());
  }

  void heading() {
    set(sheet_.title, kTitle, true, width_ - 2 * kMargin);
    text_at(kMargin, y_);
    y_ += extents().second + kLine;
    for (const auto& note : sheet_.notes) {
      set(note, kText, false, width_ - 2 * kMargin);
      text_at(kMargin, y_);
      y_ += extents().second;
    }
    y_ += 2 * kGap;
  }

  void titles() {
    std::vector<std::string> row;
    for (const auto& column : sheet_.columns) row.push_back(column.title);
    cells(row, true, row_height(row, true));
    rule(y_, 1);
  }

  double row_height(const std::vector<std::string>& row, bool bold) {
    double height = 0;
    for (std::size_t column = 0; column < row.size(); ++column) {
      const auto width = widths_[column] - kGap;
      if (!bold && is_one_line(row[column], width)) {
        height = std::max(height, line_);
        continue;
      }
      set(row[column], kText, bold, width);
      height = std::max(height, extents().second);
    }
    return height + kLine;
  }

  // Surely: letter by letter, without finding the glyphs. False: it may be one all the same.
  bool is_one_line(const std::string& text, double width) const {
    double sum = 0;
    for (const auto letter : text) {
      if (letter < ' ' || letter > '~') return false;
      sum += letters_[static_cast<std::size_t>(letter)];
    }
    return sum * kKerning < width;
  }

  void cells(const std::vector<std::string>& row, bool bold, double height) {
    double x = kMargin;
    for (std::size_t column = 0; draw_ && column < row.size(); ++column) {
      set(row[column], kText, bold, widths_[column] - kGap, sheet_.columns[column].number);
      text_at(x, y_);
      x += widths_[column];
    }
    y_ += height;
    rule(y_ - kLine / 2, 0.2);
  }

  void sign() {
    if (y_ + kSign > height_ - 2 * kMargin) next_page();
    y_ += kSign;
    const auto part = (width_ - 2 * kMargin) / static_cast<double>(sheet_.signatures.size());
    for (std::size_t i = 0; i < sheet_.signatures.size(); ++i) {
      const auto x = kMargin + part * static_cast<double>(i);
      if (draw_) {
        cairo_set_line_width(cairo_.get(), 0.7);
        cairo_move_to(cairo_.get(), x, y_);
        cairo_line_to(cairo_.get(), x + part - 3 * kGap, y_);
        cairo_stroke(cairo_.get());
      }
      set(sheet_.signatures[i], kText, false);
      text_at(x, y_ + kLine);
    }
  }

  void foot() {
    set(std::to_string(page_) + " / " + std::to_string(pages_), kText, false);
    text_at(width_ - kMargin - extents().first, height_ - kMargin);
  }

  const Sheet& sheet_;
  double width_, height_;
  std::string bytes_;
  Surface surface_;
  Context cairo_;
  std::map<std::tuple<std::string, double, bool, double, bool>, Layout> kept_;
  PangoLayout* layout_ = nullptr;         // of set(), in kept_
  std::array<double, 127> letters_{};     // widths of ASCII
  double line_ = 0;                       // height of one line of text
  std::vector<double> widths_, heights_;  // of columns; of rows
  double y_ = 0;
  int page_ = 1, pages_ = 0;
  bool draw_ = false;
};

}  // namespace

std::string sheet_pdf(const Sheet& sheet) {
  return SheetPainter(sheet).paint();
}

}  // namespace packbench::printing
