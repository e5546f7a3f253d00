// What can be wrong with a record that comes in as JSON.
#pragma once
#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>

namespace packbench::records {

enum class Errc {
  bad_type,      // a member has another JSON type than the record says
  bad_value,     // a member's value is outside its set or range
  unknown_type,  // no event of that name
};

struct Error {
  Errc code;
  std::string message;  // names the member, e.g. "order.lines[2].quantity: not a whole number"
};

template <class T>
using Result = boost::system::result<T, Error>;

// Only reached when somebody takes the value of a failed result without looking: a bug, hence an exception.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw std::logic_error("unchecked record error: " + error.message);
}

}  // namespace packbench::records
