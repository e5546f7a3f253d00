// Labels and sheets written to files.
#include "station/commands/pictures.hpp"

#include <unistd.h>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "printing/pdf.hpp"
#include "printing/png.hpp"

namespace packbench::station {
namespace {

using Pages = std::vector<printing::RenderedLabel>;

// "label.png" -> "label-2.png" for the second page.
std::string page_name(const std::string& path, std::size_t page) {
  if (page == 0) return path;
  const std::filesystem::path at(path);
  return (at.parent_path() / (at.stem().string() + "-" + std::to_string(page + 1) + at.extension().string()))
      .string();
}

bool write(Context& context, const std::string& path, const std::string& bytes) {
  std::ofstream file;
  if (!path.empty()) file.open(path, std::ios::binary);
  std::ostream& out = path.empty() ? std::cout : file;
  out << bytes;
  if (out.flush()) return true;
  context.fail(Exit::failed, (path.empty() ? "standard output" : path) + ": can't be written");
  return false;
}

bool write_pngs(Context& context, const std::string& path, const Pages& pages) {
  if (path.empty() && pages.size() > 1)
    return context.fail(Exit::usage,
                        std::to_string(pages.size()) + " pages: name a file with --out, or --as pdf"),
           false;
  for (std::size_t page = 0; page < pages.size(); ++page)
    if (!write(context, page_name(path, page), printing::to_png(pages[page].bitmap))) return false;
  return true;
}

bool write_pdf(Context& context, const std::string& path, const Pages& pages, int dpi) {
  std::vector<printing::Bitmap> bitmaps;
  for (const auto& page : pages) bitmaps.push_back(page.bitmap);
  return write(context, path, printing::to_pdf(bitmaps, dpi));
}

std::string forms() {
  std::string names = "png, pdf";
  for (const auto& language : printing::languages()) names += ", " + std::string(language.name);
  return names;
}

}  // namespace

std::optional<std::string> printer_code(Context& context, const Pages& pages, printing::Language language,
                                        int dpi) {
  std::string code;
  printing::JobOptions options;
  options.dpi = dpi;
  for (const auto& page : pages) {
    const auto bytes = printing::verbs(language).encode(page.bitmap, options);
    if (!bytes) return context.fail(Exit::failed, bytes.error().message), std::nullopt;
    code += *bytes;
  }
  return code;
}

bool write_labels(Context& context, const LabelFile& file, const Pages& pages, int dpi) {
  const auto ending = std::filesystem::path(file.path).extension().string();
  const auto form = !file.form.empty() || ending.empty() ? file.form : ending.substr(1);
  const auto language = printing::language_named(form);
  if (form != "png" && form != "pdf" && !language) {
    const std::string what = form.empty() ? "say what to write" : "labels aren't written as \"" + form + "\"";
    return context.fail(Exit::usage, what + "; --as takes " + forms()), false;
  }
  if (file.path.empty() && isatty(STDOUT_FILENO) != 0)
    return context.fail(Exit::usage, "no terminal shows that; name a file with --out"), false;
  if (form == "png") return write_pngs(context, file.path, pages);
  if (form == "pdf") return write_pdf(context, file.path, pages, dpi);
  const auto code = printer_code(context, pages, *language, dpi);
  return code && write(context, file.path, *code);
}

void tell_warnings(const Pages& pages) {
  for (const auto& page : pages)
    for (const auto& warning : page.warnings) std::fprintf(stderr, "packbench: %s\n", warning.c_str());
}

}  // namespace packbench::station
