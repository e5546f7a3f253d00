// What a connector is told by its configuration file: the centre, and a table of its own.
#pragma once
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "central/connectors/centre.hpp"

namespace packbench::connectors {

struct Config {
  CentreOptions centre;
  std::map<std::string, std::string, std::less<>> own;  // every key that the connector knows
};

// A text in the connector's own table.
struct Key {
  std::string_view name;
  bool is_needed = false;
  std::string_view otherwise = {};  // where it is left out
};

// The file's, with the table of that name; those of other connectors are passed over. Throws
// std::invalid_argument that names each wrong key, with its line. The centre's key stands in a file of its
// own, which nobody else may read.
[[nodiscard]] Config load_config(const std::filesystem::path& file, std::string_view table,
                                 std::span<const Key> keys);

// The first line of a file that holds a key or password and that nobody but its owner may read. Throws
// std::invalid_argument that says what to mend.
[[nodiscard]] std::string read_secret(const std::filesystem::path& file);

}  // namespace packbench::connectors
