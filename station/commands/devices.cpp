// packbench devices: what is plugged in, how it does, and what the tables say of it.
#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <iostream>

#include "drivers/candidates.hpp"
#include "drivers/models.hpp"
#include "drivers/quirks.hpp"
#include "drivers/usb/libusb_host.hpp"
#include "station/api_client.hpp"
#include "station/commands/verbs.hpp"
#include "station/device_rows.hpp"
#include "station/known_devices.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

// What the running bench knows; it has the devices open.
json::object told_by(const json::object& status) {
  json::object told{{"running", true}};
  for (const char* member : {"devices", "table_problems", "usb_problem"})
    if (const auto* value = status.if_contains(member)) told[member] = *value;
  return told;
}

// What is known by an id of the tables and yet isn't taken.
json::object left_alone(const drivers::UsbDeviceInfo& device) {
  const auto& identity = device.identity;
  const auto* model = drivers::find_model(identity.vid, identity.pid);
  const bool ignored = (drivers::quirk_flags(identity.vid, identity.pid) & drivers::kQuirkIgnore) != 0;
  return unopened_row(model && model->kind ? to_string(*model->kind) : "-", identity.key(), identity,
                      ignored ? "ignored" : "no way to talk");
}

json::object seen_here(const Config& config) {
  json::object told{{"running", false}};
  if (const auto problems = use_tables_of(config); !problems.empty())
    told["table_problems"] = json::array(problems.begin(), problems.end());
  boost::asio::io_context io;
  const auto clock = drivers::create_steady_clock(io.get_executor());
  const auto devices = drivers::create_libusb_host(io.get_executor(), *clock)->enumerate();
  json::array rows;
  if (!devices) {
    told["usb_problem"] = devices.error().message;
  } else {
    const auto candidates = drivers::find_candidates(*devices, wanted_usb(config));
    for (const auto& candidate : candidates) {
      auto row = unopened_row(to_string(candidate.kind), candidate.key, candidate.identity, "not open");
      if (candidate.certain) row["protocol"] = to_string(candidate.protocol);
      rows.push_back(std::move(row));
    }
    for (const auto& device : *devices) {
      const bool ours = std::any_of(candidates.begin(), candidates.end(), [&](const auto& candidate) {
        return candidate.instance == device.instance;
      });
      if (!ours && drivers::find_model(device.identity.vid, device.identity.pid))
        rows.push_back(left_alone(device));
    }
  }
  told["devices"] = std::move(rows);
  return told;
}

void print(const json::object& told) {
  if (!told.at("running").as_bool())
    std::cout << "no bench is running; this is plugged in (nothing was opened):\n";
  const auto& rows = told.at("devices").as_array();
  std::cout << (rows.empty() ? "no device of ours is plugged in\n" : device_text(rows));
  if (const auto* problem = told.if_contains("usb_problem"))
    std::cout << std::string(problem->as_string()) << "\n";
  if (const auto* problems = told.if_contains("table_problems"))
    for (const auto& problem : problems->as_array())
      std::cout << std::string(problem.as_string())
                << "\n    none of this file's rows is used until it is mended\n";
}

}  // namespace

void print_devices(Context& context, bool as_json) {
  const auto config = context.load();
  if (!config) return;
  const auto reply = api_get(*config, "/api/status");
  if (reply && reply->status != 200) return context.fail(Exit::failed, json::serialize(reply->body));
  const auto told = reply ? told_by(reply->body.as_object()) : seen_here(*config);
  if (as_json) {
    std::cout << json::serialize(told) << "\n";
  } else {
    print(told);
  }
}

}  // namespace packbench::station
