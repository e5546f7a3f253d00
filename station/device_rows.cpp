// Device states and tables to JSON, and JSON to columns.
#include "station/device_rows.hpp"

#include <algorithm>
#include <array>

#include "drivers/models.hpp"
#include "drivers/quirks.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

std::int64_t seconds(drivers::Duration time) {
  return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

void add_tables(json::object& row, const drivers::DeviceIdentity& device) {
  if (const auto* model = drivers::find_model(device.vid, device.pid)) {
    row["model"] = model->maker + " " + model->model + (model->weak() ? " (by hearsay)" : "");
    row["model_row"] = model->from;
  }
  if (const auto* quirk = drivers::find_quirk(device.vid, device.pid)) {
    row["quirks"] = drivers::quirk_words(quirk->flags);
    row["quirks_why"] = quirk->reason;
    row["quirks_row"] = quirk->from;
  }
}

// A member as text; empty where it isn't there.
std::string text_at(const json::object& row, std::string_view name) {
  const auto* value = row.if_contains(name);
  if (!value) return {};
  return value->is_string() ? std::string(value->get_string()) : json::serialize(*value);
}

struct Column {
  std::string_view heading, member, unit;
};
constexpr std::array kColumns = {
    Column{"KIND", "kind", ""},        Column{"STATE", "state", ""},
    Column{"TALKS", "protocol", ""},   Column{"LAST READ", "last_reading_s", " s ago"},
    Column{"RE-PLUGS", "replugs", ""}, Column{"KEY", "key", ""}};
using Cells = std::array<std::string, kColumns.size()>;

Cells cells_of(const json::object& row) {
  Cells cells;
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    cells[i] = text_at(row, kColumns[i].member);
    cells[i] = cells[i].empty() ? "-" : cells[i] + std::string(kColumns[i].unit);
  }
  return cells;
}

std::string in_columns(const Cells& cells, const std::array<std::size_t, kColumns.size()>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    line += cells[i];
    if (i + 1 < cells.size()) line += std::string(widths[i] - cells[i].size() + 2, ' ');
  }
  return line + "\n";
}

std::string lines_below(const json::object& row) {
  std::string text;
  const auto add = [&](std::string_view name, const std::string& what, const std::string& from) {
    if (!what.empty())
      text += "    " + std::string(name) + what + (from.empty() ? "" : "  [" + from + "]") + "\n";
  };
  add("reason: ", text_at(row, "reason"), "");
  if (row.contains("retry_s")) add("tried again in ", text_at(row, "retry_s") + " s", "");
  add("says it is: ", text_at(row, "product"), "");
  add("model: ", text_at(row, "model"), text_at(row, "model_row"));
  if (row.contains("quirks"))
    add("quirks: ", text_at(row, "quirks") + ", because: " + text_at(row, "quirks_why"),
        text_at(row, "quirks_row"));
  return text;
}

}  // namespace

json::object device_row(const drivers::DeviceState& device, drivers::TimePoint now) {
  auto row = unopened_row(to_string(device.kind), device.key, device.identity, to_string(device.phase));
  row["replugs"] = device.replugs;
  if (device.protocol) row["protocol"] = to_string(*device.protocol);
  if (device.reason) row["reason"] = device.reason->message;
  if (device.retry_at) row["retry_s"] = std::max<std::int64_t>(0, seconds(*device.retry_at - now));
  if (device.last_reading) row["last_reading_s"] = seconds(now - *device.last_reading);
  return row;
}

json::array device_rows(const drivers::DeviceReport& report, drivers::TimePoint now) {
  json::array rows;
  for (const auto& device : report.devices) rows.push_back(device_row(device, now));
  return rows;
}

json::object unopened_row(std::string_view kind, const std::string& key,
                          const drivers::DeviceIdentity& device, std::string_view state) {
  json::object row{
      {"kind", kind}, {"key", key}, {"id", device.vid_pid()}, {"product", device.product}, {"state", state}};
  add_tables(row, device);
  return row;
}

std::string device_text(const json::array& rows) {
  if (rows.empty()) return {};
  std::vector<Cells> lines(1);
  for (std::size_t i = 0; i < kColumns.size(); ++i) lines[0][i] = kColumns[i].heading;
  for (const auto& row : rows) lines.push_back(cells_of(row.as_object()));
  std::array<std::size_t, kColumns.size()> widths{};
  for (const auto& cells : lines)
    for (std::size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], cells[i].size());
  std::string text = in_columns(lines[0], widths);
  for (std::size_t i = 0; i < rows.size(); ++i)
    text += in_columns(lines[i + 1], widths) + lines_below(rows[i].as_object());
  return text;
}

}  // namespace packbench::station
