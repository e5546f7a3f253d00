// One recording at a time.
#include "station/device_recorder.hpp"

#include <algorithm>
#include <utility>

#include "drivers/models.hpp"

namespace packbench::station {

using drivers::Errc;
using drivers::Error;

DeviceRecorder::DeviceRecorder(drivers::Clock& clock, Tap tap) : clock_(clock), tap_(std::move(tap)) {}

drivers::Result<int> DeviceRecorder::begin(const std::string& key) {
  if (under_way() && clock_.now() < fetched_at_ + kPatience)
    return Error{Errc::in_use, key_ + " is being recorded; one at a time"};
  if (under_way()) finish("nobody fetched it");
  const int number = number_ + 1;
  auto head = tap_(key, [this, number](std::string line) {
    if (number == number_) take(std::move(line));
  });
  if (!head) return head.error();
  number_ = number;
  key_ = key;
  const auto* model = drivers::find_model(head->device.vid, head->device.pid);
  if (model && head->about.empty()) head->about = {model->maker + " " + model->model};
  text_ = format_head(*head);
  over_.clear();
  forgotten_ = 0;
  fetched_at_ = clock_.now();
  return number_;
}

drivers::Result<DeviceRecorder::Part> DeviceRecorder::fetch(int number, std::size_t from) {
  if (number != number_ || key_.empty() || from < forgotten_)
    return Error{Errc::gone, "there is no such recording any more"};
  fetched_at_ = clock_.now();
  const auto done = std::min(from - forgotten_, text_.size());
  text_.erase(0, done);
  forgotten_ += done;
  return Part{text_, forgotten_ + text_.size(), over_};
}

void DeviceRecorder::end(int number) {
  if (number != number_ || key_.empty()) return;
  if (under_way()) finish("ended");
  key_.clear();
  text_.clear();
}

void DeviceRecorder::see(const drivers::DeviceReport& report) {
  if (!under_way()) return;
  const bool open = std::any_of(report.devices.begin(), report.devices.end(), [this](const auto& device) {
    return device.key == key_ && device.phase == drivers::Phase::open;
  });
  if (!open) finish(key_ + " is gone");
}

void DeviceRecorder::take(std::string line) {
  if (!under_way()) return;
  if (clock_.now() >= fetched_at_ + kPatience) return finish("nobody fetched it");
  if (text_.size() + line.size() > kMostBytes) return finish("too much came at once");
  text_ += line;
}

void DeviceRecorder::finish(std::string why) {
  over_ = std::move(why);
  (void)tap_(key_, nullptr);  // of a device that is gone there is no tap
}

}  // namespace packbench::station
