// The order that sends goods once more.
#include "station/desk/reship.hpp"

#include <algorithm>
#include <map>

#include "station/desk/tickets.hpp"
#include "station/time.hpp"

namespace packbench::station {
namespace {

using records::Text;

constexpr std::int64_t kDueMs = std::int64_t{72} * 3'600'000;

// What was sent and is asked for, or why not.
std::variant<std::vector<records::OrderLine>, Text> chosen_lines(const std::vector<db::SentLine>& sent,
                                                                 const ReshipAsk& ask) {
  std::map<std::string, std::int64_t> wanted;
  if (ask.lines)
    for (const auto& line : *ask.lines) wanted[line.line] += line.quantity;
  std::vector<records::OrderLine> lines;
  for (const auto& line : sent) {
    const auto quantity = ask.lines ? wanted[line.line] : line.quantity;
    wanted.erase(line.line);
    if (quantity > line.quantity)
      return Text{"reship.too_many", {line.line, std::to_string(line.quantity), std::to_string(quantity)}};
    if (quantity > 0) lines.push_back({line.line, line.item, quantity, line.gift});
  }
  if (!wanted.empty()) return Text{"reship.no_such_line", {ask.order, wanted.begin()->first}};
  if (lines.empty()) return Text{"reship.nothing", {}};
  return lines;
}

bool was_forgotten(db::Reader& reader, const std::string& order) {
  const auto events = reader.order_events(order);
  return std::any_of(events.begin(), events.end(), [](const auto& row) {
    return row.event && row.event->template is<records::OrderForgotten>();
  });
}

// Whose goods they are, sealed for the new order; empty where the order never had a consignee.
std::variant<std::string, Text, db::Error> sealed_consignee(db::Reader& reader, db::Store& store,
                                                            const records::Order& sent,
                                                            const records::Order& made) {
  if (was_forgotten(reader, sent.order) || was_forgotten(reader, made.reship_of))
    return Text{"reship.forgotten", {sent.order}};
  if (sent.consignee.empty()) return std::string();
  const auto consignee = reader.consignee(sent.order);
  if (!consignee) return Text{"reship.forgotten", {sent.order}};  // its key is gone
  auto sealed = store.seal(made.order, *consignee);
  if (!sealed) return sealed.error();
  return *std::move(sealed);
}

std::string free_number(db::Reader& reader, const std::string& first) {
  for (int n = 1;; ++n) {
    auto number = first + "-R" + std::to_string(n);
    if (!reader.order_head(number)) return number;
  }
}

records::Order order_like(const records::Order& sent, std::string number, std::int64_t now_ms) {
  records::Order made;
  made.order = std::move(number);
  made.reship_of = sent.reship_of.empty() ? sent.order : sent.reship_of;
  made.channel = sent.channel;
  made.carrier = sent.carrier;
  made.notes = sent.notes;
  made.ship_by = utc_moment(now_ms + kDueMs);
  return made;
}

// Why nothing of the order can be sent again, whatever is asked for; or nothing.
std::optional<Text> refuse(db::Reader& reader, const ReshipAsk& ask, const std::string& person) {
  if (ask.reason.empty() || ask.reason.size() > kLongestReason) return Text{"reship.reason", {}};
  if (person.empty()) return Text{"supervisor.needed", {}};
  const auto change = reader.order_change(ask.order);
  if (!change) return Text{"reship.unknown", {ask.order}};
  if (change->cancelled) return Text{"reship.cancelled", {ask.order}};
  if (reader.sent_lines(ask.order).empty()) return Text{"reship.not_left", {ask.order}};
  return std::nullopt;
}

}  // namespace

std::variant<Reship, Text, db::Error> reship(db::Reader& reader, db::Store& store, const ReshipAsk& ask,
                                             std::int64_t now_ms) {
  const auto person = supervisor_of(reader, ask.badge);
  if (auto why = refuse(reader, ask, person)) return *std::move(why);
  const auto sent = reader.order(ask.order).value();
  auto lines = chosen_lines(reader.sent_lines(ask.order), ask);
  if (const auto* why = std::get_if<Text>(&lines)) return *why;
  const auto first = sent.reship_of.empty() ? sent.order : sent.reship_of;
  auto made = order_like(sent, free_number(reader, first), now_ms);
  made.lines = std::get<0>(std::move(lines));
  auto consignee = sealed_consignee(reader, store, sent, made);
  if (const auto* why = std::get_if<Text>(&consignee)) return *why;
  if (const auto* failed = std::get_if<db::Error>(&consignee)) return *failed;
  made.consignee = std::get<0>(std::move(consignee));
  Reship answer{made.order, {}};
  answer.batch.input = {"reship:" + made.order, "desk", ask.reason, ""};
  answer.batch.at_ms = now_ms;
  answer.batch.person = person;
  answer.batch.events = {records::OrderReshipped{first, made.order, ask.reason, person},
                         records::OrderReceived{made}};
  return answer;
}

}  // namespace packbench::station
