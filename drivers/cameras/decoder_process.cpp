// The decoder process: one question at a time, a deadline for each, and a pause before each new start.
#include "drivers/cameras/decoder_process.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/read.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <utility>

namespace packbench::drivers {
namespace {

using ErrorCode = boost::system::error_code;

// The first new start is at once: one bad picture among good ones costs nobody anything.
constexpr Duration kFirstPause = std::chrono::milliseconds(500);
constexpr Duration kLongestPause = std::chrono::seconds(10);
constexpr int kMostDoublings = 5;

Duration pause_after(int failures_in_a_row) {
  if (failures_in_a_row <= 1) return Duration::zero();
  return std::min<Duration>(kLongestPause,
                            kFirstPause * (1 << std::min(failures_in_a_row - 2, kMostDoublings)));
}

std::string describe(const Picture& picture) {
  constexpr const char* kNames[] = {"grey picture of ", "PNG of ", "JPEG of "};
  const std::string name = kNames[static_cast<std::size_t>(picture.format)];
  if (picture.format != PictureFormat::grey8) return name + std::to_string(picture.bytes.size()) + " bytes";
  return name + std::to_string(picture.width) + " x " + std::to_string(picture.height);
}

Error silent() {
  return {Errc::io_error, "the picture reader died"};
}

Error nonsense() {
  return {Errc::io_error, "the picture reader's answer was none"};
}

// One picture out, its answer in. An error says that the process is worth nothing any more, but for
// malformed.
asio::awaitable<PictureAnswer> talk(asio::local::stream_protocol::socket& socket, const Picture& picture) {
  ErrorCode error;
  const std::string head = head_of(picture);
  const std::array<asio::const_buffer, 2> message{asio::buffer(head), asio::buffer(picture.bytes)};
  co_await asio::async_write(socket, message, asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return silent();
  std::string answer(kLengthBytes, '\0');
  co_await asio::async_read(socket, asio::buffer(answer), asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return silent();
  const std::uint32_t length = length_in(answer);
  if (length > kMostAnswerBytes) co_return nonsense();
  answer.assign(length, '\0');
  co_await asio::async_read(socket, asio::buffer(answer), asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return silent();
  auto codes = parse_answer(answer);
  if (!codes) co_return nonsense();
  co_return *std::move(codes);
}

}  // namespace

DecoderProcess::DecoderProcess(asio::any_io_executor executor, Clock& clock, ReaderCommand command)
    : executor_(executor),
      clock_(clock),
      command_(std::move(command)),
      closed_(executor, clock),
      idle_(executor, clock) {}

asio::awaitable<PictureAnswer> DecoderProcess::decode(Picture picture, Duration patience) {
  if (closing_) co_return Error{Errc::cancelled, "the bench is being stopped"};
  if (std::exchange(asking_, true)) co_return Error{Errc::in_use, "another picture is being read"};
  PictureAnswer answer = co_await ask(picture, patience);
  asking_ = false;
  idle_.notify();
  co_return answer;
}

asio::awaitable<PictureAnswer> DecoderProcess::ask(const Picture& picture, Duration patience) {
  if (picture.bytes.size() > kMostPictureBytes) co_return Error{Errc::malformed, "the picture is too large"};
  if (auto problem = co_await make_ready()) co_return *std::move(problem);
  asio::awaitable<PictureAnswer> talking = talk(child_->socket(), picture);
  Timed<PictureAnswer> done = co_await with_timeout(
      clock_, clock_.now() + patience, [this] { child_->kill(); }, std::move(talking));
  const bool well = done.value || done.value.error().code == Errc::malformed;
  if (well && !done.expired) {
    failures_in_a_row_ = 0;
    co_return std::move(done.value);
  }
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience).count();
  Error why = done.expired ? Error{Errc::timeout, "the picture reader took longer than " +
                                                      std::to_string(seconds) + " s and was ended"}
                           : done.value.error();
  co_return co_await end_after(std::move(why), picture);
}

// Nothing when there is a process to ask.
asio::awaitable<std::optional<Error>> DecoderProcess::make_ready() {
  if (child_) co_return std::nullopt;
  if (clock_.now() < not_before_) co_await closed_.wait(not_before_);
  if (closing_) co_return Error{Errc::cancelled, "the bench is being stopped"};
  auto started = ReaderChild::start(executor_, command_);
  if (!started) {
    failed();
    co_return started.error();
  }
  child_ = *std::move(started);
  co_return std::nullopt;
}

asio::awaitable<PictureAnswer> DecoderProcess::end_after(Error why, const Picture& picture) {
  child_->kill();
  const std::string end = co_await child_->ended();
  child_.reset();
  if (closing_) co_return Error{Errc::cancelled, "the bench is being stopped"};
  failed();
  why.message += ", " + end + ", over a " + describe(picture);
  co_return why;
}

void DecoderProcess::failed() {
  ++failures_;
  not_before_ = clock_.now() + pause_after(++failures_in_a_row_);
}

asio::awaitable<void> DecoderProcess::close() {
  closing_ = true;
  closed_.notify();
  if (child_) child_->kill();
  while (asking_) co_await idle_.wait();
  if (!child_) co_return;
  co_await child_->ended();
  child_.reset();
}

}  // namespace packbench::drivers
