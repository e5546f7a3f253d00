// CSV as of RFC 4180.
#include "db/records/import/csv.hpp"

#include <algorithm>

namespace packbench::importer {

char csv_delimiter(std::string_view text) {
  constexpr std::string_view kDelimiters = ",;\t";
  std::size_t counts[kDelimiters.size()] = {};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    if (const auto which = kDelimiters.find(c); which != kDelimiters.npos) ++counts[which];
  }
  return kDelimiters[static_cast<std::size_t>(std::max_element(std::begin(counts), std::end(counts)) -
                                              counts)];
}

bool CsvReader::at_line_end() const {
  return at_ == text_.size() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n";
}

void CsvReader::take_line_end() {
  if (at_ < text_.size() && text_[at_] == '\r') ++at_;
  if (at_ < text_.size()) ++at_;
  ++line_;
}

std::optional<CsvRow> CsvReader::next() {
  while (at_ < text_.size() && at_line_end()) take_line_end();
  if (at_ == text_.size()) return std::nullopt;
  CsvRow row;
  row.line = line_;
  const auto begin = at_;
  read_field(row);
  while (!at_line_end()) {
    ++at_;  // the delimiter
    read_field(row);
  }
  row.raw = text_.substr(begin, at_ - begin);
  take_line_end();
  return row;
}

// Up to the delimiter or the end of the line.
void CsvReader::read_field(CsvRow& row) {
  auto& field = row.fields.emplace_back();
  if (at_ < text_.size() && text_[at_] == '"') read_quoted(row, field);
  while (!at_line_end() && text_[at_] != delimiter_) {
    if (text_[at_] == '"' && row.broken.empty()) {
      row.broken =
          "a quote inside a field that isn't quoted, or text behind a closing quote; write \"\" for a quote";
      row.broken_line = line_;
    }
    field.push_back(text_[at_++]);
  }
}

void CsvReader::read_quoted(CsvRow& row, std::string& field) {
  const auto opened = line_;
  for (++at_; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '"' && text_.substr(at_, 2) != "\"\"") {
      ++at_;
      if (!at_line_end() && text_[at_] != delimiter_ && row.broken.empty()) {
        row.broken = "text behind a closing quote; write \"\" for a quote";
        row.broken_line = line_;
      }
      return;
    }
    if (c == '"') ++at_;
    if (c == '\n') ++line_;
    if (text_.substr(at_, 2) != "\r\n") field.push_back(c);
  }
  row.broken = "a quote is opened here and never closed; all from here on is lost";
  row.broken_line = opened;
}

}  // namespace packbench::importer
