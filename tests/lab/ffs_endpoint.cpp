// An endpoint file over io_submit; the C library has no wrappers for these calls.
#include "tests/lab/ffs_endpoint.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace packbench::lab {
namespace {

[[noreturn]] void fail(const char* what) {
  throw std::runtime_error(std::string(what) + ": " + std::strerror(errno));
}

}  // namespace

// O_NONBLOCK: a transfer begun while unplugged fails at once instead of waiting for the plug.
FfsEndpoint::FfsEndpoint(const std::filesystem::path& file, unsigned depth)
    : file_(::open(file.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC)), slots_(depth) {
  if (file_.get() < 0) fail(file.c_str());
  if (::syscall(SYS_io_setup, depth, &context_) != 0) fail("io_setup");
}

FfsEndpoint::~FfsEndpoint() {
  cancel();
  ::syscall(SYS_io_destroy, context_);
}

bool FfsEndpoint::start(unsigned short opcode, std::string buffer) {
  const auto slot = std::find_if(slots_.begin(), slots_.end(), [](const Slot& one) { return !one.busy; });
  if (slot == slots_.end()) return false;
  slot->buffer = std::move(buffer);
  slot->block = {};
  slot->block.aio_data = static_cast<std::uint64_t>(slot - slots_.begin());
  slot->block.aio_lio_opcode = opcode;
  slot->block.aio_fildes = static_cast<std::uint32_t>(file_.get());
  slot->block.aio_buf = reinterpret_cast<std::uintptr_t>(slot->buffer.data());
  slot->block.aio_nbytes = slot->buffer.size();
  iocb* block = &slot->block;
  slot->busy = true;
  if (::syscall(SYS_io_submit, context_, 1L, &block) != 1) {
    slot->busy = false;
    fail("io_submit");
  }
  return true;
}

bool FfsEndpoint::write(std::string_view bytes) {
  return start(IOCB_CMD_PWRITE, std::string(bytes));
}

bool FfsEndpoint::read(std::size_t size) {
  return start(IOCB_CMD_PREAD, std::string(size, '\0'));
}

std::size_t FfsEndpoint::under_way() const {
  return static_cast<std::size_t>(
      std::count_if(slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.busy; }));
}

std::optional<Transferred> FfsEndpoint::wait(std::chrono::milliseconds patience) {
  io_event event{};
  timespec limit{patience.count() / 1000, patience.count() % 1000 * 1'000'000};
  if (::syscall(SYS_io_getevents, context_, 1L, 1L, &event, &limit) != 1) return std::nullopt;
  Slot& slot = slots_.at(event.data);
  slot.busy = false;
  if (event.res < 0) return Transferred{static_cast<int>(-event.res), ""};
  slot.buffer.resize(static_cast<std::size_t>(event.res));
  return Transferred{0, std::move(slot.buffer)};
}

void FfsEndpoint::cancel() {
  for (Slot& slot : slots_) {
    io_event unused{};
    if (slot.busy) ::syscall(SYS_io_cancel, context_, &slot.block, &unused);
  }
}

// FunctionFS takes a transfer in the wrong direction for this wish.
void FfsEndpoint::stall(bool to_host) {
  char byte = 0;
  if (to_host)
    (void)!::read(file_.get(), &byte, 1);
  else
    (void)!::write(file_.get(), &byte, 1);
}

bool FfsEndpoint::deliver(std::string_view bytes, std::chrono::milliseconds patience) {
  if (!write(bytes)) return false;
  auto end = wait(patience);
  if (!end) {
    cancel();
    end = wait(std::chrono::seconds(10));
    if (!end) throw std::runtime_error("a cancelled transfer does not end");
  }
  return end->error == 0 && end->bytes.size() == bytes.size();
}

}  // namespace packbench::lab
