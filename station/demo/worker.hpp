// Somebody who works at a lane as the screen says, makes mistakes now and then, and mends them.
#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "station/demo/next_step.hpp"
#include "station/demo/random.hpp"
#include "station/lane.hpp"

namespace packbench::station {

// The bench as those see it who stand on the floor.
class Floor {
 public:
  virtual ~Floor() = default;
  virtual db::Reader& reader() = 0;
  virtual const workflows::LaneState& lane(const std::string& name) = 0;
  // Returns when the scan was answered and the labels that it asked for have come out.
  virtual ScanReply scan(const std::string& lane, const Offer& offer) = 0;
  virtual std::int64_t now_ms() = 0;
};

// Pieces that got lost on shelves without anybody noticing: until a count corrects the books, they say too
// much.
class Losses {
 public:
  // One piece of what lies there is gone.
  void lose(db::Reader& reader, const db::StockRow& row);
  [[nodiscard]] std::vector<db::StockRow> lying(db::Reader& reader, const std::string& location);

 private:
  struct Lost {
    db::StockRow row;
    std::int64_t after_seq = 0;  // of the newest movement there when it was lost
  };
  std::vector<Lost> lost_;
};

// What all who work on a day share.
struct Today {
  Losses losses;
  std::deque<std::string> returns;  // orders whose parcels came back and stand at the door
  std::map<std::string, int>
      begun;  // how often each task was begun: what can't be done now is left for tomorrow
};

// What a worker may begin; the first one that there is work for.
enum class Chore { receive, put_away, give_back, count, pick, pack, hand_over, approve };

class Worker {
 public:
  Worker(Floor& floor, Random& random, Today& today, std::string lane, std::string badge,
         std::vector<Chore> chores)
      : floor_(floor),
        random_(random),
        today_(today),
        lane_(std::move(lane)),
        badge_(std::move(badge)),
        chores_(std::move(chores)) {}

  // One scan. False: there is nothing to do; the lane is idle.
  bool step();
  // One scan towards a lane where nobody is signed in. False: it is one.
  bool leave();

  [[nodiscard]] const std::string& lane() const { return lane_; }
  [[nodiscard]] const std::string& last() const { return last_; }  // what was scanned, and the answer's key

 private:
  std::optional<Offer> next();
  std::optional<Offer> mended();
  std::optional<Offer> mistake(workflows::Phase phase);
  std::optional<Offer> whim(const workflows::LaneState& state, workflows::Phase phase);
  std::optional<Offer> opinion(const workflows::LaneState& state, workflows::Phase phase);
  std::optional<Offer> errand(const workflows::LaneState& state, workflows::Phase phase);
  std::optional<Offer> careful(const workflows::LaneState& state);
  std::optional<Offer> chore();
  void scan(const Offer& offer);

  Floor& floor_;
  Random& random_;
  Today& today_;
  std::string lane_, badge_;
  std::vector<Chore> chores_;
  bool mistaken_ = false;  // the last scan was one that should not have been
  workflows::Tone tone_ = workflows::Tone::none;
  std::string last_;
};

}  // namespace packbench::station
