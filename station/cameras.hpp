// The bench's cameras, each one more scanner; and the process that reads the pictures of the API.
#pragma once
#include <boost/json/array.hpp>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "drivers/cameras/camera.hpp"
#include "station/config.hpp"
#include "station/turnstile.hpp"

namespace packbench::station {

class Cameras {
 public:
  // `reader` is the program that reads pictures: a process of its own for each camera, and one for the API.
  Cameras(asio::any_io_executor executor, drivers::Clock& clock, const std::vector<CameraConfig>& configs,
          const drivers::ReaderCommand& reader, const drivers::CameraCallbacks& callbacks);

  // Runs until stop(), then gives the cameras back, ends the readers and returns. To be awaited before
  // destruction.
  asio::awaitable<void> run();
  void stop();

  // The codes in a picture of the API, one picture after the other; errors as DecoderProcess::decode.
  asio::awaitable<drivers::PictureAnswer> read(drivers::Picture picture);

  // The keys ("camera:dock") of those that are open.
  [[nodiscard]] std::set<std::string> working() const;
  // As the other devices of the status: kind, key, product (its node), state, reason, replugs, restarts,
  // last_reading_s.
  [[nodiscard]] boost::json::array status() const;

 private:
  asio::any_io_executor executor_;
  drivers::Clock& clock_;
  std::vector<std::unique_ptr<drivers::Camera>> cameras_;
  drivers::DecoderProcess pictures_;
  Turnstile turnstile_;
  drivers::Signal ended_;
  bool stopping_ = false;
};

}  // namespace packbench::station
