// Where problems are gathered while a file is read.
#pragma once
#include <string>
#include <utility>

#include "db/records/import/import.hpp"

namespace packbench::importer {

class Problems {
 public:
  explicit Problems(Import& into) : into_(into) {}

  void add(Place place, std::string text) { put({std::move(place), std::move(text), false}); }
  void warn(Place place, std::string text) { put({std::move(place), std::move(text), true}); }

  // Grows with each problem that isn't a warning: unchanged means that what was read between is good.
  [[nodiscard]] std::int64_t count() const { return count_; }

 private:
  void put(Problem problem) {
    if (!problem.warning) ++count_;
    if (into_.problems.size() < kMaxProblems) {
      into_.problems.push_back(std::move(problem));
    } else {
      ++into_.unlisted;
    }
  }

  Import& into_;
  std::int64_t count_ = 0;
};

}  // namespace packbench::importer
