// cupsfilter with the ZPL driver that CUPS brings, fed with a PDF that holds each label as a 1-bit mask.
#include "tests/bench/bench_cups.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace packbench::bench {
namespace {

namespace fs = std::filesystem;

constexpr double kPoints = 72.0 / 203;  // a dot

struct Folder {
  Folder() { fs::create_directories(path); }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  fs::path path = fs::temp_directory_path() / ("packbench-cups-" + std::to_string(getpid()));
};

// A PDF (ISO 32000-1) by hand: its objects in order, and where each begins.
class Pdf {
 public:
  void object(const std::string& body) {
    begins_.push_back(text_.size());
    text_ += std::to_string(begins_.size()) + " 0 obj\n" + body + "\nendobj\n";
  }
  void stream(const std::string& keys, std::string_view bytes) {
    object("<<" + keys + "/Length " + std::to_string(bytes.size()) + ">>stream\n" + std::string(bytes) +
           "\nendstream");
  }
  std::string done() {
    const auto table = text_.size();
    const auto count = std::to_string(begins_.size() + 1);
    text_ += "xref\n0 " + count + "\n0000000000 65535 f \n";
    for (const auto begin : begins_) {
      const auto digits = std::to_string(begin);
      text_ += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    return text_ + "trailer<</Size " + count + "/Root 1 0 R>>\nstartxref\n" + std::to_string(table) +
           "\n%%EOF\n";
  }

 private:
  std::string text_ = "%PDF-1.4\n";
  std::vector<std::size_t> begins_;
};

// Each page holds its label as a mask, dot for dot: the chain has nothing to lay out or to smooth.
void write_pdf(const fs::path& file, const std::vector<printing::Bitmap>& labels, std::size_t count) {
  const auto points_wide = std::to_string(labels[0].width * kPoints),
             points_high = std::to_string(labels[0].height * kPoints);
  Pdf pdf;
  pdf.object("<</Type/Catalog/Pages 2 0 R>>");
  std::string kids;
  for (std::size_t i = 0; i < count; ++i) kids += std::to_string(3 + 3 * i) + " 0 R ";
  pdf.object("<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(count) + ">>");
  for (std::size_t i = 0; i < count; ++i) {
    const auto& label = labels[i];
    pdf.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + points_wide + " " + points_high + "]/Contents " +
               std::to_string(4 + 3 * i) + " 0 R/Resources<</XObject<</L " + std::to_string(5 + 3 * i) +
               " 0 R>>>>>>");
    pdf.stream("", points_wide + " 0 0 " + points_high + " 0 0 cm /L Do");
    pdf.stream("/Type/XObject/Subtype/Image/ImageMask true/Decode[1 0]/BitsPerComponent 1/Width " +
                   std::to_string(label.width) + "/Height " + std::to_string(label.height),
               {reinterpret_cast<const char*>(label.bits.data()), label.bits.size()});
  }
  std::ofstream(file, std::ios::binary) << pdf.done();
}

double run(const std::string& command) {
  const auto start = std::chrono::steady_clock::now();
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

bool installed(const char* tool) {
  return std::system((std::string("command -v ") + tool + " >/dev/null").c_str()) == 0;
}

}  // namespace

std::optional<CupsFigures> cups_chain(const std::vector<printing::Bitmap>& labels) {
  if (!installed("cupsfilter") || !installed("ppdc")) return std::nullopt;
  const Folder folder;
  const auto here = "cd '" + folder.path.string() + "' && ";
  run(here + "ppdc -d ppd /usr/share/cups/drv/sample.drv >/dev/null 2>&1");
  run(here + "sed -i 's/^\\*DefaultPageSize: .*/*DefaultPageSize: w288h432/' ppd/zebra.ppd");
  const auto chain = here + "cupsfilter -p ppd/zebra.ppd -e -m printer/foo -o PageSize=w288h432 ";
  write_pdf(folder.path / "one.pdf", labels, 1);
  write_pdf(folder.path / "all.pdf", labels, labels.size());
  CupsFigures figures;
  run(chain + "one.pdf >one.zpl 2>/dev/null");  // warms the file cache
  figures.single_us = run(chain + "one.pdf >one.zpl 2>/dev/null");
  figures.in_a_job_us = run(chain + "all.pdf >all.zpl 2>/dev/null") / static_cast<double>(labels.size());
  figures.bytes = fs::file_size(folder.path / "all.zpl") / labels.size();
  return figures;
}

}  // namespace packbench::bench
