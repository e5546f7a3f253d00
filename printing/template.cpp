// TOML -> Template. Everything that can be known without data is checked here.
#include "printing/template.hpp"

#include <algorithm>
#include <array>

#include "printing/template_keys.hpp"

namespace packbench::printing {
namespace {

constexpr Range kLabelSize{10, 600};  // millimetres
constexpr Range kPosition{0, 600};
constexpr Range kLength{0.1, 600};
constexpr Range kTextSize{1, 60};
constexpr std::array<std::string_view, 3> kAligns{"left", "center", "right"};
constexpr std::array<std::string_view, 3> kVerticalAligns{"top", "middle", "bottom"};
constexpr std::array<std::string_view, 4> kPages{"each", "first", "rest", "last"};
constexpr std::size_t kMostElements = 500;
constexpr const char* kDefaultFont = "Noto Sans CJK SC, sans-serif";

struct Defaults {
  std::string font = kDefaultFont;
  double size = 3.2;
};

class TemplateParser {
 public:
  TemplateParser(std::string_view file_name, PictureSource pictures)
      : complaint_{std::string(file_name), {}} {
    out_.file_name = file_name;
    out_.pictures = std::move(pictures);
  }

  Result<Template> parse(const toml::table& root) {
    TemplateKeys keys(root, "the template", complaint_);
    with_table(keys, "label", [this](TemplateKeys& label) {
      out_.width = label.number("width", kLabelSize);
      out_.height = label.number("height", kLabelSize);
    });
    if (keys.has("defaults"))
      with_table(keys, "defaults", [this](TemplateKeys& table) { read_defaults(table); });
    if (const auto* captions = keys.node("captions")) read_captions(*captions);
    read_elements(keys);
    keys.refuse_unknown();
    if (!complaint_.message.empty()) return Error{Errc::bad_template, complaint_.message};
    return std::move(out_);
  }

 private:
  template <class Read>
  void with_table(TemplateKeys& keys, std::string_view key, Read read) {
    const toml::node* node = keys.node(key);
    if (node == nullptr || !node->is_table())
      return keys.complain(key, "is missing; write [" + std::string(key) + "]");
    TemplateKeys inner(*node->as_table(), "[" + std::string(key) + "]", complaint_);
    read(inner);
    inner.refuse_unknown();
  }

  void read_defaults(TemplateKeys& table) {
    defaults_.font = table.text("font", kDefaultFont);
    defaults_.size = table.number("size", kTextSize, defaults_.size);
  }

  void read_captions(const toml::node& node) {
    const int line = static_cast<int>(node.source().begin.line);
    if (!node.is_table())
      return complaint_.add(line, "captions are tables by language, such as [captions.en]");
    for (const auto& [language, names] : *node.as_table()) {
      const int at = static_cast<int>(names.source().begin.line);
      if (!names.is_table())
        return complaint_.add(at, "captions are tables by language, such as [captions.en]");
      const std::string name = "[captions." + std::string(language.str()) + "]";
      TemplateKeys keys(*names.as_table(), name, complaint_);
      Captions& captions = out_.captions[std::string(language.str())];
      for (const auto& [key, value] : *names.as_table()) {
        captions[std::string(key.str())] = keys.pattern(key.str());
        if (!captions_used(captions[std::string(key.str())]).empty()) {
          keys.complain(key.str(), "holds a caption itself; only fields can stand in it");
        }
      }
    }
    compare_languages(line);
  }

  void compare_languages(int line) {
    for (const auto& [language, captions] : out_.captions) {
      for (const auto& [other, other_captions] : out_.captions) {
        for (const auto& [name, pattern] : captions) {
          if (other_captions.contains(name)) continue;
          complaint_.add(line, "caption \"" + name + "\" exists in " + language + " and not in " + other);
        }
      }
    }
  }

  void read_elements(TemplateKeys& keys) {
    const toml::node* node = keys.node("element");
    if (node == nullptr || !node->is_array_of_tables()) {
      return keys.complain("element", "is missing; write at least one [[element]]");
    }
    const toml::array& list = *node->as_array();
    if (list.size() > kMostElements) return keys.complain("element", "appears more than 500 times");
    for (const auto& entry : list) read_element(*entry.as_table());
  }

