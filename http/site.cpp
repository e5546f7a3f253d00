// All that the connections of one server share.
#include "http/site.hpp"

#include <utility>

namespace packbench::http {
namespace {

// In the order of served_: routes, channels, files.
std::vector<Rule> rules_of(const ServerConfig& config) {
  std::vector<Rule> rules;
  for (const auto& route : config.routes) rules.push_back(route.rule);
  for (const auto& channel : config.channels) rules.push_back({Method::get, channel.pattern, Takes::nothing});
  for (const auto& file : config.files)
    rules.push_back({Method::get, std::string(file.pattern), Takes::nothing});
  return rules;
}

}  // namespace

Site::Site(ServerConfig config, std::uint16_t port, Hub& the_hub, drivers::Clock& the_clock, Log the_log)
    : router(rules_of(config)),
      guard(std::move(config.hosts), port, config.marker),
      limits(config.limits),
      tls(config.tls),
      hub(the_hub),
      clock(the_clock),
      log(std::move(the_log)) {
  for (auto& route : config.routes) served_.emplace_back(std::move(route.handler));
  for (auto& channel : config.channels) served_.emplace_back(std::move(channel));
  for (const auto& file : config.files) served_.emplace_back(file);
}

Site::Entry::Entry(Site& site, std::function<void()> close)
    : site_(site), place_(site.open_.insert(site.open_.end(), std::move(close))) {}

Site::Entry::~Entry() {
  site_.open_.erase(place_);
}

void Site::close_all() {
  for (const auto& close : open_) close();
}

}  // namespace packbench::http
