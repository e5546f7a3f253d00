// Who is signed in at the desk.
#include "station/access/sessions.hpp"

#include <utility>

#include "station/access/password_hash.hpp"

namespace packbench::station {

std::string Sessions::begin(std::string person, std::string change, std::int64_t now_ms) {
  std::erase_if(sessions_, [&](const auto& row) { return now_ms - row.second.at_ms >= idle_ms_; });
  auto name = new_secret();
  sessions_[name] = {std::move(person), std::move(change), now_ms};
  return name;
}

const Session* Sessions::find(const std::string& name, std::int64_t now_ms) {
  const auto found = sessions_.find(name);
  if (found == sessions_.end()) return nullptr;
  if (now_ms - found->second.at_ms < idle_ms_) return &found->second;
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
