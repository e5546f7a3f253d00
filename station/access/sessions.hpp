// Who is signed in at the desk: in memory only, so a restart signs everybody out.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace packbench::station {

struct Session {
  std::string person;      // operator id
  std::string change;      // why another password must be chosen first, "expired" or "given"; or empty
  std::int64_t at_ms = 0;  // when its person last did something, UTC
  std::optional<std::int64_t> expires_ms = {};  // when its password does
};

class Sessions {
 public:
  explicit Sessions(std::int64_t idle_ms) : idle_ms_(idle_ms) {}

  // The name of the new session: who knows it is this person.
  [[nodiscard]] std::string begin(Session session);

  // Null where there is none of that name, or its person did nothing for too long.
  [[nodiscard]] const Session* find(const std::string& name, std::int64_t now_ms);

  // Its person did something.
  void touch(const std::string& name, std::int64_t now_ms);

  void end(const std::string& name);
  void end_all_of(const std::string& person);

 private:
  // A clock that was turned back ends a session: nobody knows how long nothing was done.
  [[nodiscard]] bool is_over(const Session& session, std::int64_t now_ms) const {
    return now_ms < session.at_ms || now_ms - session.at_ms >= idle_ms_;
  }

  std::int64_t idle_ms_;
  std::map<std::string, Session> sessions_;
};

}  // namespace packbench::station
