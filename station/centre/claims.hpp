// Orders that a lane asks the centre for by a scan: it does not wait for the answer.
#pragma once
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "db/reader.hpp"
#include "drivers/signal.hpp"
#include "station/centre/calls.hpp"
#include "station/lane.hpp"
#include "station/turnstile.hpp"

namespace packbench::station {

// An order that another bench has, asked for by a supervisor.
struct LeaseWish {
  std::string order, by, reason;
};

// Why the centre gave no lease of `name`, for people.
[[nodiscard]] records::Text why_not_leased(const Heard& heard, const std::string& name);

struct ClaimServices {
  db::Reader& reader;
  drivers::Clock& clock;
  // What becomes of it, where the lane has gone on to nothing else.
  std::function<void(const LaneClaim& claim, workflows::Verdict verdict)> answered;
  // It is all here: as if it were scanned once more.
  std::function<void(const LaneClaim& claim)> came;
};

class Claims {
 public:
  Claims(asio::any_io_executor executor, CentreCalls& calls, ClaimServices services);

  void ask(LaneClaim claim);
  // The centre's answer to /v1/leases/take-over.
  asio::awaitable<Heard> take_over(const LeaseWish& wish);
  void look() { wake_.notify(); }  // the store knows more than before

  asio::awaitable<void> run();  // returns after stop()
  void stop();

 private:
  // Granted, and on its way here.
  struct Coming {
    LaneClaim claim;
    std::vector<std::string> orders;
    drivers::TimePoint late;
  };
  asio::awaitable<Heard> post(std::string target, std::string body);
  asio::awaitable<void> ask_centre(LaneClaim claim);
  bool is_here(const std::string& order);
  void look_for_coming();
  [[nodiscard]] drivers::TimePoint next_late() const;

  CentreCalls& calls_;
  ClaimServices services_;
  drivers::Signal wake_;
  Turnstile turnstile_;  // lanes and supervisors, one call at a time
  std::deque<LaneClaim> asked_;
  std::vector<Coming> coming_;
  bool stopping_ = false;
};

}  // namespace packbench::station
