// Text in requests and replies.
#pragma once
#include <boost/json/object.hpp>
#include <string>
#include <string_view>

namespace packbench::station {

// A member that is text, or empty.
[[nodiscard]] std::string text_of(const boost::json::object& object, std::string_view member);

// All catalogue texts whose key begins with `prefix`.
[[nodiscard]] boost::json::object texts_json(std::string_view prefix, const std::string& language);

}  // namespace packbench::station