  void read_element(const toml::table& table) {
    TemplateKeys keys(table, "this element", complaint_);
    Element element;
    element.line = keys.line();
    static constexpr std::array<std::string_view, 6> kTypes{"text", "barcode", "box",
                                                            "line", "table",   "image"};
    const int type = keys.has("type") ? keys.choice("type", kTypes, 0) : -1;
    if (type < 0)
      return keys.complain("type", "is missing; it is one of text, barcode, box, line, table, image");
    element.pages = static_cast<Pages>(keys.choice("pages", kPages, 0));
    if (keys.has("when")) {
      auto condition = parse_condition(keys.text("when"));
      if (condition)
        element.when = std::move(*condition);
      else
        keys.complain("when", "is wrong: " + condition.error().message);
    }
    if (type == 3)
      read_line(keys, element);
    else
      read_area(keys, element.area);
    if (type == 0) element.what = read_text(keys);
    if (type == 1) element.what = read_barcode(keys);
    if (type == 2)
      element.what = BoxElement{keys.flag("filled", false) ? 0 : keys.number("line", kLength, 0.3)};
    if (type == 4) element.what = read_table(keys, element.area);
    if (type == 5) element.what = read_image(keys);
    keys.refuse_unknown();
    out_.elements.push_back(std::move(element));
  }

  void read_area(TemplateKeys& keys, Area& area) {
    area.x = keys.number("x", kPosition);
    area.y = keys.number("y", kPosition);
    area.width = keys.number("width", kLength);
    area.height = keys.number("height", kLength);
    check_on_label(keys, area, "width", "height");
  }

  void check_on_label(TemplateKeys& keys, const Area& area, std::string_view width, std::string_view height) {
    constexpr double kRounding = 1e-6;
    if (area.x + area.width > out_.width + kRounding)
      keys.complain(width, "reaches beyond the label's right edge");
    if (area.y + area.height > out_.height + kRounding)
      keys.complain(height, "reaches beyond the label's lower edge");
  }

  void read_line(TemplateKeys& keys, Element& element) {
    Area& area = element.area;
    area.x = keys.number("x", kPosition);
    area.y = keys.number("y", kPosition);
    const double length = keys.number("length", kLength);
    const double thickness = keys.number("line", kLength, 0.3);
    const bool vertical = keys.flag("vertical", false);
    area.width = vertical ? thickness : length;
    area.height = vertical ? length : thickness;
    element.what = BoxElement{0};
    check_on_label(keys, area, "length", "length");
  }

  TextStyle read_style(TemplateKeys& keys, double size, bool bold, bool wrap) {
    TextStyle style;
    style.font = keys.text("font", defaults_.font.c_str());
    style.size = keys.number("size", kTextSize, size);
    style.min_size = keys.number("min_size", {1, style.size}, std::max(style.size * 0.7, 1.0));
    style.bold = keys.flag("bold", bold);
    style.wrap = keys.flag("wrap", wrap);
    style.align = static_cast<Align>(keys.choice("align", kAligns, 0));
    style.valign = static_cast<VerticalAlign>(keys.choice("valign", kVerticalAligns, 0));
    return style;
  }

  int read_rotation(TemplateKeys& keys) {
    const double degrees = keys.number("rotation", {0, 270}, 0.0);
    if (degrees != 0 && degrees != 90 && degrees != 180 && degrees != 270) {
      keys.complain("rotation", "must be 0, 90, 180 or 270");
    }
    return static_cast<int>(degrees);
  }

  Pattern read_pattern(TemplateKeys& keys, std::string_view key, const char* otherwise = nullptr) {
    Pattern pattern = keys.pattern(key, otherwise);
    for (const auto& name : captions_used(pattern)) {
      const bool known = !out_.captions.empty() && out_.captions.begin()->second.contains(name);
      if (!known) keys.complain(key, "uses the caption \"" + name + "\" that [captions] doesn't have");
    }
    return pattern;
  }

  TextElement read_text(TemplateKeys& keys) {
    TextElement text;
    text.text = read_pattern(keys, "text");
    text.style = read_style(keys, defaults_.size, false, false);
    text.rotation = read_rotation(keys);
    text.invert = keys.flag("invert", false);
    return text;
  }

  Symbology read_symbology(TemplateKeys& keys, std::string_view key) {
    static constexpr auto kNames = [] {
      std::array<std::string_view, kSymbologies.size()> names{};
      for (std::size_t i = 0; i < names.size(); ++i) names[i] = kSymbologies[i].name;
      return names;
    }();
    return static_cast<Symbology>(keys.choice(key, kNames, 0));
  }

