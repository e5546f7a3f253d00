// A foreign PDF -> pages in shades of grey, by poppler. Foreign files may break it: in the daemon this runs
// in a process of its own, or not at all.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "printing/error.hpp"
#include "printing/grey_picture.hpp"
#include "printing/inputs/placement.hpp"

namespace packbench::printing {

bool is_pdf(std::string_view bytes);  // by its first bytes

class PdfFile {
 public:
  // Errc::bad_data with what to do: larger than 64 MiB, broken, encrypted, or without a page.
  static Result<PdfFile> open(std::string bytes);
  PdfFile(PdfFile&&) noexcept;
  ~PdfFile();

  int pages() const;
  // As it is looked at, in millimetres; the first page is 0. Errc::bad_data: there is no such page, or its
  // size is not one of paper.
  Result<Size> size(int page) const;
  // The page as it is placed (in millimetres) on a label of that size in dots, white around it: drawn at that
  // very scale, so that lines stay sharp. Errc::bad_data: it can't be drawn.
  Result<GreyPicture> draw(int page, const Placement& placement, int width, int height) const;

 private:
  struct Impl;
  explicit PdfFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace packbench::printing
