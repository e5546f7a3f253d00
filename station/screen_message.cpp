// Turns a screen into what the page draws.
#include "station/screen_message.hpp"

#include "db/records/json.hpp"
#include "station/importing.hpp"
#include "station/time.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

// As records::to_json, but complete, and with texts and names in one language.
template <class T>
json::value localised(const T& value, const std::string& language) {
  if constexpr (std::is_same_v<T, records::Text>) {
    return json::value(workflows::text(value, language));
  } else if constexpr (std::is_same_v<T, records::Name>) {
    const auto& chosen = language == "en" ? value.en : value.zh;
    return json::value(!chosen.empty() ? chosen : language == "en" ? value.zh : value.en);
  } else if constexpr (records::is_vector<T>) {
    json::array array;
    for (const auto& element : value) array.push_back(localised(element, language));
    return array;
  } else if constexpr (std::is_enum_v<T>) {
    return json::value(boost::describe::enum_to_string(value, ""));
  } else if constexpr (boost::describe::has_describe_members<T>::value) {
    json::object object;
    boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
        [&](auto member) { object[member.name] = localised(value.*member.pointer, language); });
    return object;
  } else {
    return json::value(value);
  }
}

}  // namespace

json::object screen_json(const workflows::Screen& screen) {
  auto drawn = localised(screen, screen.language).as_object();
  for (auto& line : drawn.at("lines").as_array()) {
    auto& image = line.as_object().at("image").as_string();
    if (!image.empty()) image = "/api/images/" + url_escaped(std::string_view(image));
  }
  return drawn;
}

json::object verdict_json(const workflows::Verdict& verdict, const std::string& language) {
  return localised(verdict, language).as_object();
}

json::array notices_json(const std::vector<Notice>& notices, const std::string& language) {
  return localised(notices, language).as_array();
}

json::array labels_json(const std::vector<db::JobRow>& jobs) {
  json::array labels;
  for (const auto& job : jobs)
    labels.push_back({{"job", job.job},
                      {"parcel", job.parcel},
                      {"intent", job.intent},
                      {"copy", job.copy},
                      {"state", boost::describe::enum_to_string(job.state, "")},
                      {"picture_url", "/api/jobs/" + job.job + "/picture"}});
  return labels;
}

json::array work_json(const std::vector<db::OrderHead>& orders, std::int64_t now_ms) {
  json::array work;
  const auto now = local_minute(now_ms);
  for (const auto& order : orders)
    work.push_back({{"order", order.order},
                    {"ship_by", order.ship_by},
                    {"late", !order.ship_by.empty() && order.ship_by.substr(0, 10) < now.substr(0, 10)},
                    {"pieces", order.pieces},
                    {"tote", order.tote},
                    {"carrier", order.carrier}});
  return work;
}

}  // namespace packbench::station
