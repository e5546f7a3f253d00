// Which route a request means: rows of method and path pattern, matched segment by segment.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.hpp"

namespace packbench::http {

// What a route takes as a body.
enum class Takes {
  nothing,
  json,       // application/json, at most 64 KiB
  recording,  // text/plain, at most 8 MiB
  import,     // text/csv, application/x-ndjson or application/json, at most 8 MiB
  picture,    // image/png or image/jpeg, at most 8 MiB
  label,      // application/pdf, image/png, image/jpeg or application/octet-stream, at most 8 MiB
  batch,      // application/json, at most 8 MiB
};

[[nodiscard]] std::size_t body_limit(Takes takes);
[[nodiscard]] bool accepts(Takes takes, std::string_view content_type);

struct Rule {
  Method method = Method::get;
  std::string pattern;  // "/api/lanes/{lane}/scan"; {name} stands for one segment that isn't empty
  Takes takes = Takes::nothing;
};

struct Match {
  std::size_t rule = 0;  // index of the rule
  Params params;
};

class Router {
 public:
  explicit Router(std::vector<Rule> rules);

  // The first rule that fits; HEAD goes where GET goes. 404 no_such_path, or 405 with Allow where only the
  // method doesn't fit (`method` is nothing for words unknown here).
  [[nodiscard]] Outcome<Match> find(std::optional<Method> method,
                                    const std::vector<std::string>& segments) const;

  [[nodiscard]] const Rule& rule(std::size_t index) const { return rules_.at(index); }

 private:
  std::vector<Rule> rules_;
};

}  // namespace packbench::http
