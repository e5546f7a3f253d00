// packbench explain: what one raw scan a line means, as one JSON object a line.
#include <iostream>
#include <string>

#include "station/commands/verbs.hpp"
#include "station/scan/explain.hpp"

namespace packbench::station {

void add_explain(CLI::App& app, Context&) {
  auto* verb = app.add_subcommand("explain", "Read raw scans from standard input, print what each one says");
  verb->footer(
      "One scan a line, with its AIM identifier if there is one: ]C10195012345678903\n"
      "<GS> stands for byte 0x1D, \\xNN for any other byte. One JSON object a line comes back.");
  auto fnc1 = std::make_shared<std::string>();
  verb->add_option("--fnc1", *fnc1, "The character that the scanner sends in the place of FNC1");
  verb->callback([fnc1] {
    scan::Options options;
    options.fnc1_replacement = *fnc1;
    for (std::string line; std::getline(std::cin, line);)
      std::cout << boost::json::serialize(scan::explain(line, options)) << "\n" << std::flush;
  });
}

}  // namespace packbench::station
