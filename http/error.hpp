// What can go wrong with listener and client, grouped by what to do next. Requests to the listener get their
// errors as a Response.
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
  unreachable,      // try again later
  untrusted,        // the server is not the one that was meant, or its certificate has run out
  timed_out,        // try again later
  bad_answer,       // that server is none of ours: mend the address
};

struct Error {
  Errc code;
  std::string message;
};

template <class T>
using Result = boost::system::result<T, Error>;

// Only reached when somebody takes the value of a failed result without looking: a bug, hence an exception.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw std::logic_error("unchecked HTTP error: " + error.message);
}

}  // namespace packbench::http
