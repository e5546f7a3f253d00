// Times for people and programs.
#include "central/connectors/files/utc.hpp"

#include <ctime>
#include <regex>
#include <stdexcept>

namespace packbench::connectors::files {

std::string utc(std::int64_t at_ms) {
  const auto seconds = static_cast<std::time_t>(at_ms / 1000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  const auto length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text, length};
}

int offset_minutes(const std::string& text) {
  static const std::regex kForm("([+-])(0[0-9]|1[0-4]):([0-5][0-9])");
  std::smatch parts;
  if (text == "Z") return 0;
  if (!std::regex_match(text, parts, kForm))
    throw std::invalid_argument("[files] utc_offset: \"" + text + "\" is none: write it as \"+08:00\"");
  const int minutes = std::stoi(parts[2]) * 60 + std::stoi(parts[3]);
  return parts[1] == "-" ? -minutes : minutes;
}

}  // namespace packbench::connectors::files
