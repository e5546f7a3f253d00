// The tables that come with the program: drivers/tables/*.tsv, embedded as text.
#pragma once

#include <string_view>

namespace packbench::drivers {

// "quirks.tsv"; empty where there is none of that name.
std::string_view builtin_table(std::string_view name);

}  // namespace packbench::drivers
