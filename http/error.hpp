// What can go wrong with the listener, grouped by what to do next. Requests get their errors as a Response.
#pragma once
#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>

namespace packbench::http {

enum class Errc {
  bad_address,      // mend the configuration: that is no address of this machine
  in_use,           // end the other program, or choose another port
  denied,           // a port below 1024 needs a right that the daemon doesn't have
  bad_certificate,  // mend the files of the certificate and its key
};

struct Error {
  Errc code;
  std::string message;
};

template <class T>
using Result = boost::system::result<T, Error>;

// Only reached when somebody takes the value of a failed result without looking: a bug, hence an exception.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw std::logic_error("unchecked listener error: " + error.message);
}

}  // namespace packbench::http
