// What one device is told and says, kept until it is fetched: behind `packbench record`.
#pragma once
#include <functional>
#include <string>

#include "drivers/device_manager.hpp"

namespace packbench::station {

class DeviceRecorder {
 public:
  // As drivers::DeviceManager::record().
  using Tap = std::function<drivers::Result<drivers::Recording>(const std::string& key,
                                                                std::function<void(std::string)> sink)>;

  // `clock` must outlive it.
  DeviceRecorder(drivers::Clock& clock, Tap tap);

  // Begins with the recording's head; gives its number. gone: no such device is open; in_use: another
  // recording is under way, and fetched.
  drivers::Result<int> begin(const std::string& key);

  struct Part {
    std::string text;      // whole lines of the recording
    std::size_t next = 0;  // where the next part begins: bytes from the beginning
    std::string over;      // why nothing comes any more; empty: more may come
  };
  // What there is of recording `number` from byte `from` on; all before that is forgotten. gone: there is no
  // such recording any more.
  drivers::Result<Part> fetch(int number, std::size_t from);

  void end(int number);
  // A device that isn't open any more has been recorded to its end.
  void see(const drivers::DeviceReport& report);

  // What waits to be fetched may be so much; a recording with a hole in it is worth nothing, so it ends.
  static constexpr std::size_t kMostBytes = std::size_t{4} << 20;
  // Who fetches nothing for so long is gone: nobody's scans are written down for nobody.
  static constexpr drivers::Duration kPatience = std::chrono::minutes(1);

 private:
  void take(std::string line);
  void finish(std::string why);
  [[nodiscard]] bool under_way() const { return !key_.empty() && over_.empty(); }

  drivers::Clock& clock_;
  Tap tap_;
  int number_ = 0;
  std::string key_, text_, over_;
  std::size_t forgotten_ = 0;  // bytes in front of text_
  drivers::TimePoint fetched_at_{};
};

}  // namespace packbench::station