  BarcodeElement read_barcode(TemplateKeys& keys) {
    BarcodeElement barcode;
    if (!keys.has("symbology")) keys.complain("symbology", "is missing");
    barcode.symbology = read_symbology(keys, "symbology");
    if (keys.has("otherwise")) {
      barcode.otherwise = read_symbology(keys, "otherwise");
      if (facts(*barcode.otherwise).linear)
        keys.complain("otherwise", "must be a symbology of two dimensions, such as datamatrix");
    }
    const auto& known = facts(barcode.symbology);
    barcode.data = read_pattern(keys, "data");
    barcode.text = read_pattern(keys, "text", "");
    barcode.module = keys.number("module", {0.1, 10}, 10.0);
    barcode.min_module = keys.number("min_module", {0.08, barcode.module}, std::min(0.16, barcode.module));
    barcode.text_size = keys.number("text_size", {0, 20}, known.linear ? 3.2 : 0.0);
    barcode.align = static_cast<Align>(keys.choice("align", kAligns, 1));
    barcode.quiet = static_cast<int>(keys.number("quiet", {0, 100}, known.quiet));
    if (barcode.quiet < known.quiet) {
      keys.complain("quiet", "must be at least " + std::to_string(known.quiet) + " modules for " +
                                 std::string(known.name));
    }
    barcode.rotation = read_rotation(keys);
    return barcode;
  }

  ImageElement read_image(TemplateKeys& keys) {
    static constexpr std::array<std::string_view, 4> kFits{"contain", "cover", "actual", "width"};
    static constexpr std::array<std::string_view, 2> kTones{"threshold", "dither"};
    ImageElement image;
    image.file = read_pattern(keys, "file");
    image.fit = static_cast<Fit>(keys.choice("fit", kFits, 0));
    image.tones = static_cast<Tones>(keys.choice("tones", kTones, 0));
    image.rotation = read_rotation(keys);
    static const Captions kNone;
    const bool named_here = captions_used(image.file).empty() && is_constant(image.file, kNone);
    if (!named_here || !keys.has("file")) return image;
    auto picture = load_picture(out_.pictures, *expand(image.file, {}, kNone));
    if (picture)
      image.picture = std::move(*picture);
    else
      keys.complain("file", "can't be used: " + picture.error().message);
    return image;
  }

  TableElement read_table(TemplateKeys& keys, const Area& area) {
    TableElement table;
    if (std::exchange(has_table_, true))
      keys.complain("type", "table appears twice; a template has one at most");
    table.rows = keys.text("rows");
    table.padding = keys.number("padding", {0, 20}, 0.6);
    table.row_height = keys.number("row_height", {0, 200}, 0.0);
    table.rule = keys.number("line", {0, 5}, 0.15);
    table.full_height = keys.number("full_height", {area.height, 600}, area.height);
    check_on_label(keys, {area.x, area.y, area.width, table.full_height}, "width", "full_height");
    const toml::node* columns = keys.node("column");
    if (columns == nullptr || !columns->is_array_of_tables()) {
      keys.complain("column", "is missing; write [[element.column]]");
      return table;
    }
    double width = 0;
    for (const auto& entry : *columns->as_array()) {
      TemplateKeys column(*entry.as_table(), "this column", complaint_);
      table.columns.push_back(read_column(column));
      width += table.columns.back().width;
    }
    if (width > area.width + 1e-6) keys.complain("column", "list is wider than the table");
    return table;
  }

  TableColumn read_column(TemplateKeys& keys) {
    TableColumn column;
    column.title = read_pattern(keys, "title", "");
    column.width = keys.number("width", kLength);
    column.style = read_style(keys, defaults_.size, false, true);
    if (keys.has("symbology")) {
      column.barcode = read_barcode(keys);
      column.height = keys.number("height", kLength);
    } else {
      column.text = read_pattern(keys, "text");
      column.max_lines = static_cast<int>(keys.number("max_lines", {1, 50}, 3.0));
    }
    keys.refuse_unknown();
    return column;
  }

  Template out_;
  Complaint complaint_;
  Defaults defaults_;
  bool has_table_ = false;
};

}  // namespace

Result<Template> parse_template(std::string_view toml, std::string_view file_name, PictureSource pictures) {
  try {
    return TemplateParser(file_name, std::move(pictures)).parse(toml::parse(toml, file_name));
  } catch (const toml::parse_error& error) {
    Complaint complaint{std::string(file_name), {}};
    complaint.add(static_cast<int>(error.source().begin.line), std::string(error.description()));
    return Error{Errc::bad_template, complaint.message};
  }
}

}  // namespace packbench::printing
