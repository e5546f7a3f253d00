// What the centre is told by its configuration file. README.md describes every key.
#pragma once
#include <boost/system/result.hpp>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "central/leases.hpp"

namespace packbench::central {

struct Config {
  std::string database;  // libpq's keywords or URI
  std::string address = "0.0.0.0";
  std::uint16_t port = 8485;
  std::vector<std::string> hosts = {"127.0.0.1", "localhost", "[::1]"};
  std::filesystem::path certificate, key;  // PEM; both empty: plain HTTP, on loopback alone
  std::int64_t threads = 8;                // each with a connection to the database
  std::int64_t keep_days = 30;             // changes are put together no earlier
  LeaseRules leases;
};

struct ConfigError {
  std::string message;
};
[[noreturn]] inline void throw_exception_from_error(const ConfigError& error, const boost::source_location&) {
  throw std::logic_error("unchecked configuration error: " + error.message);
}

// The file's; the error names each wrong key with its line.
[[nodiscard]] boost::system::result<Config, ConfigError> load_config(const std::filesystem::path& file);

}  // namespace packbench::central
