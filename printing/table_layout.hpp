// A table over a JSON array: cells set as text, rows dealt out over as many labels as they need.
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "printing/barcode_layout.hpp"
#include "printing/error.hpp"
#include "printing/label_painter.hpp"
#include "printing/rendered_label.hpp"
#include "printing/scale.hpp"
#include "printing/template.hpp"
#include "printing/text_setter.hpp"

namespace packbench::printing {

class TableLayout {
 public:
  // Sets all cells. Errc::bad_data when the field isn't an array of objects, Errc::missing_field as usual,
  // Errc::does_not_fit when there is no room even for one row, or more than 200 labels would be needed.
  static Result<TableLayout> create(const TableElement& element, const Area& area, const LabelData& data,
                                    const Captions& captions, TextSetter& setter, const Scale& scale);

  int pages() const { return static_cast<int>(pages_.size()); }
  // Draws what belongs on that page, 0 being the first.
  void draw(RenderedLabel& label, int page) const;

 private:
  using Cell = std::variant<std::shared_ptr<const TextBlock>, BarcodeLayout>;
  struct Row {
    std::vector<Cell> cells;
    int height = 0;  // with padding, without the rule
  };
  struct Page {
    std::size_t first = 0;
    std::size_t last = 0;  // one past
  };

  Result<Row> set_row(const Means& means, bool title) const;
  Result<Cell> set_cell(const TableColumn& column, const Means& means, bool title) const;
  Result<void> deal_out();
  std::size_t fill_page(std::size_t first, int height) const;
  void draw_text(RenderedLabel& label, const TextBlock& text, VerticalAlign align, Rect cell) const;
  void draw_row(RenderedLabel& label, const Row& row, int y) const;

  const TableElement* element_ = nullptr;
  Scale scale_{};
  int padding_ = 0;
  int rule_ = 0;
  Rect area_;  // with the height of the last label
  int full_height_ = 0;
  Row title_;
  std::vector<Row> rows_;
  std::vector<Page> pages_;
};

}  // namespace packbench::printing
