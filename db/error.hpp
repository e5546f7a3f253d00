// What can go wrong with the store, grouped by what to do next.
#pragma once
#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>

namespace packbench::db {

enum class Errc {
  conflict,     // decide again: somebody else changed or took the order meanwhile
  bad_input,    // mend the input: it breaks a rule of the schema
  not_found,    // ask for something that is there
  foreign,      // not a Packbench store, or one of a newer version: nothing was touched
  damaged,      // restore a backup: the file or the chain is broken
  unavailable,  // the disk is full or gone: nothing was acknowledged
};

struct Error {
  Errc code;
  std::string message;
};

template <class T>
using Result = boost::system::result<T, Error>;

// Only reached when somebody takes the value of a failed result without looking: a bug, hence an exception.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw std::logic_error("unchecked store error: " + error.message);
}

}  // namespace packbench::db
