// The label templates of this bench: those of the program, and files of the administrator in their place.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "printing/template.hpp"
#include "station/error.hpp"

namespace packbench::station {

struct LabelTemplate {
  std::string
      name;  // as jobs name it, their intent: "label", "slip", "item", "card"; else as the program does
  std::string toml;
  std::string file_name;  // for messages
  bool own = false;       // the administrator's
};

class LabelTemplates {
 public:
  // `folder` may be missing: then all are the program's. "<folder>/<name>.toml" stands in for one.
  explicit LabelTemplates(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // All that there are, in the order of their names.
  [[nodiscard]] static std::vector<std::string> names();
  // not_found: there is none of that name.
  [[nodiscard]] Result<LabelTemplate> find(std::string_view name) const;
  // The same, read. configuration: such a file is wrong, with line and reason.
  [[nodiscard]] Result<printing::Template> read(std::string_view name) const;
  // What the program has of that name; not_found.
  [[nodiscard]] static Result<LabelTemplate> builtin(std::string_view name);

  // Data with which each of its fields is printed, as JSON: no real order's.
  [[nodiscard]] static std::string sample(std::string_view name);

  // On disk, whole, when it returns. unavailable, with the system's reason.
  [[nodiscard]] Result<void> keep(std::string_view name, std::string_view toml) const;
  // The program's own again.
  [[nodiscard]] Result<void> forget(std::string_view name) const;

 private:
  [[nodiscard]] std::filesystem::path file(std::string_view name) const {
    return folder_ / (std::string(name) + ".toml");
  }

  std::filesystem::path folder_;
};

}  // namespace packbench::station
