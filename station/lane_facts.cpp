// What the store knows that a lane's next decision depends on.
#include "station/lane_facts.hpp"

#include <algorithm>

#include "station/centre/lease_facts.hpp"
#include "station/time.hpp"
#include "station/workflows/lane.hpp"
#include "station/workflows/work.hpp"

namespace packbench::station {
namespace {

using records::WorkKind;

constexpr std::size_t kNamed = 8;      // items at a place that is no location, looked up for their names
constexpr std::size_t kPickable = 40;  // orders that pick lists are made of, the most urgent ones
constexpr std::size_t kOffered = 20;   // counts that wait
constexpr std::int64_t kDayMs = 86'400'000;

std::vector<workflows::Stock> stock_of(const std::vector<db::StockRow>& rows) {
  std::vector<workflows::Stock> stock;
  for (const auto& row : rows)
    stock.push_back({row.location, row.item, row.lot, row.quantity, row.zone, row.sequence, row.known});
  return stock;
}

const char* name_of(WorkKind kind) {
  return boost::describe::enum_to_string(kind, "");
}

}  // namespace

std::vector<records::Event> history_of(db::Reader& reader, const std::string& kind,
                                       const std::string& document) {
  std::vector<records::Event> events;
  for (auto& row : reader.stream(records::work_name(kind, document)))
    if (row.event) events.push_back(*std::move(row.event));
  return events;
}

workflows::OrderFacts order_facts(db::Reader& reader, const std::string& order) {
  workflows::OrderFacts facts;
  if (auto known = reader.pack_order(order)) facts.order = *std::move(known);
  if (const auto head = reader.order_head(order)) {
    facts.lane = head->lane;
    facts.person = head->person;
    facts.token = head->token;
    facts.state = head->state;
  }
  facts.pick_list = reader.pick_list_of(order);
  for (auto& row : reader.order_events(order))
    if (row.event && (row.type.starts_with("pack.") || row.type.starts_with("print.")))
      facts.history.push_back(*std::move(row.event));
  return facts;
}

workflows::Facts LaneFacts::find(const std::string& code, bool look_again) {
  if (const auto* badge = scanned<scan::Badge>()) facts_.person = reader_.operator_by_badge(badge->id);
  add_orders();
  add_waybills(code);
  if (look_again && state_.pack) facts_.current = reader_.pack_order(state_.pack->order.order);
  if (!state_.pack) add_floor();
  add_leases();
  return std::move(facts_);
}

// The orders that a scan may open: one of that number, or all in a tote or on a pick list of that name.
void LaneFacts::add_orders() {
  std::vector<std::string> names;
  if (const auto* order = scanned<scan::Order>()) names = {order->id};
  if (const auto* tote = scanned<scan::Tote>()) names = reader_.orders_by_code(tote->id);
  for (const auto& order : names) facts_.orders.push_back(order_facts(reader_, order));
  for (const auto& order : workflows::orders_in_question(state_))
    facts_.orders.push_back(order_facts(reader_, order));
}

// Of the order that is open, or that the scan may open.
void LaneFacts::add_leases() {
  std::set<std::string> orders;
  if (state_.pack) orders.insert(state_.pack->order.order);
  for (const auto& facts : facts_.orders) orders.insert(facts.order.order);
  for (const auto& facts : facts_.parcels) orders.insert(facts.order);
  for (const auto& order : orders)
    if (auto lease = lease_of(reader_, order, boot_)) facts_.leases.push_back(*std::move(lease));
}

void LaneFacts::add_waybills(const std::string& code) {
  std::set<std::string> numbers{code};
  for (const auto& candidate : meaning_.waybills) numbers.insert(candidate.number);
  for (const auto& number : numbers)
    for (const auto& parcel : reader_.parcels_by_waybill(number))
      facts_.waybill_parcels.push_back({number, parcel});
}

// What the scan means for work on documents: looked up only where no order is being packed.
void LaneFacts::add_floor() {
  auto asked = add_works();
  add_counts(asked);
  add_places(asked);
  add_pickable(asked);
  if (asked.changed_picks && state_.work)
    for (const auto& order : reader_.changed_picks(state_.work->document))
      facts_.changed_picks.push_back(order_facts(reader_, order));
  if (asked.empty_near) facts_.empty = reader_.empty_locations(*asked.empty_near);
  add_items(asked);
  for (const auto& order : asked.orders)
    if (std::none_of(facts_.orders.begin(), facts_.orders.end(),
                     [&](auto& f) { return f.order.order == order; }))
      facts_.orders.push_back(order_facts(reader_, order));
  if (asked.carriers)
    for (auto& row : reader_.carriers_waiting())
      facts_.carriers.push_back({std::move(row.carrier), row.parcels});
  if (is_open(WorkKind::handover)) add_manifest();
  add_parcels();
  add_sent();
}

// The documents that the scan opens, begins, or answers for, and what they need.
workflows::Questions LaneFacts::add_works() {
  auto asked = workflows::questions(state_);
  if (state_.asked && !state_.asked->work.empty()) {
    const auto& name = state_.asked->work;
    if (const auto row = reader_.work(name.substr(0, name.find(':')), name.substr(name.find(':') + 1)))
      facts_.works.push_back(work(*row));
  } else if (!state_.work && !scanned<scan::Command>()) {
    for (const auto& row : reader_.works_by_code(meaning_.text)) facts_.works.push_back(work(row));
    if (const auto* location = scanned<scan::Location>())  // a shelf with a count that waits opens it
      for (const auto& offer : reader_.count_offers(location->id, 1))
        if (const auto row = reader_.work("count", offer.task)) facts_.works.push_back(work(*row));
  }
  for (const auto& known : facts_.works) workflows::add_needs(known, asked);
  if (const auto begun = workflows::document_begun(meaning_, ""); begun && !state_.work) {
    workflows::add_needs(*begun, asked);
    if (asked.open_works)
      for (const auto& row : reader_.open_works(name_of(begun->kind), 1)) facts_.works.push_back(work(row));
  }
  if (state_.work) {
    const auto row = reader_.work(name_of(state_.work->kind), state_.work->document);
    if (row && row->revision != state_.work->revision) facts_.changed_work = work(*row);
  }
  if (facts_.changed_work) workflows::add_needs(*facts_.changed_work, asked);
  return asked;
}

void LaneFacts::add_counts(const workflows::Questions& asked) {
  if (asked.counts) facts_.count_offers = reader_.count_offers("", kOffered);
  if (!is_open(WorkKind::count)) return;
  facts_.count_book = reader_.count_book(state_.work->document);
  if (const auto* location = scanned<scan::Location>())
    facts_.count_offers = reader_.count_offers(location->id, 1);
}

void LaneFacts::add_places(workflows::Questions& asked) {
  if (const auto* location = scanned<scan::Location>()) asked.locations.push_back(location->id);
  for (const auto& location : asked.locations) {
    const auto known = reader_.location(location);
    if (!known) continue;
    facts_.locations.push_back({*known, stock_of(reader_.stock_at(location)), card_of(location, asked.card)});
    for (const auto& row : facts_.locations.back().stock) asked.items.push_back(row.item);
  }
  for (const auto& place : asked.places) {
    facts_.locations.push_back({{place, records::Zone::shelf, 0, false, false},
                                stock_of(reader_.stock_at(place)),
                                card_of(place, asked.card)});
    const auto& stock = facts_.locations.back().stock;
    for (std::size_t i = 0; i < std::min(stock.size(), kNamed); ++i) asked.items.push_back(stock[i].item);
  }
}

void LaneFacts::add_pickable(workflows::Questions& asked) {
  if (!asked.pickable) return;
  for (const auto& order : reader_.pickable_orders(kPickable))
    facts_.pickable.push_back(order_facts(reader_, order));
  for (const auto* orders : {&facts_.pickable, &facts_.orders})
    for (const auto& order : *orders)
      for (const auto& line : order.order.lines) asked.items.push_back(line.item);
}

void LaneFacts::add_items(const workflows::Questions& asked) {
  std::set<std::string> names(asked.items.begin(), asked.items.end());
  if (const auto* item = scanned<scan::Item>()) names.insert(item->item_id);
  if (const auto* many = scanned<scan::Ambiguous>())
    for (const auto& candidate : many->candidates)
      if (const auto* item = std::get_if<scan::Item>(&candidate)) names.insert(item->item_id);
  for (const auto& name : names)
    if (auto known = reader_.item(name))
      facts_.items.push_back({*std::move(known), stock_of(reader_.stock_of(name))});
}

void LaneFacts::add_parcels() {
  std::set<std::string> parcels;
  if (const auto* label = scanned<scan::ParcelLabel>()) parcels.insert(label->parcel);
  for (const auto& use : facts_.waybill_parcels) parcels.insert(use.parcel);
  if (state_.asked && !state_.asked->parcel.empty()) parcels.insert(state_.asked->parcel);
  for (const auto& name : parcels)
    if (const auto row = reader_.parcel(name)) facts_.parcels.push_back(parcel(*row));
}

// Where a manifest is closed or signed: what has changed on it since.
void LaneFacts::add_manifest() {
  if (!scanned<scan::Command>() && !scanned<scan::Badge>()) return;
  for (const auto& name : reader_.changed_on_manifest(state_.work->document))
    if (const auto row = reader_.parcel(name)) facts_.changed_parcels.push_back(parcel(*row));
}

// What was sent of the orders that a return is about: told by an RMA, an order's number, a waybill.
void LaneFacts::add_sent() {
  std::set<std::string> orders;
  if (is_open(WorkKind::returns)) {
    if (const auto row = reader_.work("returns", meaning_.text)) facts_.works.push_back(work(*row));
    if (const auto* order = scanned<scan::Order>()) orders.insert(order->id);
    for (const auto& known : facts_.parcels) orders.insert(known.order);
  }
  for (const auto& known : facts_.works) {
    if (known.kind != WorkKind::returns || known.body.empty()) continue;
    if (const auto rma = records::from_json<records::Rma>(records::json::parse(known.body)))
      orders.insert(rma->order);
  }
  for (const auto& order : orders)
    if (auto sent = reader_.sent_order(order))
      facts_.sent.push_back({sent->order, sent->channel,
                             sent->sealed_ms > 0 ? (now_ms_ - sent->sealed_ms) / kDayMs : -1,
                             std::move(sent->pieces)});
}

workflows::WorkFacts LaneFacts::work(const db::WorkRow& row) {
  workflows::WorkFacts facts;
  boost::describe::enum_from_string(row.kind.c_str(), facts.kind);
  facts.document = row.document;
  facts.state = row.state;
  facts.lane = row.lane;
  facts.person = row.person;
  facts.token = row.token;
  facts.revision = row.revision;
  facts.body = row.body;
  facts.history = history_of(reader_, row.kind, row.document);
  return facts;
}

workflows::ParcelFacts LaneFacts::parcel(const db::ParcelRow& row) {
  workflows::ParcelFacts facts;
  facts.parcel = row.parcel;
  facts.order = row.order;
  facts.carrier = row.carrier.empty() ? "carrier" : row.carrier;
  facts.waybill = row.waybill;
  facts.state = row.state;
  facts.number = row.number;
  facts.weight_g = row.weight_g;
  for (const auto& job : reader_.jobs_of_parcel(row.parcel))
    if (job.intent == "label") facts.newest_copy = std::max(facts.newest_copy, job.copy);
  facts.pieces = row.pieces;
  facts.came_back = reader_.returned_of(row.order);
  if (const auto head = reader_.order_head(row.order)) {
    facts.order_state = head->state;
    facts.lane = head->lane;
    facts.person = head->person;
  }
  facts.manifest = reader_.manifest_of(row.parcel);
  if (const auto manifest = reader_.manifest(facts.manifest)) facts.manifest_state = manifest->state;
  if (const auto order = reader_.pack_order(row.order))
    facts.own_waybill =
        std::find(order->waybills.begin(), order->waybills.end(), row.waybill) != order->waybills.end();
  if (const auto change = reader_.order_change(row.order)) {
    facts.revision = change->revision;
    facts.cancelled = change->cancelled;
    for (const auto& item : change->items) facts.changed.push_back({item.item, item.quantity});
    facts.carrier_now = change->carrier;
  }
  return facts;
}

std::vector<workflows::CardLine> LaneFacts::card_of(const std::string& location, std::size_t lines) {
  std::vector<workflows::CardLine> card;
  if (lines == 0) return card;
  for (auto& row : reader_.card("", location, lines))
    card.push_back({local_minute(row.at_ms), row.person, row.item, row.lot, row.from, row.to, row.quantity});
  return card;
}

}  // namespace packbench::station
