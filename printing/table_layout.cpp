// A table over a JSON array, dealt out over labels.
#include "printing/table_layout.hpp"

#include <algorithm>

namespace packbench::printing {
namespace {

constexpr std::size_t kMostPages = 200;
constexpr std::size_t kMostRows = 10'000;

}  // namespace

Result<TableLayout> TableLayout::create(const TableElement& element, const Area& area, const LabelData& data,
                                        const Captions& captions, TextSetter& setter, const Scale& scale) {
  const boost::json::value* value = data.find(element.rows);
  if (value == nullptr)
    return Error{Errc::missing_field, "field " + element.rows + " is missing from the label data"};
  const boost::json::array* list = value->if_array();
  if (list == nullptr) return Error{Errc::bad_data, "field " + element.rows + " must be a list of objects"};
  if (list->size() > kMostRows)
    return Error{Errc::does_not_fit, "field " + element.rows + " has over 10000 rows"};

  TableLayout out;
  out.element_ = &element;
  out.scale_ = scale;
  out.padding_ = scale.dots(element.padding);
  out.rule_ = element.rule == 0 ? 0 : std::max(scale.dots(element.rule), 1);
  out.area_ = scale.rect(area);
  out.full_height_ = scale.dots(element.full_height);
  auto title = out.set_row({data, captions, setter, scale}, true);
  if (!title) return title.error();
  out.title_ = std::move(*title);
  for (const auto& entry : *list) {
    LabelData of_row = data;
    of_row.row = entry.if_object();
    if (of_row.row == nullptr)
      return Error{Errc::bad_data, "field " + element.rows + " must be a list of objects"};
    auto row = out.set_row({of_row, captions, setter, scale}, false);
    if (!row) {
      const auto number = std::to_string(out.rows_.size() + 1);
      return Error{row.error().code, "row " + number + " of " + element.rows + ": " + row.error().message};
    }
    out.rows_.push_back(std::move(*row));
  }
  if (auto dealt = out.deal_out(); !dealt) return dealt.error();
  return out;
}

Result<TableLayout::Cell> TableLayout::set_cell(const TableColumn& column, const Means& means,
                                                bool title) const {
  const int width = std::max(scale_.dots(column.width) - 2 * padding_, 1);
  if (column.barcode && !title) {
    const auto content = expand(column.barcode->data, means.data, means.captions);
    if (!content) return content.error();
    if (content->empty()) return std::shared_ptr<const TextBlock>(std::make_shared<TextBlock>());
    auto barcode = barcode_for(*column.barcode, *content, {0, 0, width, scale_.dots(column.height)}, means);
    if (!barcode) return barcode.error();
    return std::move(*barcode);
  }
  auto text = expand(title ? column.title : column.text, means.data, means.captions);
  if (!text) return text.error();
  TextStyle style = column.style;
  style.bold = style.bold || title;
  const int lines = title ? 1 : column.max_lines;
  const int height = lines * (scale_.dots(style.size) * 5 / 4 + 1);
  TextRequest request = request_for(style, scale_, std::move(*text), width, height);
  request.keep = title;
  return means.setter.set(request);
}

Result<TableLayout::Row> TableLayout::set_row(const Means& means, bool title) const {
  Row row;
  for (const auto& column : element_->columns) {
    auto cell = set_cell(column, means, title);
    if (!cell) return cell.error();
    int height = 0;
    if (const auto* barcode = std::get_if<BarcodeLayout>(&*cell))
      height = barcode->picture.height;
    else if (const auto& text = std::get<0>(*cell); text->ink.width != 0)
      height = text->height;
    row.height = std::max(row.height, height);
    row.cells.push_back(std::move(*cell));
  }
  if (row.height > 0) row.height += 2 * padding_;
  if (!title) row.height = std::max(row.height, scale_.dots(element_->row_height));
  return row;
}

// One past the last row that fits into that height, from row `first` on.
std::size_t TableLayout::fill_page(std::size_t first, int height) const {
  int room = height - (title_.height == 0 ? 0 : title_.height + 2 * std::max(rule_, 1));
  while (first < rows_.size() && rows_[first].height + rule_ <= room) room -= rows_[first++].height + rule_;
  return first;
}

Result<void> TableLayout::deal_out() {
  std::size_t next = 0;
  while (fill_page(next, area_.height) < rows_.size()) {
    // Another label must follow; it gets one row at least, else it would be a footer alone.
    const std::size_t last = std::min(fill_page(next, full_height_), rows_.size() - 1);
    if (last == next)
      return Error{Errc::does_not_fit, "a row of " + element_->rows + " is higher than its table"};
    pages_.push_back({next, last});
    next = last;
    if (pages_.size() >= kMostPages)
      return Error{Errc::does_not_fit, element_->rows + " needs more than 200 labels"};
  }
  pages_.push_back({next, rows_.size()});
  return {};
}

void TableLayout::draw(RenderedLabel& label, int number) const {
  const Page& page = pages_[static_cast<std::size_t>(number)];
  int y = area_.y;
  if (title_.height > 0) {
    draw_row(label, title_, y);
    y += title_.height;
    const int line = 2 * std::max(rule_, 1);
    fill(label.bitmap, {area_.x, y, area_.width, line});
    y += line;
  }
  for (std::size_t i = page.first; i < page.last; ++i) {
    draw_row(label, rows_[i], y);
    y += rows_[i].height;
    fill(label.bitmap, {area_.x, y, area_.width, rule_});
    y += rule_;
  }
}

void TableLayout::draw_text(RenderedLabel& label, const TextBlock& text, VerticalAlign align,
                            Rect cell) const {
  const int slack = align == VerticalAlign::top ? 0 : cell.height - text.height;
  const int down = align == VerticalAlign::middle ? slack / 2 : slack;
  blit(label.bitmap, text.ink, cell.x + text.x, cell.y + down + text.y);
  for (auto& warning : warnings_of(text)) label.warnings.push_back(std::move(warning));
}

void TableLayout::draw_row(RenderedLabel& label, const Row& row, int y) const {
  double x = 0;  // millimetres
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const TableColumn& column = element_->columns[i];
    const Rect cell{area_.x + scale_.dots(x) + padding_, y + padding_, 0, row.height - 2 * padding_};
    if (const auto* barcode = std::get_if<BarcodeLayout>(&row.cells[i]))
      place(label, *barcode, cell.x, cell.y);
    else
      draw_text(label, *std::get<0>(row.cells[i]), column.style.valign, cell);
    x += column.width;
  }
}

}  // namespace packbench::printing
