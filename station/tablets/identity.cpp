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

// Empty where there is no such file. What can't be read just now is none to be made anew.
Result<std::string> text_of_file(const fs::path& path) {
  std::error_code none;
  if (fs::status(path, none).type() == fs::file_type::not_found) return std::string();
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (in) text << in.rdbuf();
  if (!in) return Error{Errc::unavailable, path.string() + ": can't be read"};
  return text.str();
}

struct Files {
  fs::path certificate, key;

  [[nodiscard]] Result<http::Identity> read() const {
    auto certificate_text = text_of_file(certificate), key_text = text_of_file(key);
    if (!certificate_text) return certificate_text.error();
    if (!key_text) return key_text.error();
    return http::Identity{*std::move(certificate_text), *std::move(key_text)};
  }
  // What stood there is kept beside it: tablets may still trust it.
  [[nodiscard]] Result<void> replace(const http::Identity& identity) const {
    std::error_code none;
    for (const auto& file : {certificate, key}) fs::rename(file, file.string() + ".before", none);
    if (auto written = write_secret(key, identity.key); !written) return written;
    return write_secret(certificate, identity.certificate);
  }
};

Result<TabletIdentity> configured(const TabletsConfig& tablets) {
  auto identity = Files{tablets.certificate, tablets.key}.read();
  if (!identity) return identity.error();
  if (identity->certificate.empty())
    return Error{Errc::unavailable, tablets.certificate.string() + ": is not there, or empty"};
  if (identity->key.empty())
    return Error{Errc::unavailable, tablets.key.string() + ": is not there, or empty"};
  return TabletIdentity{*std::move(identity), ""};
}

// What is there where it is `good`, else what is `made` in its place.
Result<http::Identity> kept_or_made(const Files& files, const auto& good, const auto& made) {
  auto there = files.read();
  if (!there || good(*there)) return there;
  auto fresh = made();
  if (auto written = files.replace(fresh); !written) return written.error();
  return fresh;
}

Result<TabletIdentity> own(const fs::path& folder, const std::string& host, std::int64_t now_s) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return Error{Errc::unavailable, folder.string() + ": can't be made: " + failed.message()};
  const auto until_s = now_s + kRenewS;
  const auto authority = kept_or_made(
      {folder / "authority.crt", folder / "authority.key"},
      [&](const http::Identity& there) { return http::is_authority(there, host, until_s); },
      [&] { return http::new_authority(host, now_s); });
  if (!authority) return authority.error();
  const auto bench = kept_or_made(
      {folder / "bench.crt", folder / "bench.key"},
      [&](const http::Identity& there) { return http::is_identity(there, *authority, host, until_s); },
      [&] { return http::new_identity(*authority, host, now_s); });
  if (!bench) return bench.error();
  return TabletIdentity{*bench, authority->certificate};
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
