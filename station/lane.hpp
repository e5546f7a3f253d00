// One worker's place: takes scans in order, has the workflow decide, makes it durable, and only then answers.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "db/reader.hpp"
#include "station/centre/boot_clock.hpp"
#include "station/config.hpp"
#include "station/group_commit.hpp"
#include "station/scan/meaning.hpp"
#include "station/turnstile.hpp"
#include "station/workflows/lane_state.hpp"

namespace packbench::station {

// What came in. `id` is unique for each act of scanning: repeated until answered, counted once.
struct LaneScan {
  std::string id, source, raw, aim;
  // Only where no other verdict came since that one: it repeats what was scanned then.
  std::optional<std::int64_t> after = {};
};

// What a lane asks the centre for, by which scan, and the verdict that it was told then.
struct LaneClaim {
  std::string lane;
  workflows::LeaseClaim wanted;
  LaneScan scan;
  std::int64_t verdict_seq = 0;
};

struct ScanReply {
  bool stored = false;   // on disk; false: the store failed, or the id was answered before a restart
  std::int64_t seq = 0;  // of its first row in the journal
  workflows::Verdict verdict;
};

// What lies still on a scale.
struct ScaleNow {
  std::optional<std::int64_t> grams;
  bool of_this_load = false;  // it was put on, or has changed, since next_load()
};

// A lane's scale at this machine.
struct LaneScale {
  // Nothing: the lane has none that works, its weights come over the API.
  std::function<std::optional<ScaleNow>()> now = [] { return std::nullopt; };
  // What lies there now is not what will be weighed next.
  std::function<void()> next_load = [] {};
  // Tells it to call zero what lies on it; false: it can't be told.
  std::function<bool()> zero = [] { return false; };
};

// Where the lane's labels are printed.
struct LanePrinter {
  // The one that the next PB-C-PRINTER chooses; empty: the lane has no spare one.
  std::function<std::string()> next = [] { return std::string(); };
  std::function<void(const std::string& printer)> chosen = [](const std::string&) {};
};

// The centre, for orders that are not here.
struct LaneCentre {
  std::function<workflows::Centre()> state = [] { return workflows::Centre::none; };
  std::function<void(LaneClaim claim)> ask = [](LaneClaim) {};
};

// What a lane works with; all outlive it.
struct LaneServices {
  GroupCommit& commits;
  db::Reader& reader;
  std::string fnc1;
  std::function<std::int64_t()> now_ms;
  // Told what was committed for an order, so that other lanes and the print queues learn of it.
  std::function<void(const std::string& lane, const std::string& order, const std::vector<records::Event>&)>
      committed;
  // The lane's screen has changed.
  std::function<void(const std::string& lane)> changed;
  LaneScale scale = {};
  LanePrinter printer = {};
  BootClock boot = boot_time;  // what the leases of the centre's orders go by
  LaneCentre centre = {};
};

class Lane {
 public:
  Lane(LaneConfig config, workflows::Rules rules, LaneServices services);

  // The state as the journal tells it. To be called before the first scan.
  void restore();

  [[nodiscard]] boost::asio::awaitable<ScanReply> scan(LaneScan scan);

  // What that scan means here and now.
  [[nodiscard]] scan::Meaning meaning(const LaneScan& scan) const;

  // Whether a scan with that id was taken already, also before a restart: scan() only answers it again.
  [[nodiscard]] bool knows(const std::string& id) const;

  // An event of an order that this lane did not cause itself: a print job's step, or another lane's
  // take-over.
  void witness(const std::string& order, const records::Event& event);

  // A step of a label of goods on that document ("receive:ASN-1"), taken by its print queue.
  void label_moved(const std::string& work, const records::Event& event);

  // What became of a scan that was answered before with verdict `of`: told unless another one came since.
  void tell(std::int64_t of, workflows::Verdict verdict);

  // A stable reading of a scale that is not at this machine; it counts for a weighing within the next ten
  // seconds, and only until the next piece or parcel is scanned.
  void weigh(std::int64_t grams);
  // The scale was unplugged: nothing is known of what lies on it, and many then call it zero.
  void scale_gone();
  // Whether any reading has come since the start.
  [[nodiscard]] bool heard_scale() const { return heard_scale_; }
  // Grams that are taken off each reading.
  [[nodiscard]] std::int64_t tare_g() const { return tare_g_; }

  const std::string& name() const { return config_.name; }
  const LaneConfig& config() const { return config_; }
  const workflows::LaneState& state() const { return state_; }
  workflows::Screen screen() const;
  // Grows with each verdict, so that a page sounds each one once.
  std::int64_t verdict_seq() const { return verdict_seq_; }

 private:
  std::string fresh_stamp(const scan::Meaning& meaning) const;
  ScaleNow scale_now() const;
  workflows::Verdict tare();
  workflows::Verdict zero();
  workflows::Verdict done_by(const std::string& command, const std::string& printer);
  boost::asio::awaitable<ScanReply> take_for_lane(LaneScan scan, std::string command);
  workflows::Input input_for(const LaneScan& scan, const scan::Meaning& meaning, bool look_again) const;
  db::Batch batch_for(const LaneScan& scan, const workflows::Input& input,
                      const workflows::Decision& decision) const;
  ScanReply accept(const LaneScan& scan, const db::Committed& done, const workflows::Decision& decision,
                   const std::string& order);
  ScanReply remember(const std::string& id, ScanReply reply);

  LaneConfig config_;
  workflows::Rules rules_;
  LaneServices services_;
  workflows::LaneState state_;
  workflows::Verdict verdict_;
  std::int64_t verdict_seq_ = 0;
  std::optional<std::pair<std::int64_t, std::int64_t>> weight_;  // grams as the scale has them, at ms
  std::int64_t tare_g_ = 0;
  bool heard_scale_ = false;
  Turnstile turnstile_;
  std::map<std::string, ScanReply> answered_;  // the latest ids, for repeated requests
  std::deque<std::string> answered_order_;
};

}  // namespace packbench::station
