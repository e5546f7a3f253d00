// Looking up fields in the label's JSON data.
#include "printing/label_data.hpp"

#include <array>
#include <charconv>

namespace packbench::printing {
namespace {

namespace json = boost::json;

const json::value* find_in(const json::object* object, std::string_view path) {
  while (object != nullptr) {
    const std::size_t dot = path.find('.');
    const json::value* value = object->if_contains(path.substr(0, dot));
    if (value == nullptr || dot == std::string_view::npos) return value;
    object = value->if_object();
    path.remove_prefix(dot + 1);
  }
  return nullptr;
}

bool is_empty(const json::value* value) {
  return value == nullptr || value->is_null() || (value->is_string() && value->get_string().empty()) ||
         (value->is_array() && value->get_array().empty());
}

// 1.5 as "1.5", where JSON would write 1.5E0.
std::string shortest(double number) {
  std::array<char, 32> text;
  const auto written = std::to_chars(text.data(), text.data() + text.size(), number);
  return {text.data(), written.ptr};
}

Result<std::string> joined(const json::array& list, std::string_view path, std::string_view separator) {
  std::string out;
  for (const auto& entry : list) {
    auto text = text_of(&entry, path, separator);
    if (!text) return text;
    if (!out.empty()) out.append(separator);
    out.append(*text);
  }
  return out;
}

}  // namespace

const json::value* LabelData::find(std::string_view path) const {
  for (const json::object* object : {row, page, data}) {
    if (const auto* value = find_in(object, path)) return value;
  }
  return nullptr;
}

bool is_there(const json::value* value) {
  if (is_empty(value)) return false;
  if (value->is_bool()) return value->get_bool();
  return !value->is_number() || value->to_number<double>() != 0;
}

Result<std::string> text_of(const json::value* value, std::string_view path, std::string_view separator) {
  const std::string name(path);
  if (is_empty(value)) {
    return Error{Errc::missing_field, "field " + name +
                                          " is missing from the label data; send it or, where it may be "
                                          "absent, put it in [brackets] in the template"};
  }
  if (value->is_string()) return std::string(value->get_string());
  if (value->is_double()) return shortest(value->get_double());
  if (value->is_number() || value->is_bool()) return json::serialize(*value);
  if (value->is_array()) return joined(value->get_array(), path, separator);
  return Error{Errc::bad_data, "field " + name + " is an object, the template needs a text or a number"};
}

}  // namespace packbench::printing
