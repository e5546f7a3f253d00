// The desk's door: who sends a request, and what that one may do.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "db/reader.hpp"
#include "http/request.hpp"
#include "station/access/attempts.hpp"
#include "station/access/passwords.hpp"
#include "station/access/rights.hpp"
#include "station/access/sessions.hpp"
#include "station/config.hpp"
#include "station/time.hpp"

namespace packbench::station {

struct Caller {
  std::optional<records::Operator> person;  // who is signed in
  std::string change;                       // as Session
  bool machine = false;  // works under the account of the machine that the bench runs under
  bool open = false;     // nobody has a password yet: whoever is at the machine may come in
  std::vector<Right> rights;

  [[nodiscard]] bool may(Right right) const;
  // The operator's id, or empty.
  [[nodiscard]] std::string id() const { return person ? person->id : ""; }
};

// The file that proves to be under the machine's account: who can read it, may do everything.
[[nodiscard]] std::filesystem::path secret_path(const Config& config);

class Door {
 public:
  // Writes a new secret_path(), for the owner alone. unavailable where that can't be done.
  [[nodiscard]] static Result<std::unique_ptr<Door>> create(db::Reader& reader, const Config& config,
                                                            WallClock now_ms);

  // Looked up anew each time: a role that was changed, or a person who left, counts at once.
  [[nodiscard]] Caller caller(const http::Request& request);

  // The person did something: the session goes on.
  void touch(const http::Request& request);

  // What to set as a cookie, so that the browser is this person from now on; any session it had is over.
  [[nodiscard]] std::string sign_in(const http::Request& request, const Opened& opened);
  // The cookie that takes it away again.
  [[nodiscard]] std::string sign_out(const http::Request& request);
  // Everywhere.
  void sign_out_all(const std::string& person) { sessions_.end_all_of(person); }

  // Of passwords, and apart from them of PINs: whoever locks one does not lock the other.
  [[nodiscard]] Attempts& attempts() { return attempts_; }
  [[nodiscard]] Attempts& pin_attempts() { return pin_attempts_; }

 private:
  Door(db::Reader& reader, const Config& config, WallClock now_ms, std::string secret);
  [[nodiscard]] std::string session_of(const http::Request& request) const;

  db::Reader& reader_;
  WallClock now_ms_;
  std::string secret_, cookie_;
  Sessions sessions_;
  Attempts attempts_, pin_attempts_;
};

}  // namespace packbench::station
