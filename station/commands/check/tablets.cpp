// Lanes that are carried about: is their certificate good?
#include "station/commands/check/checks.hpp"
#include "station/tablets/identity.hpp"
#include "station/time.hpp"

namespace packbench::station {

// The bench's own certificate is made by the bench: under its account, with its rights.
void check_tablets(const Machine&, const Config& config, Findings& findings) {
  const auto& tablets = config.tablets;
  if (tablets.address.empty()) return;
  const auto where = "tablets at https://" + tablets.host + ":" + std::to_string(tablets.port) + "/";
  if (tablets.certificate.empty()) return findings.good(where + ", with the bench's own certificate");
  const auto identity = tablet_identity(config, wall_clock_ms());
  if (!identity)
    return findings.bad(identity.error().message, "mend [tablets] certificate and key, or the files' rights");
  const auto tls = http::tls_context(identity->shown);
  if (!tls) return findings.bad("[tablets] " + tls.error().message, "give a PEM certificate and its own key");
  findings.good(where);
}

}  // namespace packbench::station
