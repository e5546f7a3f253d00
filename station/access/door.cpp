// The desk's door.
#include "station/access/door.hpp"

#include <algorithm>

#include "station/access/password_hash.hpp"
#include "station/secret_file.hpp"

namespace packbench::station {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr const char* kForBrowser = "; Path=/; HttpOnly; SameSite=Strict";
const std::vector<Right> kAll{Right::look, Right::work, Right::administer};

}  // namespace

bool Caller::may(Right right) const {
  return std::find(rights.begin(), rights.end(), right) != rights.end();
}

std::filesystem::path secret_path(const Config& config) {
  return config.store().string() + ".access";
}

Result<std::unique_ptr<Door>> Door::create(db::Reader& reader, const Config& config, WallClock now_ms) {
  auto secret = new_secret();
  if (auto written = write_secret(secret_path(config), secret); !written) return written.error();
  return std::unique_ptr<Door>(new Door(reader, config, std::move(now_ms), std::move(secret)));
}

// Cookies know no ports: two benches of one machine would take each other's.
Door::Door(db::Reader& reader, const Config& config, WallClock now_ms, std::string secret)
    : reader_(reader),
      now_ms_(std::move(now_ms)),
      secret_("Bearer " + std::move(secret)),
      cookie_("packbench-" + std::to_string(config.port)),
      sessions_(config.passwords.idle_minutes * kMinuteMs) {}

std::string Door::session_of(const http::Request& request) const {
  const auto found = request.cookies.find(cookie_);
  return found == request.cookies.end() ? "" : found->second;
}

Caller Door::caller(const http::Request& request) {
  Caller caller;
  caller.machine = same_secret(request.authorization, secret_);
  caller.open = !reader_.has_passwords();
  if (caller.machine || caller.open) caller.rights = kAll;
  const auto* session = sessions_.find(session_of(request), now_ms_());
  if (!session) return caller;
  auto person = reader_.operator_named(session->person);
  if (!person || !person->active) {
    sign_out_all(std::string(session->person));
    return caller;
  }
  const bool expired = session->expires_ms && now_ms_() >= *session->expires_ms;
  caller.change = session->change.empty() && expired ? "expired" : session->change;
  if (caller.change.empty()) caller.rights = rights_of(person->role);
  caller.person = std::move(person);
  return caller;
}

void Door::touch(const http::Request& request) {
  sessions_.touch(session_of(request), now_ms_());
}

std::string Door::sign_in(const http::Request& request, const Opened& opened) {
  sessions_.end(session_of(request));
  return cookie_ + "=" + sessions_.begin({opened.person.id, opened.change, now_ms_(), opened.expires_ms}) +
         kForBrowser;
}

std::string Door::sign_out(const http::Request& request) {
  sessions_.end(session_of(request));
  return cookie_ + "=" + kForBrowser + "; Max-Age=0";
}

}  // namespace packbench::station
