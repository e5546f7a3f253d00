// The certificate that tablets see: the administrator's, or one of the bench's own authority.
#pragma once
#include <cstdint>
#include <string>

#include "http/certificate.hpp"
#include "station/config.hpp"

namespace packbench::station {

struct TabletIdentity {
  http::Identity shown;
  std::string
      authority;  // PEM, to be installed on each tablet once; empty where the certificate is configured
};

// What [tablets] certificate and key hold; without them what lies in the folder "tls" below the data folder,
// made anew where it is not there, is of another host, or ends within two months. The authority stays as long
// as it can: tablets trust it. unavailable with the file and the reason.
[[nodiscard]] Result<TabletIdentity> tablet_identity(const Config& config, std::int64_t now_ms);

}  // namespace packbench::station
