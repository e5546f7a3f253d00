// What a connector is told by its configuration file.
#include "central/connectors/config.hpp"

#include <sys/stat.h>
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace packbench::connectors {
namespace {

constexpr Key kCentre[] = {{"url", true}, {"ca"}, {"key_file", true}};

using Texts = std::map<std::string, std::string, std::less<>>;

// The texts of one table; what is wrong is added to `errors`.
class Table {
 public:
  Table(const std::filesystem::path& file, std::string_view name, std::string& errors)
      : file_(file), name_(name), errors_(errors) {}

  Texts read(const toml::table& all, std::span<const Key> keys) {
    Texts texts;
    for (const auto& key : keys)
      if (!key.otherwise.empty()) texts.emplace(key.name, key.otherwise);
    if (const auto* table = all[name_].as_table())
      for (const auto& [key, node] : *table) put(key.str(), node, keys, texts);
    for (const auto& key : keys)
      if (key.is_needed && texts[std::string(key.name)].empty())
        errors_ +=
            file_.string() + ": [" + std::string(name_) + "] " + std::string(key.name) + " is missing\n";
    return texts;
  }

 private:
  void put(std::string_view name, const toml::node& node, std::span<const Key> keys, Texts& texts) {
    const bool is_known =
        std::any_of(keys.begin(), keys.end(), [&](const auto& key) { return key.name == name; });
    const auto value = node.value_exact<std::string>();
    if (is_known && value)
      texts[std::string(name)] = *value;
    else
      errors_ += file_.string() + ":" + std::to_string(node.source().begin.line) + ": [" +
                 std::string(name_) + "] " + std::string(name) +
                 (is_known ? " must be a text in quotes\n" : " is not known\n");
  }

  const std::filesystem::path& file_;
  std::string_view name_;
  std::string& errors_;
};

}  // namespace

std::string read_secret(const std::filesystem::path& file) {
  struct stat about = {};
  if (::stat(file.c_str(), &about) != 0)
    throw std::invalid_argument(file.string() +
                                ": can't be read: make it, with the key or password on its first line");
  if ((about.st_mode & 077) != 0)
    throw std::invalid_argument(file.string() + ": others may read it: chmod 600 " + file.string());
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line) || line.empty())
    throw std::invalid_argument(file.string() + ": its first line must be the key or password");
  return line;
}

Config load_config(const std::filesystem::path& file, std::string_view table, std::span<const Key> keys) {
  Config config;
  std::string errors;
  Texts centre;
  try {
    const auto all = toml::parse_file(file.string());
    centre = Table(file, "centre", errors).read(all, kCentre);
    config.own = Table(file, table, errors).read(all, keys);
  } catch (const toml::parse_error& error) {
    throw std::invalid_argument(file.string() + ":" + std::to_string(error.source().begin.line) + ": " +
                                std::string(error.description()));
  }
  if (!errors.empty()) throw std::invalid_argument(errors);
  config.centre = {centre["url"], centre["ca"], read_secret(centre["key_file"])};
  return config;
}

}  // namespace packbench::connectors
