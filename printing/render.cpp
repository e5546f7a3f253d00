// Template and data -> labels: the page loop.
#include "printing/render.hpp"

#include "printing/label_painter.hpp"
#include "printing/table_layout.hpp"

namespace packbench::printing {
namespace {

namespace json = boost::json;

Error with_place(const Template& label_template, const Element& element, const Error& error) {
  return {error.code, label_template.file_name + ":" + std::to_string(element.line) + ": " + error.message};
}

Result<const Captions*> captions_for(const Template& label_template, const std::string& language) {
  static const Captions kNone;
  if (label_template.captions.empty()) return &kNone;
  const auto found = label_template.captions.find(language);
  if (found != label_template.captions.end()) return &found->second;
  std::string known;
  for (const auto& [name, captions] : label_template.captions) known += (known.empty() ? "" : ", ") + name;
  return Error{Errc::bad_option,
               label_template.file_name + " has no captions in " + language + ", only in " + known};
}

json::object page_facts(int page, int pages) {
  return {{"page", page + 1}, {"pages", pages}, {"first_page", page == 0}, {"last_page", page + 1 == pages}};
}

bool belongs_on(Pages wanted, int page, int pages) {
  switch (wanted) {
    case Pages::first:
      return page == 0;
    case Pages::rest:
      return page > 0;
    case Pages::last:
      return page + 1 == pages;
    case Pages::each:
      break;
  }
  return true;
}

// All that one call of render needs to know.
struct Job {
  const Template& label_template;
  const Captions& captions;
  TextSetter& setter;
  ImageSetter& images;
  Scale scale;
  LabelData data;
  const TableLayout* table = nullptr;
};

Result<void> draw(const Job& job, const Element& element, LabelPainter& painter, RenderedLabel& label,
                  int page) {
  if (const auto* text = std::get_if<TextElement>(&element.what))
    return painter.text(*text, element.area, job.data);
  if (const auto* barcode = std::get_if<BarcodeElement>(&element.what)) {
    return painter.barcode(*barcode, element.area, job.data);
  }
  if (const auto* image = std::get_if<ImageElement>(&element.what)) {
    return painter.image(*image, element.area, job.data, job.label_template.pictures, job.images);
  }
  if (const auto* box = std::get_if<BoxElement>(&element.what))
    painter.box(*box, element.area);
  else if (job.table != nullptr)
    job.table->draw(label, page);
  return {};
}

Result<RenderedLabel> draw_page(Job job, int page, int pages) {
  const json::object facts = page_facts(page, pages);
  job.data.page = &facts;
  RenderedLabel label;
  label.bitmap = Bitmap(job.scale.dots(job.label_template.width), job.scale.dots(job.label_template.height));
  LabelPainter painter(label, job.setter, job.scale, job.captions);
  for (const auto& element : job.label_template.elements) {
    if (!belongs_on(element.pages, page, pages)) continue;
    if (element.when && !holds(*element.when, job.data)) continue;
    auto drawn = draw(job, element, painter, label, page);
    if (!drawn) return with_place(job.label_template, element, drawn.error());
  }
  return label;
}

}  // namespace

struct Renderer::Impl {
  TextSetter setter;
  ImageSetter images;
};

Renderer::Renderer() : impl_(std::make_unique<Impl>()) {}
Renderer::~Renderer() = default;

Result<std::vector<RenderedLabel>> Renderer::render(const Template& label_template, const json::object& data,
                                                    const RenderOptions& options) {
  const auto scale = scale_for(options.dpi);
  if (!scale)
    return Error{Errc::bad_option,
                 "no print head has " + std::to_string(options.dpi) + " dpi; 203, 300, 600 do"};
  const auto captions = captions_for(label_template, options.language);
  if (!captions) return captions.error();
  Job job{label_template, **captions, impl_->setter,
          impl_->images,  *scale,     {nullptr, nullptr, &data, options.language}};

  std::optional<TableLayout> table;
  for (const auto& element : label_template.elements) {
    const auto* wanted = std::get_if<TableElement>(&element.what);
    if (wanted == nullptr || (element.when && !holds(*element.when, job.data))) continue;
    auto layout = TableLayout::create(*wanted, element.area, job.data, job.captions, job.setter, job.scale);
    if (!layout) return with_place(label_template, element, layout.error());
    table = std::move(*layout);
    job.table = &*table;
  }
  const int pages = table ? table->pages() : 1;
  std::vector<RenderedLabel> labels;
  for (int page = 0; page < pages; ++page) {
    auto label = draw_page(job, page, pages);
    if (!label) return label.error();
    labels.push_back(std::move(*label));
  }
  return labels;
}

}  // namespace packbench::printing
