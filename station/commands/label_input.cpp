// Template and data as the command line names them, drawn.
#include "station/commands/label_input.hpp"

#include <fstream>
#include <iostream>
#include <sstream>

#include "printing/builtin_templates.hpp"
#include "printing/proof.hpp"
#include "station/template_pictures.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

std::optional<printing::Template> find_template(Context& context, const std::string& name) {
  std::string text(printing::builtin_template(name)), file_name = name + ".toml";
  if (text.empty()) {
    auto read = read_input(name);
    if (!read) {
      context.fail(Exit::not_found,
                   name + ": no such template (see `packbench label list`) and no such file");
      return std::nullopt;
    }
    text = *std::move(read);
    file_name = name;
  }
  auto parsed =
      printing::parse_template(text, file_name, pictures_in(std::filesystem::path(file_name).parent_path()));
  if (parsed) return *std::move(parsed);
  context.fail(Exit::failed, parsed.error().message);
  return std::nullopt;
}

std::optional<json::object> read_data(Context& context, const std::string& path) {
  const auto text = read_input(path);
  if (!text) return context.fail(Exit::not_found, path + ": can't be read"), std::nullopt;
  const std::string name = path == "-" ? "standard input" : path;
  boost::system::error_code error;
  auto data = json::parse(*text, error);
  if (error) return context.fail(Exit::failed, name + ": not JSON: " + error.message()), std::nullopt;
  if (!data.is_object())
    return context.fail(Exit::failed, name + ": the data of a label is one JSON object"), std::nullopt;
  return std::move(data.as_object());
}

}  // namespace

std::optional<std::string> read_input(const std::string& path) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  if (!in || std::filesystem::is_directory(path)) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::optional<std::vector<printing::RenderedLabel>> draw_label(Context& context,
                                                               const LabelDrawing& drawing) {
  const auto label_template = find_template(context, drawing.template_name);
  if (!label_template) return std::nullopt;
  const auto data = read_data(context, drawing.data);
  if (!data) return std::nullopt;
  printing::Renderer renderer;
  auto pages = renderer.render(*label_template, *data, {.dpi = drawing.dpi, .language = drawing.language});
  if (!pages) return context.fail(Exit::failed, pages.error().message), std::nullopt;
  return *std::move(pages);
}

std::optional<std::vector<printing::RenderedLabel>> draw_proven_label(Context& context,
                                                                      const LabelDrawing& drawing) {
  auto pages = draw_label(context, drawing);
  if (!pages) return std::nullopt;
  for (const auto& page : *pages)
    if (const auto proof = printing::prove(page); !proof)
      return context.fail(Exit::failed, proof.error().message), std::nullopt;
  return pages;
}

}  // namespace packbench::station
