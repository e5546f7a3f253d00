// A printer that takes every job and keeps none.
#include "drivers/printers/null_transport.hpp"

namespace packbench::drivers {
namespace {

class NullTransport : public Transport {
 public:
  asio::awaitable<WriteOutcome> write(Bytes bytes, TimePoint) override {
    const std::size_t accepted = bytes.size();
    co_return WriteOutcome{accepted, std::nullopt};
  }
  asio::awaitable<Result<std::string>> read(TimePoint) override {
    co_return Error{Errc::no_reply, "nothing is connected that could answer"};
  }
  void cancel() override {}
  asio::awaitable<void> close() override { co_return; }
  std::string describe() const override { return "null:"; }
  bool can_read() const override { return false; }
};

}  // namespace

std::unique_ptr<Transport> create_null_transport() {
  return std::make_unique<NullTransport>();
}

}  // namespace packbench::drivers
