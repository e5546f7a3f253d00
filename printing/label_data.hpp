// Looking up fields in the label's JSON data, the way a template names them: "order.code".
#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "printing/error.hpp"

namespace packbench::printing {

// Where names are looked up: the table row first, then what the page knows of itself, then the data.
struct LabelData {
  const boost::json::object* row = nullptr;
  const boost::json::object* page = nullptr;  // page, pages, first_page, last_page
  const boost::json::object* data = nullptr;
  std::string_view language = {};  // of the label, for dates in words

  // nullptr when there is no such field. A null is found.
  const boost::json::value* find(std::string_view path) const;
};

// False for absent, null, false, 0, "" and [].
bool is_there(const boost::json::value* value);
// Strings, numbers, and lists of them joined by `separator`. Errc::missing_field when not there as above
// (0 and false are there), Errc::bad_data for an object. The message names `path`.
Result<std::string> text_of(const boost::json::value* value, std::string_view path,
                            std::string_view separator);

}  // namespace packbench::printing
