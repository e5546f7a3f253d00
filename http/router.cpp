// Which route a request means.
#include "http/router.hpp"

#include <set>
#include <utility>

#include "http/target.hpp"

namespace packbench::http {
namespace {

struct TakesRow {
  Takes takes;
  std::size_t limit;
  std::string_view types;  // each between blanks
};

constexpr TakesRow kTakes[] = {
    {Takes::nothing, 0, ""},
    {Takes::json, std::size_t{64} << 10, " application/json "},
    {Takes::recording, std::size_t{8} << 20, " text/plain "},
    {Takes::import, std::size_t{8} << 20, " text/csv application/x-ndjson application/json "},
    {Takes::picture, std::size_t{8} << 20, " image/png image/jpeg "},
    {Takes::label, std::size_t{8} << 20, " application/pdf image/png image/jpeg application/octet-stream "},
    {Takes::batch, std::size_t{8} << 20, " application/json "},
};

const TakesRow& row(Takes takes) {
  return kTakes[static_cast<std::size_t>(takes)];
}

bool is_name(std::string_view part) {
  return part.size() > 2 && part.front() == '{' && part.back() == '}';
}

std::optional<Params> match(std::string_view pattern, const std::vector<std::string>& segments) {
  const auto parts = split_path(pattern);
  if (parts.size() != segments.size()) return std::nullopt;
  Params params;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (is_name(parts[i])) {
      if (segments[i].empty()) return std::nullopt;
      params.emplace(parts[i].substr(1, parts[i].size() - 2), segments[i]);
    } else if (parts[i] != segments[i]) {
      return std::nullopt;
    }
  }
  return params;
}

std::string allow_list(const std::set<Method>& methods) {
  std::string list;
  for (const auto method : methods) list += (list.empty() ? "" : ", ") + std::string(to_string(method));
  return list;
}

}  // namespace

std::size_t body_limit(Takes takes) {
  return row(takes).limit;
}

bool accepts(Takes takes, std::string_view content_type) {
  return takes == Takes::nothing ||
         row(takes).types.find(" " + std::string(content_type) + " ") != std::string::npos;
}

Router::Router(std::vector<Rule> rules) : rules_(std::move(rules)) {}

Outcome<Match> Router::find(std::optional<Method> method, const std::vector<std::string>& segments) const {
  const auto wanted = method == Method::head ? Method::get : method;
  std::set<Method> allowed;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    auto params = match(rules_[i].pattern, segments);
    if (!params) continue;
    if (wanted == rules_[i].method) return Match{i, *std::move(params)};
    allowed.insert(rules_[i].method);
    if (rules_[i].method == Method::get) allowed.insert(Method::head);
  }
  if (allowed.empty()) return problem(404, "no_such_path", "there is nothing at this path");
  auto refusal = problem(405, "bad_method", "this path takes " + allow_list(allowed));
  refusal.headers.emplace_back("Allow", allow_list(allowed));
  return refusal;
}

}  // namespace packbench::http
