// packbench verify: recompute everything from the journal and name the first difference.
#include <cstdio>

#include "db/upkeep.hpp"
#include "station/commands/verbs.hpp"

namespace packbench::station {
namespace {

void run(Context& context) {
  const auto config = context.load();
  if (!config) return;
  const auto verified = db::verify(config->store());
  if (!verified) return context.fail(Exit::unavailable, verified.error().message);
  for (const auto& difference : verified->differences) std::fprintf(stderr, "packbench: %s\n", difference.c_str());
  if (!verified->differences.empty())
    return context.fail(Exit::differs, "the store does not agree with its journal; restore a backup");
  std::printf("%lld rows: the chain holds, every projection and the ledger agree with the journal\n",
              static_cast<long long>(verified->rows));
}

}  // namespace

void add_verify(CLI::App& app, Context& context) {
  auto* verb = app.add_subcommand("verify", "Recompute the hash chain and every projection from the journal");
  verb->footer("Works beside a running bench. Exit code 6: something differs; the first difference is named.");
  verb->callback([&context] { run(context); });
}

}  // namespace packbench::station
