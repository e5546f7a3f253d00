// packbench status: what the running bench says of itself.
#include <cstdio>
#include <iostream>

#include "station/api_client.hpp"
#include "station/commands/verbs.hpp"
#include "station/device_rows.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

std::optional<json::object> ask(Context& context) {
  const auto config = context.load();
  if (!config) return std::nullopt;
  const auto reply = api_get(*config, "/api/status");
  if (!reply) return context.fail(Exit::unavailable, reply.error().message), std::nullopt;
  if (reply->status != 200) return context.fail(Exit::failed, json::serialize(reply->body)), std::nullopt;
  return reply->body.as_object();
}

// "name value  name value", without those that are empty.
void print_row(const json::object& row) {
  for (const auto& [name, value] : row) {
    const bool text = value.is_string();
    if (text && value.get_string().empty()) continue;
    std::cout << std::string_view(name) << " "
              << (text ? std::string(value.get_string()) : json::serialize(value)) << "  ";
  }
  std::cout << "\n";
}

void print_rows(const json::object& status, const char* member) {
  for (const auto& row : status.at(member).as_array()) print_row(row.as_object());
}

}  // namespace

void print_status(Context& context, bool as_json) {
  const auto status = ask(context);
  if (!status) return;
  if (as_json) {
    std::cout << json::serialize(*status) << "\n";
    return;
  }
  std::cout << "Packbench " << std::string(status->at("version").as_string()) << "\n";
  for (const char* member : {"lanes", "printers"}) print_rows(*status, member);
  std::cout << device_text(status->at("devices").as_array());
  if (const auto* problem = status->if_contains("usb_problem"))
    std::cout << std::string(problem->as_string()) << "\n";
  print_row(status->at("totals").as_object());
  print_row(json::object{{"backup", status->at("backup").at("newest")},
                         {"problem", status->at("backup").at("problem")}});
}

}  // namespace packbench::station
