// Text in requests and replies.
#include "station/api/texts.hpp"

#include "station/workflows/catalogue.hpp"

namespace packbench::station {

namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view member) {
  const auto* found = object.if_contains(member);
  return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

json::object texts_json(std::string_view prefix, const std::string& language) {
  json::object texts;
  for (const auto& row : workflows::catalogue())
    if (row.key.starts_with(prefix)) texts[row.key] = workflows::text({std::string(row.key), {}}, language);
  return texts;
}

}  // namespace packbench::station
