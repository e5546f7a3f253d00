// Certificates in files.
#include "station/tablets/identity.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "station/secret_file.hpp"

namespace packbench::station {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kRenewS = 60 * std::int64_t{86'400};  // before the end

// Empty: it is not there, or can't be read.
std::string text_of_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Files {
  fs::path certificate, key;

  [[nodiscard]] http::Identity read() const { return {text_of_file(certificate), text_of_file(key)}; }
  [[nodiscard]] Result<void> write(const http::Identity& identity) const {
    if (auto written = write_secret(key, identity.key); !written) return written;
    return write_secret(certificate, identity.certificate);
  }
};

Result<TabletIdentity> configured(const TabletsConfig& tablets) {
  const auto identity = Files{tablets.certificate, tablets.key}.read();
  if (identity.certificate.empty())
    return Error{Errc::unavailable, tablets.certificate.string() + ": can't be read, or is empty"};
  if (identity.key.empty())
    return Error{Errc::unavailable, tablets.key.string() + ": can't be read, or is empty"};
  return TabletIdentity{identity, ""};
}

Result<TabletIdentity> own(const fs::path& folder, const std::string& host, std::int64_t now_s) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return Error{Errc::unavailable, folder.string() + ": can't be made: " + failed.message()};
  const Files authority_files{folder / "authority.crt", folder / "authority.key"};
  const Files bench_files{folder / "bench.crt", folder / "bench.key"};
  auto authority = authority_files.read();
  if (!http::is_authority(authority, host, now_s + kRenewS)) {
    authority = http::new_authority(host, now_s);
    if (auto written = authority_files.write(authority); !written) return written.error();
  }
  auto bench = bench_files.read();
  if (!http::is_identity(bench, authority, host, now_s + kRenewS)) {
    bench = http::new_identity(authority, host, now_s);
    if (auto written = bench_files.write(bench); !written) return written.error();
  }
  return TabletIdentity{bench, authority.certificate};
}

}  // namespace

Result<TabletIdentity> tablet_identity(const Config& config, std::int64_t now_ms) {
  if (!config.tablets.certificate.empty()) return configured(config.tablets);
  try {
    return own(config.data / "tls", config.tablets.host, now_ms / 1000);
  } catch (const std::runtime_error& failure) {
    return Error{Errc::unavailable, failure.what()};
  }
}

}  // namespace packbench::station
