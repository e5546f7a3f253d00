// What can go wrong with a device, grouped by what the caller does next.
#pragma once

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace packbench::drivers {

enum class Errc {
  // Retry: it may work in a moment without anybody doing anything.
  no_usb,       // this machine shows no USB bus (yet)
  unreachable,  // a network printer doesn't accept the connection
  io_error,     // a transfer failed, the device is still there
  timeout,      // the deadline of this wait has passed
  // Ask the operator: a person has to change something.
  busy,           // another program holds the device (CUPS, a vendor tool)
  access_denied,  // the daemon may not open it: udev rule missing
  bad_address,    // a printer address in the configuration can't be understood
  storage,        // a directory or a recording can't be written or read
  // Give up the job: the device is fine, this request isn't.
  in_use,    // another request on the same link is under way
  no_reply,  // the device has no way to answer (write-only)
  // Give up the device until it is plugged in again.
  gone,         // it was unplugged, or the peer closed the connection
  unsupported,  // it isn't what it seemed to be
  malformed,    // descriptor, report or recording that breaks its own format
  // Somebody asked for the end of this wait.
  cancelled,
};

enum class NextStep { retry, ask_operator, give_up_job, give_up_device, stop };

// What to do next after `code`. The table is the enum's grouping, nothing else.
constexpr NextStep next_step(Errc code) {
  if (code <= Errc::timeout) return NextStep::retry;
  if (code <= Errc::storage) return NextStep::ask_operator;
  if (code <= Errc::no_reply) return NextStep::give_up_job;
  if (code <= Errc::malformed) return NextStep::give_up_device;
  return NextStep::stop;
}

// The code's name as it is written here: for logs, recordings and the API.
constexpr std::string_view to_string(Errc code) {
  constexpr std::string_view kNames[] = {"no_usb",        "unreachable", "io_error",  "timeout",  "busy",
                                         "access_denied", "bad_address", "storage",   "in_use",   "no_reply",
                                         "gone",          "unsupported", "malformed", "cancelled"};
  static_assert(std::size(kNames) == static_cast<std::size_t>(Errc::cancelled) + 1);
  return kNames[static_cast<std::size_t>(code)];
}

// `message` says what happened to which device and what to do about it, in English, for a log line.
struct [[nodiscard]] Error {
  Errc code;
  std::string message;
};

template <class T>
using Result = boost::system::result<T, Error>;

// The same error seen from one step further up: "printer 1-2: claim: ...".
inline Error prefixed(std::string_view context, Error error) {
  error.message = std::string(context) + ": " + error.message;
  return error;
}

// Found by boost::system::result when value() is called on an error: a bug of the caller.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw std::logic_error(error.message);
}

}  // namespace packbench::drivers
