// The history of what a code names.
#include "station/desk/history.hpp"

#include <algorithm>

#include "db/records/json.hpp"
#include "station/scan/printable.hpp"
#include "station/time.hpp"
#include "station/workflows/catalogue.hpp"
#include "station/workflows/place_text.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

constexpr std::size_t kSubjects = 50, kMovements = 200;

// Members of events that a reader of a history wants to see, in this order.
constexpr const char* kTold[] = {
    "item",  "quantity",  "parcel",  "waybill", "carrier",   "copy",   "grams",    "reason",      "by",
    "line",  "end",       "intent",  "state",   "cause",     "party",  "from",     "to",          "location",
    "grade", "signed_by", "witness", "token",   "tote",      "ticket", "document", "disposition", "packaging",
    "point", "odd",       "called",  "reship",  "reship_of", "ground"};

std::string event_text(const std::string& type, const std::string& language) {
  const std::string key = "event." + type;
  const auto* row = workflows::find_text(key);
  return row ? std::string(language == "en" ? row->en : row->zh) : type;
}

// Reasons and the like are keys of the catalogue, words that have a text there, or text of their own.
std::string plain(const json::value& value, const std::string& language) {
  if (!value.is_string()) return json::serialize(value);
  const std::string told(value.get_string());
  const auto word = "word." + told;
  return workflows::text({workflows::find_text(word) ? word : told, {}}, language);
}

std::string detail(const records::Event& event, const std::string& language) {
  if (const auto* stopped = event.as<records::LaneStopped>()) return workflows::text(stopped->text, language);
  if (const auto* began = event.as<records::ShiftBegan>()) {
    const bool opening = began->list == records::ShiftList::opening;
    return workflows::text({opening ? "shift.opening_title" : "shift.closing_title", {began->day}}, language);
  }
  if (const auto* told = event.as<records::OperatorReceived>())
    return workflows::text(
        {std::string("ui.role.") + boost::describe::enum_to_string(told->person.role, ""), {}}, language);
  const auto payload = records::payload_of(event);
  std::string text;
  const auto add = [&](const json::object& from, const char* member) {
    const auto* found = from.if_contains(member);
    if (!found || found->is_object() || found->is_array()) return;
    if (found->is_string() && found->get_string().empty()) return;
    text += (text.empty() ? "" : "  ") + workflows::text({std::string("field.") + member, {}}, language) +
            " " + plain(*found, language);
  };
  for (const auto* member : kTold) add(payload, member);
  if (const auto* capture = payload.if_contains("capture"); capture && capture->is_object())
    for (const auto* member : {"lot", "expiry", "serial"}) add(capture->get_object(), member);
  return text;
}

json::array rows_of(const std::vector<db::StoredEvent>& events, const std::string& language) {
  json::array rows;
  for (const auto& row : events)
    rows.push_back({{"seq", row.seq},
                    {"at", local_second(row.at_ms)},
                    {"lane", row.lane},
                    {"person", row.person},
                    {"what", row.event ? event_text(row.type, language) : row.type},
                    {"detail", row.event ? detail(*row.event, language) : ""},
                    {"raw", row.raw.empty() ? "" : row.aim + scan::printable(row.raw)},
                    {"source", row.source}});
  return rows;
}

json::array list_of(const std::vector<std::string>& names) {
  return json::array(names.begin(), names.end());
}

json::array parcels_of(db::Reader& reader, const std::string& order, const std::string& language) {
  json::array parcels;
  for (const auto& parcel : reader.parcels_of_order(order)) {
    json::array contents;
    for (const auto& piece : reader.parcel_content(parcel.parcel))
      contents.push_back({{"item", piece.item},
                          {"name", language == "en" ? piece.name.en : piece.name.zh},
                          {"quantity", piece.quantity},
                          {"lot", piece.capture.lot},
                          {"expiry", piece.capture.expiry},
                          {"serial", piece.capture.serial}});
    parcels.push_back({{"parcel", parcel.parcel},
                       {"state", plain(json::value(parcel.state), language)},
                       {"waybill", parcel.waybill},
                       {"carrier", parcel.carrier},
                       {"weight_g", parcel.weight_g},
                       {"contents", std::move(contents)}});
  }
  return parcels;
}

