// The bench's side of the process that reads pictures: starts it, asks it, and starts another one when it
// hangs, dies or talks nonsense. Whatever a picture does to it, the bench gets an answer or an error.
#pragma once

#include <memory>

#include "drivers/cameras/reader_child.hpp"
#include "drivers/cameras/wire.hpp"
#include "drivers/signal.hpp"

namespace packbench::drivers {

class DecoderProcess {
 public:
  // Nothing is started before the first picture. The clock must outlive it.
  DecoderProcess(asio::any_io_executor executor, Clock& clock, ReaderCommand command);

  // The picture's codes. malformed: the picture can't be read, and the reader is well. timeout (it took
  // longer than `patience` and was killed) and io_error (it can't be started, or it died) say what it was at;
  // the next call starts another one, later each time it fails again. in_use while another call is under way;
  // cancelled by close(). The picture must outlive the call.
  asio::awaitable<PictureAnswer> decode(Picture picture, Duration patience);

  // Ends the process and a call under way. To be awaited before destruction; nothing can be asked any more.
  asio::awaitable<void> close();

  // How many times it had to be ended since the bench began.
  [[nodiscard]] int failures() const { return failures_; }

 private:
  asio::awaitable<PictureAnswer> ask(const Picture& picture, Duration patience);
  asio::awaitable<std::optional<Error>> make_ready();
  asio::awaitable<PictureAnswer> end_after(Error why, const Picture& picture);
  void failed();

  asio::any_io_executor executor_;
  Clock& clock_;
  ReaderCommand command_;
  std::unique_ptr<ReaderChild> child_;
  Signal closed_, idle_;
  TimePoint not_before_{};  // of the next start
  int failures_ = 0;
  int failures_in_a_row_ = 0;
  bool asking_ = false;
  bool closing_ = false;
};

}  // namespace packbench::drivers
