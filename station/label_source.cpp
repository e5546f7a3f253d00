// Gathers the data of a label from the store.
#include "station/label_source.hpp"

#include <algorithm>

#include "station/carriers.hpp"
#include "station/goods_label.hpp"
#include "station/time.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

json::object person(const std::string& name, const std::string& phone, const std::string& address) {
  return {{"name", name}, {"phone", phone}, {"address", address}};
}

json::object consignee(db::Reader& reader, const std::string& order) {
  if (auto known = reader.consignee(order)) return person(known->name, known->phone, known->address);
  return person("***", "", "");  // forgotten, or never given
}

json::array content_lines(db::Reader& reader, const std::string& parcel, const std::string& language) {
  json::array lines;
  for (const auto& content : reader.parcel_content(parcel)) {
    const auto& name = language == "en" ? (content.name.en.empty() ? content.name.zh : content.name.en)
                                        : (content.name.zh.empty() ? content.name.en : content.name.zh);
    lines.push_back({{"sku", content.item},
                     {"name", name},
                     {"quantity", content.quantity},
                     {"lot", content.capture.lot},
                     {"expiry", content.capture.expiry},
                     {"serial", content.capture.serial},
                     {"short", 0}});
  }
  return lines;
}

void add_notes(json::object& data, const records::PackOrder& order) {
  json::array gifts, remarks;
  std::string all;
  for (const auto& note : order.notes) {
    (note.kind == records::NoteKind::gift ? gifts : remarks).push_back(json::value(note.text));
    if (note.kind == records::NoteKind::remark) all += (all.empty() ? "" : " · ") + note.text;
  }
  data["remark"] = all;
  data["gifts"] = std::move(gifts);
  data["remarks"] = std::move(remarks);
}

}  // namespace

std::string own_code(const std::string& parcel, std::int64_t copy) {
  return "PB-P-" + parcel + "-" + std::to_string(copy);
}

void add_origin(json::object& data, db::Reader& reader, const db::JobRow& job) {
  const auto rows = reader.journal_after(job.requested_seq - 1, 1);
  data["printed_at"] = rows.empty() ? "" : local_minute(rows.front().at_ms);
  data["lane"] = job.lane;
  data["operator"] = rows.empty() ? "" : rows.front().person;
}

Result<json::object> label_data(db::Reader& reader, const db::JobRow& job, const Config& config) {
  if (job.goods) return goods_label_data(reader, job, config);
  const auto order = reader.pack_order(job.order);
  const auto parcel = reader.parcel(job.parcel);
  if (!order || !parcel)
    return Error{Errc::not_found, "job " + job.job + ": its order or parcel is not in the store"};
  json::object data;
  data["order"] = json::object{{"code", order->order}, {"channel", order->channel}};
  data["parcel"] =
      json::object{{"code", parcel->parcel},
                   {"number", parcel->number},
                   {"of", nullptr},
                   {"weight_g", parcel->weight_g ? json::value(parcel->weight_g) : json::value(nullptr)},
                   {"pieces", parcel->pieces}};
  // Without a number given in advance the bench's own parcel number is the waybill.
  data["waybill"] = json::object{
      {"number", parcel->waybill.empty() ? parcel->parcel : parcel->waybill},
      {"carrier", carrier_name(parcel->carrier.empty() ? order->carrier : parcel->carrier, config.language)}};
  data["copy"] = job.copy;
  data["own_code"] = own_code(job.parcel, job.copy);
  data["consignee"] = consignee(reader, job.order);
  data["sender"] = person(config.sender.name, config.sender.phone, config.sender.address);
  data["hazardous"] =
      std::any_of(order->lines.begin(), order->lines.end(), [](const auto& l) { return l.hazardous; });
  data["lines"] = content_lines(reader, job.parcel, config.language);
  add_origin(data, reader, job);
  add_notes(data, *order);
  return data;
}

}  // namespace packbench::station
