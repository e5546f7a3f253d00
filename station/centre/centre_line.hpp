// The line from this bench to the centre: rows there, changes back, leases kept.
#pragma once
#include <boost/asio/io_context.hpp>
#include <memory>
#include <vector>

#include "station/back_office.hpp"
#include "station/centre/claims.hpp"
#include "station/centre/lease_keeper.hpp"
#include "station/centre/puller.hpp"
#include "station/centre/pusher.hpp"
#include "station/config.hpp"

namespace packbench::station {

// All outlive the line.
struct LineServices {
  db::Store& store;
  db::Reader& reader;
  BackOffice& office;
  GroupCommit& commits;
  drivers::Clock& clock;
  std::function<std::int64_t()> now_ms;
  BootClock boot;
  std::function<void()> heard;    // the store knows more than before
  std::function<void()> changed;  // the line's state
  // As ClaimServices has them.
  std::function<void(const LaneClaim& claim, workflows::Verdict verdict)> answered;
  std::function<void(const LaneClaim& claim)> came;
  Ask ask = nullptr;  // null: over the network
};

class CentreLine {
 public:
  // configuration: the URL or the authority's certificate. A bench that was not enrolled works, and its line
  // says so.
  [[nodiscard]] static Result<std::unique_ptr<CentreLine>> create(asio::io_context& io, const Config& config,
                                                                  LineServices services);

  // Works until stop(), on four connections at most.
  void run(const std::function<void(asio::awaitable<void>, const char* what)>& spawn);
  void stop();

  [[nodiscard]] const LineState& state() const { return line_; }

  // Whether a lane may ask for an order; for one that may.
  [[nodiscard]] workflows::Centre for_lanes() const;
  void ask(LaneClaim claim) { claims_->ask(std::move(claim)); }
  // As Claims has it; only while the line is up.
  asio::awaitable<Heard> take_over(const LeaseWish& wish) { return claims_->take_over(wish); }

 private:
  CentreLine(asio::io_context& io, LineServices services);
  Result<void> connect(const Config& config);
  Ask caller(std::size_t which);
  void make_parts(std::int64_t ahead);

  asio::io_context& io_;
  LineServices services_;
  LineState line_;
  std::vector<std::unique_ptr<http::Client>> clients_;
  std::vector<std::unique_ptr<CentreCalls>> calls_;
  std::unique_ptr<Pusher> pusher_;  // these are null where the bench is not enrolled
  std::unique_ptr<Puller> puller_;
  std::unique_ptr<LeaseKeeper> keeper_;
  std::unique_ptr<Claims> claims_;
};

// The key that `packbench enrol` left, or empty.
[[nodiscard]] std::string centre_key(const Config& config);

}  // namespace packbench::station
