// What the centre is told by its configuration file.
#include "central/config.hpp"

#include <toml++/toml.h>

#include <boost/asio/ip/address.hpp>
#include <functional>
#include <map>

namespace packbench::central {
namespace {

using Put = std::function<const char*(const toml::node& node, Config& config)>;  // what was expected, or null

Put text(std::string Config::*member) {
  return [member](const toml::node& node, Config& config) -> const char* {
    const auto value = node.value_exact<std::string>();
    if (value) config.*member = *value;
    return value ? nullptr : "a text in quotes";
  };
}

Put path(std::filesystem::path Config::*member) {
  return [member](const toml::node& node, Config& config) -> const char* {
    const auto value = node.value_exact<std::string>();
    if (value) config.*member = *value;
    return value ? nullptr : "a path in quotes";
  };
}

Put number(std::int64_t least, std::int64_t most, std::function<void(Config&, std::int64_t)> set) {
  return [=](const toml::node& node, Config& config) -> const char* {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < least || *value > most) return "a whole number in range";
    set(config, *value);
    return nullptr;
  };
}

const char* put_hosts(const toml::node& node, Config& config) {
  const auto* list = node.as_array();
  if (!list || list->empty()) return "a list of names";
  config.hosts.clear();
  for (const auto& element : *list) {
    const auto name = element.value_exact<std::string>();
    if (!name) return "a list of names";
    config.hosts.push_back(*name);
  }
  return nullptr;
}

const std::map<std::string, Put, std::less<>>& keys() {
  static const std::map<std::string, Put, std::less<>> table{
      {"database", text(&Config::database)},
      {"address", text(&Config::address)},
      {"port", number(0, 65535, [](Config& c, std::int64_t n) { c.port = static_cast<std::uint16_t>(n); })},
      {"hosts", put_hosts},
      {"certificate", path(&Config::certificate)},
      {"key", path(&Config::key)},
      {"threads", number(1, 256, [](Config& c, std::int64_t n) { c.threads = n; })},
      {"keep_days", number(2, 3650, [](Config& c, std::int64_t n) { c.keep_days = n; })},
      {"lease_seconds", number(20, 30 * 86400, [](Config& c, std::int64_t n) { c.leases.seconds = n; })},
      {"margin_seconds", number(1, 86400, [](Config& c, std::int64_t n) { c.leases.margin = n; })},
      {"limit", number(1, 100'000, [](Config& c, std::int64_t n) { c.leases.limit = n; })}};
  return table;
}

std::string check(const Config& config) {
  if (config.database.empty()) return "database: say which, e.g. \"dbname=packbench\"";
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(config.address, error);
  if (error) return "address: " + config.address + " is none";
  if (config.certificate.empty() != config.key.empty()) return "certificate and key: give both";
  if (config.certificate.empty() && !address.is_loopback())
    return "certificate: without one and its key only a loopback address is served";
  return "";
}

}  // namespace

boost::system::result<Config, ConfigError> load_config(const std::filesystem::path& file) {
  Config config;
  std::string errors;
  try {
    for (const auto& [key, node] : toml::parse_file(file.string())) {
      const auto known = keys().find(key.str());
      const auto* expected = known == keys().end() ? nullptr : known->second(node, config);
      if (known != keys().end() && !expected) continue;
      errors += file.string() + ":" + std::to_string(node.source().begin.line) + ": " +
                std::string(key.str()) + (expected ? std::string(" must be ") + expected : " is not known") +
                "\n";
    }
  } catch (const toml::parse_error& error) {
    return ConfigError{file.string() + ":" + std::to_string(error.source().begin.line) + ": " +
                       std::string(error.description())};
  }
  if (errors.empty()) errors = check(config);
  if (!errors.empty()) return ConfigError{errors};
  return config;
}

}  // namespace packbench::central
