// What may take long and only asks (reports, histories, reading a file): on a thread and a reader of its own,
// lanes go on.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>

#include "db/reader.hpp"
#include "drivers/blocking.hpp"

namespace packbench::station {

class BackOffice {
 public:
  explicit BackOffice(std::unique_ptr<db::Reader> reader) : reader_(std::move(reader)) {}

  // The answer of `work`, after what was asked before; resumes on the caller's executor. `work` must touch
  // nothing that belongs to the lanes' loop.
  template <class T>
  boost::asio::awaitable<T> answer(std::function<T(db::Reader& reader)> work) {
    return thread_.run<T>([this, work = std::move(work)] { return work(*reader_); });
  }

 private:
  std::unique_ptr<db::Reader> reader_;
  drivers::BlockingThread thread_;  // ends before the reader that it works with
};

}  // namespace packbench::station
