// Pairing codes: what the desk shows, for one device to become a lane's. In memory alone: a restart ends
// them.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace packbench::station {

// What a code stands for.
struct Pairing {
  std::string lane;
  std::string by;          // who had it shown: an operator's id
  std::int64_t at_ms = 0;  // when, UTC
};

class Pairings {
 public:
  static constexpr std::int64_t kGoodMs = 5 * 60'000;

  // A new code for the lane: 128 random bits in hexadecimal digits. The one before it is over.
  [[nodiscard]] std::string begin(std::string lane, std::string by, std::int64_t now_ms);

  // What that code is for, once; nothing: it is none, was taken, replaced or ended, or is too old.
  [[nodiscard]] std::optional<Pairing> take(const std::string& code, std::int64_t now_ms);

  // It was taken, and nothing came of it. A code that was shown for the lane since stays.
  void put_back(const std::string& code, const Pairing& pairing);

  // The lane's code is over.
  void end(const std::string& lane) { shown_.erase(lane); }

 private:
  struct Shown {
    std::string code, by;
    std::int64_t at_ms = 0;  // UTC
  };
  std::map<std::string, Shown> shown_;  // by lane
};

}  // namespace packbench::station
