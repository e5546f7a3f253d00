// One TOML table of a template, read key by key; remembers the first thing wrong and where.
#pragma once

#include <toml++/toml.h>
#include <set>
#include <string>
#include <string_view>

#include "printing/error.hpp"
#include "printing/template.hpp"

namespace packbench::printing {

// Shared by all tables of one file: the first complaint wins.
struct Complaint {
  std::string file_name;
  std::string message;  // empty = nothing wrong so far

  void add(int line, const std::string& reason);
};

struct Range {
  double least;
  double most;
};

class TemplateKeys {
 public:
  TemplateKeys(const toml::table& table, std::string name, Complaint& complaint);

  // `otherwise` is given back for an absent key; without it the key is required.
  double number(std::string_view key, Range range, const double* otherwise = nullptr);
  double number(std::string_view key, Range range, double otherwise) {
    return number(key, range, &otherwise);
  }
  bool flag(std::string_view key, bool otherwise);
  std::string text(std::string_view key, const char* otherwise = nullptr);
  Pattern pattern(std::string_view key, const char* otherwise = nullptr);
  // The position of the key's text in `names`; `otherwise` when absent.
  template <class Names>
  int choice(std::string_view key, const Names& names, int otherwise);
  bool has(std::string_view key) const { return table_.contains(key); }
  const toml::node* node(std::string_view key);

  void complain(std::string_view key, const std::string& reason);
  // To be called last: a key that nobody asked for is a mistake.
  void refuse_unknown();
  int line() const { return static_cast<int>(table_.source().begin.line); }

 private:
  int line_of(std::string_view key) const;
  void wrong_choice(std::string_view key, const std::string& known);

  const toml::table& table_;
  std::string name_;
  Complaint& complaint_;
  std::set<std::string, std::less<>> asked_;
};

template <class Names>
int TemplateKeys::choice(std::string_view key, const Names& names, int otherwise) {
  if (!has(key)) {
    asked_.emplace(key);
    return otherwise;
  }
  const std::string given = text(key);
  std::string known;
  int index = 0;
  for (std::string_view name : names) {
    if (given == name) return index;
    known += (known.empty() ? "" : ", ") + std::string(name);
    ++index;
  }
  wrong_choice(key, known);
  return otherwise;
}

}  // namespace packbench::printing
