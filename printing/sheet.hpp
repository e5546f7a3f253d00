// A table on A4 paper: reports, manifests, stock cards.
#pragma once
#include <string>
#include <vector>

namespace packbench::printing {

struct SheetColumn {
  std::string key;      // for programs
  std::string title;    // for people
  bool number = false;  // stands right
};

struct Sheet {
  std::string title;
  std::vector<std::string> notes;  // a line each, below the title
  std::vector<SheetColumn> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as columns, UTF-8
  std::vector<std::string> signatures;         // who signs at its end, each with a line to sign on
};

// PDF 1.5 (ISO 32000), A4, wide where there are more than six columns. The column titles stand on every page,
// with the page's number and how many there are; text is embedded, Chinese too.
[[nodiscard]] std::string sheet_pdf(const Sheet& sheet);

}  // namespace packbench::printing