// What left and can be sent again, by line.
json::array sent_of(db::Reader& reader, const std::string& order, const std::string& language) {
  json::array lines;
  for (const auto& line : reader.sent_lines(order))
    lines.push_back({{"line", line.line},
                     {"item", line.item},
                     {"name", language == "en" ? line.name.en : line.name.zh},
                     {"quantity", line.quantity}});
  return lines;
}

// All of an order: its boxes, what it is tied to, and what happened.
void add_order(json::object& answer, db::Reader& reader, const std::string& order,
               const std::string& language) {
  answer["order"] = order;
  if (const auto told = reader.order(order)) answer["reship_of"] = told->reship_of;
  answer["reships"] = list_of(reader.reships_of(order));
  answer["exchange_for"] = list_of(reader.exchange_for(order));
  answer["exchanges"] = list_of(reader.exchanges_of(order));
  answer["sent"] = sent_of(reader, order, language);
  answer["parcels"] = parcels_of(reader, order, language);
  answer["rows"] = rows_of(reader.order_events(order), language);
}

json::array card_of(db::Reader& reader, const std::string& item, const std::string& location,
                    const std::string& language) {
  json::array card;
  for (const auto& row : reader.card(item, location, kMovements))
    card.push_back({{"at", local_second(row.at_ms)},
                    {"person", row.person},
                    {"item", row.item},
                    {"lot", row.lot},
                    {"quantity", row.quantity},
                    {"from", workflows::place_text(row.from, language)},
                    {"to", workflows::place_text(row.to, language)},
                    {"what", event_text(row.type, language)}});
  return card;
}

json::array stock_json(const std::vector<db::StockRow>& stock) {
  json::array rows;
  for (const auto& row : stock)
    rows.push_back(
        {{"location", row.location}, {"item", row.item}, {"lot", row.lot}, {"quantity", row.quantity}});
  return rows;
}

bool is_work(const std::string& kind) {
  records::WorkKind known{};
  return boost::describe::enum_from_string(kind.c_str(), known);
}

}  // namespace

json::object history(db::Reader& reader, const std::string& code, const std::string& language) {
  const auto view = reader.view();
  const auto subjects = reader.subjects(code, kSubjects);
  json::object answer{{"code", code}};
  json::array named;
  for (const auto& subject : subjects)
    named.push_back({{"type", subject.kind},
                     {"kind", workflows::text({"ui.kind." + subject.kind, {}}, language)},
                     {"name", subject.name},
                     {"order", subject.order}});
  answer["subjects"] = std::move(named);
  if (subjects.empty()) return answer;
  const auto ordered =
      std::find_if(subjects.begin(), subjects.end(), [](const auto& s) { return !s.order.empty(); });
  if (ordered != subjects.end()) {
    add_order(answer, reader, ordered->order, language);
    return answer;
  }
  const auto& first = subjects.front();
  if (first.kind == "item") {
    answer["stock"] = stock_json(reader.stock_of(first.name));
    answer["card"] = card_of(reader, first.name, "", language);
  } else if (first.kind == "location") {
    answer["stock"] = stock_json(reader.stock_at(first.name));
    answer["card"] = card_of(reader, "", first.name, language);
  } else if (first.kind == "operator") {
    answer["rows"] = rows_of(reader.stream("operator:" + first.name), language);
  } else if (is_work(first.kind)) {
    if (first.kind == "returns") answer["exchanges"] = list_of(reader.exchanges_of(first.name));
    answer["rows"] = rows_of(reader.stream(records::work_name(first.kind, first.name)), language);
  }
  return answer;
}

}  // namespace packbench::station
