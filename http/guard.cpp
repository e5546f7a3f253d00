// Who may talk to the station.
#include "http/guard.hpp"

#include <algorithm>
#include <boost/algorithm/string/predicate.hpp>
#include <utility>

namespace packbench::http {
namespace {

struct Scheme {
  std::string_view prefix;
  std::uint16_t port;  // that a browser leaves out
};
constexpr Scheme kSchemes[] = {{"http://", 80}, {"https://", 443}};

}  // namespace

Guard::Guard(std::vector<std::string> hosts, std::uint16_t port, bool wants_marker)
    : hosts_(std::move(hosts)), port_(port), wants_marker_(wants_marker) {}

bool Guard::is_own_host(std::string_view host) const {
  const auto suffix = ":" + std::to_string(port_);
  if (host.ends_with(suffix)) host.remove_suffix(suffix.size());
  return std::any_of(hosts_.begin(), hosts_.end(),
                     [&](const auto& own) { return boost::algorithm::iequals(own, host); });
}

// Stricter than Host: another port is another origin, so it may be left out only where it is the scheme's
// own.
bool Guard::is_own_origin(std::string_view origin) const {
  const auto suffix = ":" + std::to_string(port_);
  for (const auto& scheme : kSchemes) {
    if (!boost::algorithm::istarts_with(origin, scheme.prefix)) continue;
    const auto host = origin.substr(scheme.prefix.size());
    return is_own_host(host) && (host.ends_with(suffix) || port_ == scheme.port);
  }
  return false;
}

std::optional<Response> Guard::refusal(const Head& head) const {
  if (head.hosts.size() > 1) return problem(400, "bad_host", "more than one Host header");
  if (head.hosts.empty() || !is_own_host(head.hosts.front()))
    return problem(421, "bad_host", "this station answers only to its own address: open it as configured");
  for (const auto& origin : head.origins)
    if (!is_own_origin(origin))
      return problem(403, "bad_origin", "pages of other sites may not use this station");
  const bool reads = head.method == Method::get || head.method == Method::head;
  if (wants_marker_ && !reads && head.marker != "1")
    return problem(403, "no_marker", "requests that change something need the header X-Packbench: 1");
  return std::nullopt;
}

}  // namespace packbench::http
