// What can go wrong between label data and printer, grouped by what to do next.
#pragma once

#include <boost/system/result.hpp>
#include <string>

namespace packbench::printing {

enum class Errc {
  bad_template,   // whoever wrote the template corrects it; the message names file, line and reason
  bad_data,       // whoever sent the label data corrects it; the message names the field
  missing_field,  // as bad_data: a field the template needs is absent, null or empty
  does_not_fit,   // shorten the data or enlarge the element; nothing is printed
  unreadable,     // the proof failed: the label must not be printed, the template needs work
  bad_option,     // dpi, language or job option that nothing here can do
  malformed,      // a printer's reply that makes no sense: ask again, then treat as unknown
};

struct Error {
  Errc code;
  std::string message;
};

template <class T>
using Result = boost::system::result<T, Error>;

// Boost calls this when value() is asked of a result that holds an error: a bug in the caller.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location& where) {
  throw boost::system::system_error(make_error_code(boost::system::errc::invalid_argument),
                                    error.message + " (" + where.function_name() + ")");
}

}  // namespace packbench::printing
