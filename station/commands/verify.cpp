// packbench verify: recompute everything from the journal and name the first difference.
#include <cstdio>
#include <fstream>
#include <sstream>

#include "db/evidence.hpp"
#include "db/upkeep.hpp"
#include "station/commands/verbs.hpp"

namespace packbench::station {

void verify_store(Context& context) {
  const auto config = context.load();
  if (!config) return;
  const auto verified = db::verify(config->store());
  if (!verified) return context.fail(Exit::unavailable, verified.error().message);
  for (const auto& difference : verified->differences)
    std::fprintf(stderr, "packbench: %s\n", difference.c_str());
  if (!verified->differences.empty())
    return context.fail(Exit::differs, "the store does not agree with its journal; restore a backup");
  std::printf("%lld rows: the chain holds, every projection and the ledger agree with the journal\n",
              static_cast<long long>(verified->rows));
}

// With --alone the file alone speaks: a dispute may be settled where there is no bench.
void verify_evidence(Context& context, const std::string& file, bool alone) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  if (!in) return context.fail(Exit::not_found, file + ": can't be read");
  std::filesystem::path store;
  if (!alone) {
    const auto config = context.load();
    if (!config) return;
    store = config->store();
  }
  const auto check = db::check_evidence(text.str(), alone ? nullptr : &store);
  if (!check) return context.fail(Exit::failed, file + ": " + check.error().message);
  for (const auto& difference : check->differences)
    std::fprintf(stderr, "packbench: %s\n", difference.c_str());
  if (!check->differences.empty())
    return context.fail(Exit::differs, file + ": this is not what the bench recorded");
  std::printf("order %s, %lld rows: each says what its hash says%s\n", check->order.c_str(),
              static_cast<long long>(check->rows), alone ? "" : ", and the store has the same");
}

}  // namespace packbench::station
