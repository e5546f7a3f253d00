// The bench's side of drawing foreign documents: a process for each, ended when it hangs. Whatever a document
// does to it, the bench gets pages or an error.
#pragma once
#include <boost/asio/awaitable.hpp>

#include "drivers/cameras/reader_child.hpp"
#include "drivers/clock.hpp"
#include "station/documents/document_wire.hpp"
#include "station/turnstile.hpp"

namespace packbench::station {

class DocumentProcess {
 public:
  // Nothing is started before the first document. The clock must outlive it.
  DocumentProcess(boost::asio::any_io_executor executor, drivers::Clock& clock,
                  drivers::ReaderCommand command, drivers::Duration patience = std::chrono::seconds(30));

  // One document after the other. label: it can't be drawn, or it broke the process (it died, took longer
  // than the patience, or said nonsense); unavailable: the process can't be started.
  boost::asio::awaitable<DrawnDocument> draw(DocumentWanted wanted);

 private:
  boost::asio::awaitable<DrawnDocument> ask(DocumentWanted wanted);

  boost::asio::any_io_executor executor_;
  drivers::Clock& clock_;
  drivers::ReaderCommand command_;
  drivers::Duration patience_;
  Turnstile turnstile_;
};

}  // namespace packbench::station
