// Where each lane prints: at its own printer, or at the spare one that somebody chose for it. Never by
// itself.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "db/reader.hpp"
#include "station/config.hpp"
#include "station/scanners/notice.hpp"

namespace packbench::station {

class LanePrinters {
 public:
  // `chosen`: by lane, as the store remembers; what the configuration doesn't allow any more counts no
  // longer.
  LanePrinters(const Config& config, std::map<std::string, std::string> chosen);

  // For jobs of that intent (as records::PrintRequested); empty where the lane has none. Item labels have a
  // printer of their own where the configuration names one: their media are others, so that it has no spare.
  [[nodiscard]] std::string printer_of(const std::string& lane, std::string_view intent) const;
  [[nodiscard]] std::string printer_of(const db::JobRow& job) const {
    return printer_of(job.lane, job.intent);
  }

  // The one behind the present one, its own behind the last spare one; empty: the lane has no spare one.
  [[nodiscard]] std::string next(const std::string& lane) const;
  // Whether it is the lane's own or one of its spare ones.
  [[nodiscard]] bool may_choose(const std::string& lane, const std::string& printer) const;
  void choose(const std::string& lane, const std::string& printer) { chosen_[lane] = printer; }

  // What the lane's page is told: that its printer can't print and another one could, or that it prints at
  // another one. `status` as PrintQueue::status().
  [[nodiscard]] std::vector<Notice> notices(
      const std::string& lane, const std::string& language,
      const std::function<std::string(const std::string& printer)>& status) const;

 private:
  [[nodiscard]] const LaneConfig* lane_named(const std::string& lane) const;

  const Config& config_;
  std::map<std::string, std::string> chosen_;
};

}  // namespace packbench::station
