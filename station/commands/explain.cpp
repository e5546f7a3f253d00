// packbench explain: what one raw scan a line means, as one JSON object a line.
#include <iostream>
#include <string>

#include "station/commands/verbs.hpp"
#include "station/scan/explain.hpp"

namespace packbench::station {

void explain_scans(const std::string& fnc1) {
  scan::Options options;
  options.fnc1_replacement = fnc1;
  for (std::string line; std::getline(std::cin, line);)
    std::cout << boost::json::serialize(scan::explain(line, options)) << "\n" << std::flush;
}

}  // namespace packbench::station
