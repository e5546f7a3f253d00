// The centre's outcomes to out/.
#include "central/connectors/files/outlet.hpp"

#include "central/connectors/files/short_hash.hpp"

namespace packbench::connectors::files {
namespace {

constexpr std::size_t kLongestName = 100;

std::string text_of(const json::value& value) {
  return value.is_string() ? std::string(value.get_string()) : json::serialize(value);
}

std::string field(const std::string& text) {
  if (text.find_first_of("\",\r\n") == text.npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

// A bench's name may hold what no file's name should, and be longer.
std::string plain(const std::string& name) {
  std::string all;
  for (const unsigned char c : name) {
    char code[4];
    std::snprintf(code, sizeof code, "%%%02X", c);
    all += std::isalnum(c) || c == '_' || c == '-' || c == '.' ? std::string(1, static_cast<char>(c)) : code;
  }
  if (all.size() > kLongestName) all = all.substr(0, kLongestName) + "~" + short_hash(name);
  return all;
}

// "shipped-bench-1-000000001234": sorts by the bench's rows.
std::string name_of(const std::string& kind, const Outcome& outcome) {
  char row[24];
  std::snprintf(row, sizeof row, "%012lld", static_cast<long long>(outcome.seq));
  return kind + "-" + plain(outcome.bench) + "-" + row;
}

}  // namespace

std::string json_lines(const Told& told) {
  std::string text;
  for (const auto& row : told.rows) text += json::serialize(row) + "\n";
  return text;
}

std::string csv(const Told& told) {
  const auto columns = columns_of(told.kind);
  std::string text;
  for (const auto& column : columns) text += (&column == columns.data() ? "" : ",") + std::string(column);
  text += "\r\n";
  for (const auto& row : told.rows) {
    for (const auto& column : columns) {
      const auto* value = row.if_contains(column);
      text += (&column == columns.data() ? "" : ",") + (value ? field(text_of(*value)) : std::string());
    }
    text += "\r\n";
  }
  return text;
}

bool Outlet::tell(std::chrono::seconds wait) {
  const auto page = centre_.outcomes(after_, types_, wait);
  for (const auto& outcome : page.outcomes)
    for (const auto& told : told_of(outcome, centre_)) {
      const auto name = name_of(told.kind, outcome);
      folder_.write_out(name + ".jsonl", json_lines(told));
      folder_.write_out(name + ".csv", csv(told));
    }
  const bool any = !page.outcomes.empty();
  if (any) folder_.sync_out();
  if (any) centre_.done(page.next);
  after_ = page.next;
  return any;
}

}  // namespace packbench::connectors::files
