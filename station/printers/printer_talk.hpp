// Questions to one printer in its language, and answers that can be trusted: an answer to an earlier question
// is never taken for that to a later one.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>

#include "drivers/clock.hpp"
#include "drivers/printers/printer_link.hpp"
#include "drivers/signal.hpp"
#include "station/printers/printer_profile.hpp"

namespace packbench::station {

// Lives as long as its link. One question or job at a time.
class PrinterTalk {
 public:
  PrinterTalk(boost::asio::any_io_executor executor, drivers::Clock& clock,
              std::shared_ptr<drivers::PrinterLink> link, PrinterProfile profile);

  // As the printer says. Errc::timeout: it doesn't answer, or answers nonsense.
  boost::asio::awaitable<drivers::Result<printing::PrinterStatus>> status();
  // What model, version and resolution it is; errors as status(), no_reply where its language has no such
  // question.
  boost::asio::awaitable<drivers::Result<printing::PrinterIdentity>> identity();

  enum class Proof { done, not_done, silent, gone };  // gone: the link is lost, and the answer with it
  // Whether the job of that number, and all that was sent before, has come out. To be asked behind it; of a
  // printer that tells numbers back once only.
  boost::asio::awaitable<Proof> proof(std::uint32_t number);

  boost::asio::awaitable<drivers::WriteOutcome> send(std::string bytes, drivers::TimePoint deadline);

  // Ends what is under way, and all that begins later, with Errc::cancelled.
  void cancel();

  const PrinterProfile& profile() const { return profile_; }
  const drivers::PrinterLink& link() const { return *link_; }

  // From now on its answers prove nothing: it leaves the question for proof without one.
  void distrust() { profile_.evidence = printing::Evidence::none; }

 private:
  boost::asio::awaitable<drivers::Result<std::string>> ask(std::string query, drivers::ReplyComplete complete,
                                                           drivers::Duration within);
  drivers::Error nonsense(const std::string& what);

  drivers::Clock& clock_;
  std::shared_ptr<drivers::PrinterLink> link_;
  PrinterProfile profile_;
  drivers::Signal pause_;
  drivers::TimePoint quiet_until_;  // nothing is asked before: what still comes is dropped
  bool late_ = false;               // a question is without its answer: that may still come
  bool cancelled_ = false;
};

}  // namespace packbench::station
