// Reading of the tables in tests/data/scan.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

namespace packbench::scan {

// The rows of a table; lines that begin with '#' are comments.
inline std::vector<std::vector<std::string>> read_tsv(const std::string& file) {
  std::ifstream in(std::string(PACKBENCH_TEST_DATA) + "/scan/" + file);
  EXPECT_TRUE(in.is_open()) << file;
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

}  // namespace packbench::scan
