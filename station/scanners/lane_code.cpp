// The barcode of a lane.
#include "station/scanners/lane_code.hpp"

#include "station/scan/own_code.hpp"

namespace packbench::station {
namespace {

constexpr std::string_view kName = "LANE";

}  // namespace

std::string lane_code(std::string_view lane) {
  return "PB-C-" + std::string(kName) + "-" + std::string(lane);
}

std::optional<std::string> lane_of_code(std::string_view text) {
  const auto command = scan::parse_command(text);
  if (!command || !*command || (*command)->name != kName || (*command)->argument.empty()) return std::nullopt;
  return (*command)->argument;
}

}  // namespace packbench::station
