// packbench label: draw, prove and show labels without a printer.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "printing/builtin_templates.hpp"
#include "printing/proof.hpp"
#include "printing/render.hpp"
#include "station/commands/pictures.hpp"
#include "station/commands/verbs.hpp"

namespace packbench::station {
namespace {

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

printing::Result<printing::Template> find_template(const std::string& name) {
  if (const auto builtin = printing::builtin_template(name); !builtin.empty())
    return printing::parse_template(builtin, name + ".toml");
  const auto text = read_file(name);
  if (!text)
    return printing::Error{printing::Errc::bad_template, name + ": no such template and no such file"};
  return printing::parse_template(*text, name);
}

bool prove_all(Context& context, const std::vector<printing::RenderedLabel>& labels) {
  for (const auto& label : labels)
    if (const auto proof = printing::prove(label); !proof)
      return context.fail(Exit::failed, proof.error().message), false;
  return true;
}

}  // namespace

void print_templates() {
  for (const auto& builtin : printing::builtin_templates())
    std::printf("%.*s\n", static_cast<int>(builtin.name.size()), builtin.name.data());
}

void render_label(Context& context, const LabelDrawing& drawing) {
  const auto label_template = find_template(drawing.template_name);
  if (!label_template) return context.fail(Exit::not_found, label_template.error().message);
  const auto text = read_file(drawing.data);
  if (!text) return context.fail(Exit::not_found, drawing.data + ": can't be read");
  boost::system::error_code error;
  const auto data = boost::json::parse(*text, error);
  if (error || !data.is_object()) return context.fail(Exit::failed, drawing.data + ": not a JSON object");
  printing::Renderer renderer;
  const auto labels =
      renderer.render(*label_template, data.get_object(), {.dpi = drawing.dpi, .language = drawing.language});
  if (!labels) return context.fail(Exit::failed, labels.error().message);
  if (!prove_all(context, *labels)) return;
  if (!write_pictures(context, {drawing.png, "", drawing.zpl, drawing.dpi}, *labels)) return;
  for (const auto& label : *labels)
    for (const auto& warning : label.warnings) std::fprintf(stderr, "packbench: %s\n", warning.c_str());
  std::printf("%zu label(s), every barcode read back\n", labels->size());
}

}  // namespace packbench::station
