// packbench check: the configuration, the store, the machine and its devices, in plain words, before the
// first scan.
#include <algorithm>
#include <cstdio>

#include "station/api_client.hpp"
#include "station/commands/check/checks.hpp"
#include "station/commands/verbs.hpp"

namespace packbench::station {
namespace {

struct Check {
  void (*look)(const Machine&, const Config&, Findings&);
  bool beside_a_bench;  // may be looked at while a bench runs here
};

// In the order in which things are mended: what was installed comes before what it makes possible.
constexpr Check kChecks[] = {
    {check_store, true},   {check_disk, true},     {check_installed, true}, {check_account, true},
    {check_unit, true},    {check_labels, true},   {check_keys, true},      {check_clock, true},
    {check_tablets, true}, {check_scanners, true}, {check_port, false},     {check_tables, true},
    {check_usb, true},     {check_cameras, true},  {check_printers, false},
};

void print(const Finding& finding) {
  constexpr const char* kWords[] = {"ok   ", "note ", "BAD  "};
  std::printf("%s %s\n", kWords[static_cast<int>(finding.grade)], finding.text.c_str());
  if (!finding.mend.empty()) std::printf("      %s\n", finding.mend.c_str());
}

}  // namespace

void check_machine(Context& context) {
  const auto config = context.load();
  if (!config) return;
  print({Grade::good, "configuration " + context.config.string(), {}});
  const bool running = api_get(*config, "/api/status").has_value();
  if (running)
    print({Grade::good, "a bench is running; what it does with its devices: packbench devices", {}});
  const auto machine = Machine::here();
  std::ptrdiff_t bad = 0;
  for (const auto& check : kChecks) {
    if (running && !check.beside_a_bench) continue;
    Findings findings;
    check.look(machine, *config, findings);
    for (const auto& finding : findings.all()) print(finding);
    bad += std::count_if(findings.all().begin(), findings.all().end(),
                         [](const Finding& finding) { return finding.grade == Grade::bad; });
  }
  if (bad) context.fail(Exit::differs, std::to_string(bad) + " thing(s) to mend before the first scan");
}

}  // namespace packbench::station
