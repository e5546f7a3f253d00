// Who is signed in at the desk.
#include "station/access/sessions.hpp"

#include <utility>

#include "station/access/password_hash.hpp"

namespace packbench::station {

std::string Sessions::begin(Session session) {
  std::erase_if(sessions_, [&](const auto& row) { return is_over(row.second, session.at_ms); });
  auto name = new_secret();
  sessions_[name] = std::move(session);
  return name;
}

const Session* Sessions::find(const std::string& name, std::int64_t now_ms) {
  const auto found = sessions_.find(name);
  if (found == sessions_.end()) return nullptr;
  if (!is_over(found->second, now_ms)) return &found->second;
  sessions_.erase(found);
  return nullptr;
}

void Sessions::touch(const std::string& name, std::int64_t now_ms) {
  const auto found = sessions_.find(name);
  if (found != sessions_.end()) found->second.at_ms = now_ms;
}

void Sessions::end(const std::string& name) {
  sessions_.erase(name);
}

void Sessions::end_all_of(const std::string& person) {
  std::erase_if(sessions_, [&](const auto& row) { return row.second.person == person; });
}

}  // namespace packbench::station
