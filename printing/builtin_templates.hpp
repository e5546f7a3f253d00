// The templates that come with the program: printing/templates/*.toml, and sample data for each.
#pragma once

#include <span>
#include <string_view>

namespace packbench::printing {

struct BuiltinTemplate {
  std::string_view name;       // "parcel"
  std::string_view file_name;  // "parcel.toml"
  std::string_view toml;
  std::string_view sample;  // data in JSON that prints each of its fields
};

std::span<const BuiltinTemplate> builtin_templates();
// The TOML text, empty when there is no template of that name.
std::string_view builtin_template(std::string_view name);
// Its sample data, likewise.
std::string_view builtin_sample(std::string_view name);

}  // namespace packbench::printing
