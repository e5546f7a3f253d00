// One TOML table of a template, read key by key.
#include "printing/template_keys.hpp"

#include <cmath>
#include <sstream>

namespace packbench::printing {
namespace {

std::string plain(double value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

}  // namespace

void Complaint::add(int line, const std::string& reason) {
  if (message.empty()) message = file_name + ":" + std::to_string(line) + ": " + reason;
}

TemplateKeys::TemplateKeys(const toml::table& table, std::string name, Complaint& complaint)
    : table_(table), name_(std::move(name)), complaint_(complaint) {}

double TemplateKeys::number(std::string_view key, Range range, const double* otherwise) {
  const toml::node* found = node(key);
  if (found == nullptr) {
    if (otherwise == nullptr) complain(key, "is missing");
    return otherwise == nullptr ? range.least : *otherwise;
  }
  const auto value = found->value<double>();
  if (!found->is_number() || !value) {
    complain(key, "must be a number");
    return range.least;
  }
  if (!std::isfinite(*value) || *value < range.least || *value > range.most) {
    complain(key, "must lie between " + plain(range.least) + " and " + plain(range.most));
    return range.least;
  }
  return *value;
}

bool TemplateKeys::flag(std::string_view key, bool otherwise) {
  const toml::node* found = node(key);
  if (found == nullptr) return otherwise;
  if (!found->is_boolean()) complain(key, "must be true or false");
  return found->value<bool>().value_or(otherwise);
}

std::string TemplateKeys::text(std::string_view key, const char* otherwise) {
  const toml::node* found = node(key);
  if (found == nullptr) {
    if (otherwise == nullptr) complain(key, "is missing");
    return otherwise == nullptr ? "" : otherwise;
  }
  if (!found->is_string()) complain(key, "must be a text in quotes");
  return found->is_string() ? found->value<std::string>().value_or("") : "";
}

Pattern TemplateKeys::pattern(std::string_view key, const char* otherwise) {
  auto parsed = parse_pattern(text(key, otherwise));
  if (parsed) return std::move(*parsed);
  complain(key, "is wrong: " + parsed.error().message);
  return {};
}

const toml::node* TemplateKeys::node(std::string_view key) {
  asked_.emplace(key);
  return table_.get(key);
}

void TemplateKeys::complain(std::string_view key, const std::string& reason) {
  complaint_.add(line_of(key), "\"" + std::string(key) + "\" of " + name_ + " " + reason);
}

void TemplateKeys::wrong_choice(std::string_view key, const std::string& known) {
  complain(key, "must be one of " + known);
}

void TemplateKeys::refuse_unknown() {
  for (const auto& [key, value] : table_) {
    const std::string_view name = key.str();
    if (asked_.contains(name)) continue;
    std::string known;
    for (const auto& asked : asked_) known += (known.empty() ? "" : ", ") + asked;
    complain(name, "is unknown; known are " + known);
  }
}

int TemplateKeys::line_of(std::string_view key) const {
  const toml::node* found = table_.get(key);
  return found != nullptr ? static_cast<int>(found->source().begin.line) : line();
}

}  // namespace packbench::printing
