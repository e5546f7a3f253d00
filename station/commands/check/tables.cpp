// Can the administrator's tables of models and quirks be read?
#include "station/commands/check/checks.hpp"
#include "station/known_devices.hpp"

namespace packbench::station {

void check_tables(const Machine&, const Config& config, Findings& findings) {
  const auto problems = use_tables_of(config);
  for (const auto& problem : problems)
    findings.bad(problem, "mend that line; until then none of this file's rows is used");
  if (problems.empty()) findings.good("tables of models and quirks");
}

}  // namespace packbench::station
