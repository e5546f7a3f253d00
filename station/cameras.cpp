// The bench's cameras.
#include "station/cameras.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/json/object.hpp>
#include <exception>

#include "drivers/cameras/v4l2_capture.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

// A photograph of a phone has ten times the pixels of a camera's picture.
constexpr drivers::Duration kPhotoPatience = std::chrono::seconds(10);

drivers::OpenCamera open_v4l2(asio::any_io_executor executor, drivers::Clock& clock) {
  return [executor, &clock](std::string device) {
    return drivers::open_camera(executor, clock, std::move(device));
  };
}

}  // namespace

Cameras::Cameras(asio::any_io_executor executor, drivers::Clock& clock,
                 const std::vector<CameraConfig>& configs, const drivers::ReaderCommand& reader,
                 const drivers::CameraCallbacks& callbacks)
    : executor_(executor), clock_(clock), pictures_(executor, clock, reader), ended_(executor, clock) {
  for (const auto& config : configs)
    cameras_.push_back(std::make_unique<drivers::Camera>(
        executor, clock, drivers::CameraSettings{config.name, config.device, config.fps}, reader, callbacks,
        open_v4l2(executor, clock)));
}

asio::awaitable<void> Cameras::run() {
  std::size_t running = cameras_.size();
  for (auto& camera : cameras_)
    asio::co_spawn(executor_, camera->run(), [this, &running](std::exception_ptr error) {
      if (error) std::rethrow_exception(error);
      --running;
      ended_.notify();
    });
  while (running > 0 || !stopping_) co_await ended_.wait();
  co_await pictures_.close();
}

void Cameras::stop() {
  stopping_ = true;
  for (auto& camera : cameras_) camera->stop();
  ended_.notify();
}

asio::awaitable<drivers::PictureAnswer> Cameras::read(drivers::Picture picture) {
  const auto pass = co_await turnstile_.enter();
  co_return co_await pictures_.decode(picture, kPhotoPatience);
}

std::set<std::string> Cameras::working() const {
  std::set<std::string> keys;
  for (const auto& camera : cameras_)
    if (camera->state().phase == drivers::CameraPhase::open) keys.insert(camera->key());
  return keys;
}

json::array Cameras::status() const {
  json::array rows;
  const auto now = clock_.now();
  for (const auto& camera : cameras_) {
    const auto state = camera->state();
    json::object row{{"kind", "camera"},
                     {"key", camera->key()},
                     {"id", ""},
                     {"product", camera->settings().device},
                     {"state", drivers::to_string(state.phase)},
                     {"replugs", state.replugs},
                     {"restarts", state.restarts}};
    if (state.reason) row["reason"] = state.reason->message;
    if (state.last_reading)
      row["last_reading_s"] =
          std::chrono::duration_cast<std::chrono::seconds>(now - *state.last_reading).count();
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace packbench::station
