// packbench label: draw, prove and show labels without a printer.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "printing/builtin_templates.hpp"
#include "printing/languages/zpl.hpp"
#include "printing/png.hpp"
#include "printing/proof.hpp"
#include "printing/render.hpp"
#include "station/commands/verbs.hpp"

namespace packbench::station {
namespace {

struct Options {
  std::string template_name, data, png, zpl, language = "zh-CN";
  int dpi = 203;
};

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// "label.png" -> "label-2.png" for the second page.
std::string page_name(const std::string& path, std::size_t page) {
  if (page == 0) return path;
  const std::filesystem::path at(path);
  return (at.parent_path() / (at.stem().string() + "-" + std::to_string(page + 1) + at.extension().string())).string();
}

printing::Result<printing::Template> find_template(const std::string& name) {
  if (const auto builtin = printing::builtin_template(name); !builtin.empty())
    return printing::parse_template(builtin, name + ".toml");
  const auto text = read_file(name);
  if (!text) return printing::Error{printing::Errc::bad_template, name + ": no such template and no such file"};
  return printing::parse_template(*text, name);
}

bool write_pages(Context& context, const Options& options, const std::vector<printing::RenderedLabel>& labels) {
  for (std::size_t page = 0; page < labels.size(); ++page) {
    if (const auto proof = printing::prove(labels[page]); !proof)
      return context.fail(Exit::failed, proof.error().message), false;
    if (!options.png.empty())
      std::ofstream(page_name(options.png, page), std::ios::binary) << printing::to_png(labels[page].bitmap);
    if (options.zpl.empty()) continue;
    const auto bytes = printing::zpl::encode(labels[page].bitmap, {});
    if (!bytes) return context.fail(Exit::failed, bytes.error().message), false;
    std::ofstream(options.zpl, page ? std::ios::binary | std::ios::app : std::ios::binary) << *bytes;
  }
  return true;
}

void render(Context& context, const Options& options) {
  const auto label_template = find_template(options.template_name);
  if (!label_template) return context.fail(Exit::not_found, label_template.error().message);
  const auto text = read_file(options.data);
  if (!text) return context.fail(Exit::not_found, options.data + ": can't be read");
  boost::system::error_code error;
  const auto data = boost::json::parse(*text, error);
  if (error || !data.is_object()) return context.fail(Exit::failed, options.data + ": not a JSON object");
  printing::Renderer renderer;
  const auto labels = renderer.render(*label_template, data.get_object(),
                                      {.dpi = options.dpi, .language = options.language});
  if (!labels) return context.fail(Exit::failed, labels.error().message);
  if (!write_pages(context, options, *labels)) return;
  for (const auto& label : *labels)
    for (const auto& warning : label.warnings) std::fprintf(stderr, "packbench: %s\n", warning.c_str());
  std::printf("%zu label(s), every barcode read back\n", labels->size());
}

}  // namespace

void add_label(CLI::App& app, Context& context) {
  auto* verb = app.add_subcommand("label", "List label templates, or draw one from data and prove it");
  verb->require_subcommand(1);
  verb->add_subcommand("list", "The templates that come with the program")->callback([] {
    for (const auto& builtin : printing::builtin_templates())
      std::printf("%.*s\n", static_cast<int>(builtin.name.size()), builtin.name.data());
  });
  auto* drawn = verb->add_subcommand("render", "Draw a label; it is only written when every barcode reads back");
  auto options = std::make_shared<Options>();
  drawn->add_option("template", options->template_name, "A name from `label list`, or a TOML file")->required();
  drawn->add_option("data", options->data, "A JSON file")->required();
  drawn->add_option("--png", options->png, "Write the picture here (further pages: name-2.png ...)");
  drawn->add_option("--zpl", options->zpl, "Write the printer's bytes here");
  drawn->add_option("--dpi", options->dpi, "203, 300 or 600")->check(CLI::IsMember({203, 300, 600}));
  drawn->add_option("--language", options->language, "zh-CN or en")->check(CLI::IsMember({"zh-CN", "en"}));
  drawn->callback([&context, options] { render(context, *options); });
}

}  // namespace packbench::station
