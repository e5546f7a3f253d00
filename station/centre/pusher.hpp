// Tells the centre each row of the journal, in order, once.
#pragma once
#include <functional>
#include <string>

#include "db/reader.hpp"
#include "drivers/signal.hpp"
#include "station/centre/backoff.hpp"
#include "station/centre/calls.hpp"

namespace packbench::station {

// Rows on their way: a request's body.
struct Portion {
  std::string body;       // empty: there are none
  std::int64_t last = 0;  // row in it
};

// Rows behind `after`, at most `rows` and about `bytes` of them.
[[nodiscard]] Portion portion_of(db::Reader& reader, std::int64_t after, std::size_t rows, std::size_t bytes);

struct PushServices {
  db::Reader& reader;  // for single rows
  // As portion_of(), where it keeps no lane waiting.
  std::function<asio::awaitable<Portion>(std::int64_t after, std::size_t rows, std::size_t bytes)> read;
  drivers::Clock& clock;
  std::uint32_t seed = 1;  // of its pauses
};

class Pusher {
 public:
  Pusher(asio::any_io_executor executor, CentreCalls& calls, PushServices services);

  // Returns after stop(); sends nothing more once the centre has another past of this bench than the store,
  // which LineState::halt() says.
  asio::awaitable<void> run();
  void stop();

 private:
  enum class Step { more, idle, failed };
  asio::awaitable<Step> find_out();
  asio::awaitable<Step> push();
  Step refused(const Heard& heard);
  Step halt(const char* why);
  Step halt(records::Text why);

  CentreCalls& calls_;
  PushServices services_;
  drivers::Signal wake_;
  Backoff backoff_;
  std::int64_t kept_ = -1;  // the newest row that the centre has; -1: not known
  std::size_t rows_, bytes_;
  bool stopping_ = false;
};

}  // namespace packbench::station
