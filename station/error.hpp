// What can go wrong in the station itself, grouped by what to do next.
#pragma once
#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>

namespace packbench::station {

enum class Errc {
  configuration,  // mend the configuration file: the message names file, line and key
  label,          // the label can't be made or proven: nothing was printed
  unavailable,    // something outside (device, store, other program) is not there now
  not_found,      // ask for something that is there
};

struct Error {
  Errc code;
  std::string message;
};

template <class T>
using Result = boost::system::result<T, Error>;

// Only reached when somebody takes the value of a failed result without looking: a bug, hence an exception.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw std::logic_error("unchecked station error: " + error.message);
}

}  // namespace packbench::station
