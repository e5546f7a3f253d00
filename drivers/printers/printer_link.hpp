// A printer as the station sees it, whatever it hangs on: send a job, ask a question.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "drivers/printers/ieee1284.hpp"
#include "drivers/signal.hpp"
#include "drivers/transport.hpp"

namespace packbench::drivers {

// Says whether the bytes received so far are a whole answer.
using ReplyComplete = std::function<bool(std::string_view)>;

// Lives from the printer's arrival to its leaving. When it comes back there is a new link with the same key;
// this one then answers everything with Errc::gone. One send() or ask() at a time: a second one gets
// Errc::in_use.
class PrinterLink {
 public:
  PrinterLink(asio::any_io_executor executor, Clock& clock, std::string key,
              std::unique_ptr<Transport> transport);

  const std::string& key() const { return key_; }
  // What the printer says of itself; empty fields when it says nothing (network, directory).
  const Ieee1284Id& device_id() const { return device_id_; }
  std::string describe() const { return transport_->describe(); }
  bool can_read() const { return transport_->can_read(); }
  bool is_open() const { return !closed_; }

  // Sends one whole job. The default has no deadline because a printer without paper takes nothing for as
  // long as it takes; cancel() ends it. `accepted` is right in every case.
  asio::awaitable<WriteOutcome> send(std::string job, TimePoint deadline = kNoDeadline);
  // Drops stale replies, sends `query`, collects until `complete` or `timeout`. Errc::timeout when the answer
  // is missing or stays incomplete (the message quotes what came), Errc::no_reply when the printer can't
  // answer at all.
  asio::awaitable<Result<std::string>> ask(std::string query, ReplyComplete complete, Duration timeout);
  // May be asked while a job is being sent.
  asio::awaitable<Result<PortStatus>> port_status(Duration timeout);
  // Makes a pending send or ask end soon with Errc::cancelled.
  void cancel() { transport_->cancel(); }

  // For the owner of the device: ends what is under way with Errc::gone, then closes the transport.
  asio::awaitable<void> close();
  // Called once when the printer is found gone.
  void on_broken(std::function<void(Error)> handler) { transport_->on_broken(std::move(handler)); }

 private:
  class Use;
  Error ended(Error error, std::string_view doing = "") const;
  std::optional<Error> refusal() const;
  asio::awaitable<std::optional<Error>> drain();
  asio::awaitable<Result<std::string>> collect(const ReplyComplete& complete, TimePoint deadline);

  Clock& clock_;
  std::string key_;
  std::unique_ptr<Transport> transport_;
  Ieee1284Id device_id_;
  Signal idle_;
  int users_ = 0;
  bool busy_ = false;
  bool closed_ = false;
};

}  // namespace packbench::drivers
