// What may take long and is only asked (reports, histories): on a thread and a reader of its own, lanes go
// on.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>

#include "db/reader.hpp"
#include "drivers/blocking.hpp"
#include "station/http/request.hpp"

namespace packbench::station {

class BackOffice {
 public:
  using Work = std::function<http::Response(db::Reader& reader)>;

  explicit BackOffice(std::unique_ptr<db::Reader> reader) : reader_(std::move(reader)) {}

  // The answer of `work`, after what was asked before; resumes on the caller's executor. `work` must touch
  // nothing that belongs to the lanes' loop.
  boost::asio::awaitable<http::Response> answer(Work work) {
    return thread_.run<http::Response>([this, work = std::move(work)] { return work(*reader_); });
  }

 private:
  std::unique_ptr<db::Reader> reader_;
  drivers::BlockingThread thread_;  // ends before the reader that it works with
};

}  // namespace packbench::station
