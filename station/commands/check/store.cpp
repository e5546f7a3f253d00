// The store: can it be read and written, and by whom is the bench used?
#include <unistd.h>

#include "db/reader.hpp"
#include "station/commands/check/checks.hpp"

namespace packbench::station {

void check_store(const Machine&, const Config& config, Findings& findings) {
  if (!std::filesystem::exists(config.store())) {
    const auto folder = config.data.parent_path();
    if (access(std::filesystem::exists(config.data) ? config.data.c_str() : folder.c_str(), W_OK) != 0)
      return findings.bad(config.data.string() + " can't be written by this user",
                          "run as the user packbench, or: chown packbench " + config.data.string());
    return findings.note(config.store().string() + " is not there yet; `packbench run` makes it");
  }
  const auto reader = db::Reader::open(config.store());
  if (!reader)
    return findings.bad(reader.error().message, "packbench restore <a backup>, or mend the folder's rights");
  const auto totals = (*reader)->totals(0);
  findings.good("store " + config.store().string() + ": " + std::to_string(totals.rows) + " rows, " +
                std::to_string(totals.orders) + " orders");
  if ((*reader)->operators().empty())
    findings.bad("nobody can sign in", "packbench user add NAME --role packer");
  if (!(*reader)->has_passwords())
    findings.note(
        "nobody has a password: the desk is open to whoever is at this machine; packbench user password NAME");
}

}  // namespace packbench::station
