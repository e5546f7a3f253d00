// The centre as an order system meets it: a blocking client of contract.yaml. Whatever it is told may be told
// again after a lost reply; nothing has its effect twice.
#pragma once
#include <boost/json.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace packbench::connectors {

namespace json = boost::json;

// Try again later: the line is down, or the centre's answer was none that the contract knows. what() says
// what a person can do, and holds no key.
class CentreError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The same request again is refused again.
class CentreRefusal : public CentreError {
  using CentreError::CentreError;
};

enum class FactState { fresh, changed, unchanged, refused };

struct FactResult {
  FactState state = FactState::refused;
  std::string why;  // of what was refused, in the centre's words
};

// A journal row of some bench.
struct Outcome {
  std::string bench;
  std::int64_t seq = 0;
  std::int64_t at_ms = 0;
  std::string stream, person, type;
  json::object payload;
};

struct OutcomePage {
  std::vector<Outcome> outcomes;
  std::string next;   // cursor behind them
  bool more = false;  // there are more now
};

// What a supervisor must follow up. `name` is the order system's own: the same again changes nothing.
struct Ticket {
  std::string name, about, text;
};

struct CentreOptions {
  std::string url;           // https://host[:port], or http:// to this machine
  std::filesystem::path ca;  // PEM: who may sign the centre's certificate
  std::string key;           // the order system's
};

class Centre {
 public:
  virtual ~Centre() = default;

  // {"type", "payload"[, "benches"]} each: what became of each, in their order. As many requests as it needs;
  // after an error some of them were told, and all may be told again.
  virtual std::vector<FactResult> tell(const std::vector<json::object>& facts) = 0;

  // What comes behind `after`; empty: behind what done() said last, else from the beginning. `types`: empty:
  // all. Waits for the first until `wait` is over: 60 s at most.
  virtual OutcomePage outcomes(std::string_view after, const std::vector<std::string>& types,
                               std::chrono::seconds wait) = 0;

  // All rows of one stream from its beginning, dealt with or not, in the order in which they were kept:
  // "order:12".
  virtual std::vector<Outcome> outcomes_of(const std::string& stream) = 0;

  // Names of what this system told last and still stands. `type`: "order" (neither ended nor cancelled),
  // "receive.noted" (not cancelled) or "count.planned" (active).
  virtual std::vector<std::string> standing(const std::string& type) = 0;

  // All before this cursor is dealt with, for good.
  virtual void done(std::string_view next) = 0;

  virtual void raise(const std::vector<Ticket>& tickets) = 0;
  virtual void close(const std::vector<std::string>& names) = 0;  // those that are open
  virtual std::vector<std::string> open_tickets() = 0;            // their names
};

// Nothing is connected yet. Throws std::invalid_argument where the configuration is to be mended.
[[nodiscard]] std::unique_ptr<Centre> open_centre(CentreOptions options);

}  // namespace packbench::connectors
