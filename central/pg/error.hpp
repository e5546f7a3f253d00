// What goes wrong with the database. Thrown: it depends on no request.
#pragma once
#include <stdexcept>
#include <string>

namespace packbench::central::pg {

// Nobody answers, or the connection broke: the same once more, over a new one.
struct Unavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A statement failed. Its message is the primary one alone: what else the server says may hold values.
struct Failed : std::runtime_error {
  Failed(const std::string& message, std::string sqlstate)
      : std::runtime_error(message + " (" + sqlstate + ")"), state(std::move(sqlstate)) {}
  // Another transaction was in the way: the whole transaction once more.
  [[nodiscard]] bool again() const { return state == "40001" || state == "40P01"; }
  std::string state;  // https://www.postgresql.org/docs/current/errcodes-appendix.html
};

}  // namespace packbench::central::pg
