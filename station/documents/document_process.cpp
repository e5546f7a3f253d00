// One child for each document: none lives on to be broken for the next one.
#include "station/documents/document_process.hpp"

#include <boost/asio/read.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace packbench::station {
namespace {

namespace asio = boost::asio;
using Socket = asio::local::stream_protocol::socket;
using Answer = std::optional<DrawnDocument>;  // nothing: it died, or said nonsense

asio::awaitable<Answer> talk(Socket& socket, const std::string& message) {
  boost::system::error_code error;
  co_await asio::async_write(socket, asio::buffer(message), asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return std::nullopt;
  std::string answer(kHeadBytes, '\0');
  co_await asio::async_read(socket, asio::buffer(answer), asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return std::nullopt;
  const auto length = length_of(answer);
  if (length > kMostDrawnBytes) co_return std::nullopt;
  answer.assign(length, '\0');
  co_await asio::async_read(socket, asio::buffer(answer), asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return std::nullopt;
  co_return drawn_in(answer);
}

}  // namespace

DocumentProcess::DocumentProcess(asio::any_io_executor executor, drivers::Clock& clock,
                                 drivers::ReaderCommand command, drivers::Duration patience)
    : executor_(executor), clock_(clock), command_(std::move(command)), patience_(patience) {}

asio::awaitable<DrawnDocument> DocumentProcess::draw(DocumentWanted wanted) {
  const auto pass = co_await turnstile_.enter();
  co_return co_await ask(std::move(wanted));
}

asio::awaitable<DrawnDocument> DocumentProcess::ask(DocumentWanted wanted) {
  const auto message = message_of(wanted);
  if (message.size() > kMostDocumentBytes) co_return Error{Errc::label, "the document is too large"};
  auto child = drivers::ReaderChild::start(executor_, command_);
  if (!child) co_return Error{Errc::unavailable, child.error().message};
  auto talking = talk((*child)->socket(), message);
  auto done = co_await drivers::with_timeout(
      clock_, clock_.now() + patience_, [&child] { (*child)->kill(); }, std::move(talking));
  (*child)->kill();  // it has said what it says, and may hang
  const auto end = co_await (*child)->ended();
  if (done.value && !done.expired) co_return *std::move(done.value);
  co_return Error{Errc::label, "drawing the document ended its process (" +
                                   (done.expired ? std::string("it took too long") : end) +
                                   "): fetch it anew from the carrier, or ask for another kind"};
}

}  // namespace packbench::station
