// One worker's place: takes scans in order, has the workflow decide, makes it durable, and only then answers.
#include "station/lane.hpp"

#include <set>
#include <spdlog/spdlog.h>

#include "station/commit.hpp"
#include "station/directory.hpp"
#include "station/scan/printable.hpp"
#include "station/time.hpp"
#include "station/workflows/lane.hpp"
#include "station/workflows/work.hpp"

namespace packbench::station {
namespace {

constexpr std::size_t kRemembered = 256;      // answered ids kept in memory; older ones the store still knows
constexpr std::int64_t kWeightAgeMs = 10'000;  // an older reading may be of the box before
constexpr std::size_t kNamed = 8;              // items at a place that is no location, looked up for their names
constexpr std::size_t kPickable = 40;          // orders that pick lists are made of, the most urgent ones
constexpr int kAttempts = 4;                   // decisions on a state that changed under them

// The orders that a scan may open: one of that number, or all in a tote or on a pick list of that name.
std::vector<std::string> orders_named(db::Reader& reader, const scan::Meaning& meaning) {
  if (const auto* order = std::get_if<scan::Order>(&meaning.value)) return {order->id};
  if (const auto* tote = std::get_if<scan::Tote>(&meaning.value)) return reader.orders_by_code(tote->id);
  return {};
}

workflows::Verdict plain_verdict(workflows::Tone tone, const char* key) { return {tone, {key, {}}}; }

std::vector<records::Event> events_of(std::vector<db::StoredEvent> rows) {
  std::vector<records::Event> events;
  for (auto& row : rows)
    if (row.event) events.push_back(*std::move(row.event));
  return events;
}

std::vector<workflows::Stock> stock_of(const std::vector<db::StockRow>& rows) {
  std::vector<workflows::Stock> stock;
  for (const auto& row : rows)
    stock.push_back({row.location, row.item, row.lot, row.quantity, row.zone, row.sequence, row.known});
  return stock;
}

std::vector<workflows::CardLine> card_of(db::Reader& reader, const std::string& location, std::size_t lines) {
  std::vector<workflows::CardLine> card;
  if (lines == 0) return card;
  for (auto& row : reader.card("", location, lines))
    card.push_back({local_minute(row.at_ms), row.person, row.item, row.lot, row.from, row.to, row.quantity});
  return card;
}

// The document that the events of a decision belong to: the one they open, else the open one.
std::optional<db::WorkRef> work_of(const workflows::LaneState& state, const std::vector<records::Event>& events) {
  for (const auto& event : events)
    if (const auto* opened = std::get_if<records::WorkOpened>(&event))
      return db::WorkRef{opened->kind, opened->document, opened->token};
  if (!state.work) return std::nullopt;
  return db::WorkRef{state.work->kind, state.work->document, state.work->token};
}

// The order that the events of a decision belong to.
std::string order_of(const workflows::LaneState& state, const std::vector<records::Event>& events) {
  for (const auto& event : events)
    if (const auto* opened = std::get_if<records::PackOpened>(&event)) return opened->order.order;
  return state.pack ? state.pack->order.order : std::string();
}

bool opens(const std::vector<records::Event>& events) {
  return std::any_of(events.begin(), events.end(),
                     [](const auto& event) { return std::holds_alternative<records::PackOpened>(event); });
}

}  // namespace

Lane::Lane(LaneConfig config, workflows::Rules rules, LaneServices services)
    : config_(std::move(config)), rules_(std::move(rules)), services_(std::move(services)) {
  rules_.has_printer = !config_.printer.empty();
  rules_.has_scale = config_.scale;
  state_.lane = config_.name;
}

void Lane::restore() {
  const auto row = services_.reader.lane(config_.name);
  state_ = workflows::LaneState{};
  state_.lane = config_.name;
  if (!row) return;
  std::vector<records::Event> history, work_history;
  if (!row->order.empty()) history = order_facts(row->order).history;
  if (!row->document.empty()) work_history = events_of(services_.reader.stream(row->kind + ":" + row->document));
  state_ = workflows::restore(config_.name, row->person, row->stop, row->asked, history, work_history);
}

workflows::Screen Lane::screen() const { return workflows::view(state_, verdict_, rules_); }

void Lane::weigh(std::int64_t grams) { weight_ = {grams, services_.now_ms()}; }

workflows::OrderFacts Lane::order_facts(const std::string& order) const {
  workflows::OrderFacts facts;
  if (auto known = services_.reader.pack_order(order)) facts.order = *std::move(known);
  if (const auto head = services_.reader.order_head(order)) {
    facts.lane = head->lane;
    facts.person = head->person;
    facts.token = head->token;
    facts.state = head->state;
  }
  facts.pick_list = services_.reader.pick_list_of(order);
  for (auto& row : services_.reader.order_events(order))
    if (row.event && (row.type.starts_with("pack.") || row.type.starts_with("print.")))
      facts.history.push_back(*std::move(row.event));
  return facts;
}

workflows::WorkFacts Lane::work_facts(const db::WorkRow& row) const {
  workflows::WorkFacts facts;
  boost::describe::enum_from_string(row.kind.c_str(), facts.kind);
  facts.document = row.document;
  facts.state = row.state;
  facts.lane = row.lane;
  facts.person = row.person;
  facts.token = row.token;
  facts.revision = row.revision;
  facts.body = row.body;
  facts.history = events_of(services_.reader.stream(row.kind + ":" + row.document));
  return facts;
}

// What the scan means for work on documents: looked up only where no order is being packed.
void Lane::add_floor_facts(workflows::Facts& facts, const scan::Meaning& meaning) const {
  auto& reader = services_.reader;
  auto asked = workflows::questions(state_);
  if (state_.asked && !state_.asked->work.empty()) {
    const auto& name = state_.asked->work;
    if (const auto row = reader.work(name.substr(0, name.find(':')), name.substr(name.find(':') + 1)))
      facts.works.push_back(work_facts(*row));
  } else if (!state_.work && !std::holds_alternative<scan::Command>(meaning.value)) {
    for (const auto& row : reader.works_by_code(meaning.text)) facts.works.push_back(work_facts(row));
  }
  add_count_facts(facts, meaning);
  if (state_.work) {
    const auto row = reader.work(boost::describe::enum_to_string(state_.work->kind, ""), state_.work->document);
    if (row && row->revision != state_.work->revision) facts.changed_work = work_facts(*row);
  }
  for (const auto& work : facts.works) workflows::add_needs(work, asked);
  if (facts.changed_work) workflows::add_needs(*facts.changed_work, asked);
  if (const auto* item = std::get_if<scan::Item>(&meaning.value)) asked.items.push_back(item->item_id);
  if (const auto* many = std::get_if<scan::Ambiguous>(&meaning.value))
    for (const auto& candidate : many->candidates)
      if (const auto* item = std::get_if<scan::Item>(&candidate)) asked.items.push_back(item->item_id);
  if (const auto* location = std::get_if<scan::Location>(&meaning.value)) asked.locations.push_back(location->id);
  for (const auto& location : asked.locations) {
    const auto known = reader.location(location);
    if (!known) continue;
    facts.locations.push_back({*known, stock_of(reader.stock_at(location)), card_of(reader, location, asked.card)});
    for (const auto& row : facts.locations.back().stock) asked.items.push_back(row.item);
  }
  for (const auto& place : asked.places) {
    facts.locations.push_back({{place, records::Zone::shelf, 0, false, false}, stock_of(reader.stock_at(place)),
                               card_of(reader, place, asked.card)});
    const auto& stock = facts.locations.back().stock;
    for (std::size_t i = 0; i < std::min(stock.size(), kNamed); ++i) asked.items.push_back(stock[i].item);
  }
  const auto* command = std::get_if<scan::Command>(&meaning.value);
  if (!state_.work && command && command->name == "PICK") asked.pickable = true;  // the lists are offered at once
  if (asked.pickable) {
    for (const auto& order : reader.pickable_orders(kPickable)) facts.pickable.push_back(order_facts(order));
    for (const auto* orders : {&facts.pickable, &facts.orders})
      for (const auto& order : *orders)
        for (const auto& line : order.order.lines) asked.items.push_back(line.item);
  }
  if (asked.changed_picks && state_.work)
    for (const auto& order : reader.changed_picks(state_.work->document)) facts.changed_picks.push_back(order_facts(order));
  if (asked.empty_near) facts.empty = reader.empty_locations(*asked.empty_near);
  for (const auto& item : std::set<std::string>(asked.items.begin(), asked.items.end()))
    if (auto known = reader.item(item)) facts.items.push_back({*std::move(known), stock_of(reader.stock_of(item))});
  for (const auto& order : asked.orders)
    if (std::none_of(facts.orders.begin(), facts.orders.end(), [&](auto& f) { return f.order.order == order; }))
      facts.orders.push_back(order_facts(order));
  add_handover_facts(facts, meaning);
  std::set<std::string> parcels;
  if (const auto* label = std::get_if<scan::ParcelLabel>(&meaning.value)) parcels.insert(label->parcel);
  for (const auto& use : facts.waybill_parcels) parcels.insert(use.parcel);
  for (const auto& parcel : parcels)
    if (const auto row = reader.parcel(parcel)) facts.parcels.push_back(parcel_facts(*row));
  add_returns_facts(facts, meaning);
}

// What was sent of the orders that a return is about: told by an RMA, an order's number, a waybill.
void Lane::add_returns_facts(workflows::Facts& facts, const scan::Meaning& meaning) const {
  auto& reader = services_.reader;
  const bool open = state_.work && state_.work->kind == records::WorkKind::returns;
  if (open)
    if (const auto row = reader.work("returns", meaning.text)) facts.works.push_back(work_facts(*row));
  std::set<std::string> orders;
  for (const auto& work : facts.works) {
    if (work.kind != records::WorkKind::returns || work.body.empty()) continue;
    if (const auto rma = records::from_json<records::Rma>(records::json::parse(work.body))) orders.insert(rma->order);
  }
  if (open) {
    if (const auto* order = std::get_if<scan::Order>(&meaning.value)) orders.insert(order->id);
    for (const auto& parcel : facts.parcels) orders.insert(parcel.order);
  }
  constexpr std::int64_t kDayMs = 86'400'000;
  for (const auto& order : orders)
    if (auto sent = reader.sent_order(order))
      facts.sent.push_back({sent->order, sent->channel,
                            sent->sealed_ms > 0 ? (services_.now_ms() - sent->sealed_ms) / kDayMs : -1,
                            std::move(sent->pieces)});
}

// A shelf with a count that waits opens it, as the task's own name does.
void Lane::add_count_facts(workflows::Facts& facts, const scan::Meaning& meaning) const {
  constexpr std::size_t kOffered = 20;
  auto& reader = services_.reader;
  const auto* location = std::get_if<scan::Location>(&meaning.value);
  const auto* command = std::get_if<scan::Command>(&meaning.value);
  const bool counting = state_.work && state_.work->kind == records::WorkKind::count;
  if (counting) facts.count_book = reader.count_book(state_.work->document);
  if (counting && location) facts.count_offers = reader.count_offers(location->id, 1);
  if (!state_.work && command && command->name == "COUNT") facts.count_offers = reader.count_offers("", kOffered);
  if (state_.work || !location) return;
  for (const auto& offer : reader.count_offers(location->id, 1))
    if (const auto row = reader.work("count", offer.task)) facts.works.push_back(work_facts(*row));
}

// What waits for carriers, at each step of a hand-over; and where it is signed, what has changed on its manifest.
void Lane::add_handover_facts(workflows::Facts& facts, const scan::Meaning& meaning) const {
  const auto* command = std::get_if<scan::Command>(&meaning.value);
  const bool open = state_.work && state_.work->kind == records::WorkKind::handover;
  if (!open && !(command && command->name == "HANDOVER")) return;
  for (auto& row : services_.reader.carriers_waiting()) facts.carriers.push_back({std::move(row.carrier), row.parcels});
  if (!open || !(command || std::holds_alternative<scan::Badge>(meaning.value))) return;
  for (const auto& parcel : services_.reader.changed_on_manifest(state_.work->document))
    if (const auto row = services_.reader.parcel(parcel)) facts.changed_parcels.push_back(parcel_facts(*row));
}

workflows::ParcelFacts Lane::parcel_facts(const db::ParcelRow& row) const {
  workflows::ParcelFacts facts;
  facts.parcel = row.parcel;
  facts.order = row.order;
  facts.carrier = row.carrier.empty() ? "carrier" : row.carrier;
  facts.waybill = row.waybill;
  facts.state = row.state;
  facts.number = row.number;
  facts.weight_g = row.weight_g;
  for (const auto& job : services_.reader.jobs_of_parcel(row.parcel))
    if (job.intent == "label") facts.newest_copy = std::max(facts.newest_copy, job.copy);
  facts.pieces = row.pieces;
  facts.manifest = services_.reader.manifest_of(row.parcel);
  if (const auto manifest = services_.reader.manifest(facts.manifest)) facts.manifest_state = manifest->state;
  if (const auto order = services_.reader.pack_order(row.order))
    facts.own_waybill = std::find(order->waybills.begin(), order->waybills.end(), row.waybill) != order->waybills.end();
  if (const auto change = services_.reader.order_change(row.order)) {
    facts.revision = change->revision;
    facts.cancelled = change->cancelled;
    for (const auto& item : change->items) facts.changed.push_back({item.item, item.quantity});
    facts.carrier_now = change->carrier;
  }
  return facts;
}

// Two documents may begin within one second: the second one is named after the next.
std::string Lane::fresh_stamp(const scan::Meaning& meaning) const {
  for (auto at = services_.now_ms();; at += 1000) {
    auto stamp = local_stamp(at) + "-" + config_.name;
    const auto begun = workflows::document_begun(meaning, stamp);
    const auto* kind = begun ? boost::describe::enum_to_string(begun->kind, "") : "";
    if (!begun || !services_.reader.work(kind, begun->document)) return stamp;
  }
}

workflows::Input Lane::input_for(const LaneScan& scan, const scan::Meaning& meaning, bool look_again) const {
  workflows::Input input;
  input.meaning = meaning;
  input.code = scan::printable(scan.raw);
  input.today = local_day(services_.now_ms());
  input.time = local_minute(services_.now_ms()).substr(11);
  input.stamp = fresh_stamp(meaning);
  if (const auto* badge = std::get_if<scan::Badge>(&meaning.value))
    input.facts.person = services_.reader.operator_by_badge(badge->id);
  for (const auto& order : orders_named(services_.reader, meaning)) input.facts.orders.push_back(order_facts(order));
  for (const auto& order : workflows::orders_in_question(state_)) input.facts.orders.push_back(order_facts(order));
  std::set<std::string> numbers{input.code};
  for (const auto& candidate : meaning.waybills) numbers.insert(candidate.number);
  for (const auto& number : numbers)
    for (const auto& parcel : services_.reader.parcels_by_waybill(number))
      input.facts.waybill_parcels.push_back({number, parcel});
  if (look_again && state_.pack) input.facts.current = services_.reader.pack_order(state_.pack->order.order);
  if (!state_.pack) add_floor_facts(input.facts, meaning);
  if (weight_ && services_.now_ms() - weight_->second <= kWeightAgeMs) input.facts.weight_g = weight_->first;
  return input;
}

db::Batch Lane::batch_for(const LaneScan& scan, const workflows::Input& input,
                          const workflows::Decision& decision) const {
  db::Batch batch;
  batch.input = {scan.id, scan.source, scan.raw, scan.aim};
  batch.at_ms = services_.now_ms();
  batch.lane = config_.name;
  batch.person = state_.person ? state_.person->id : std::string();
  batch.order = order_of(state_, decision.events);
  batch.work = work_of(state_, decision.events);
  batch.events = decision.events;
  // Whatever is written for an open order is only valid while the lane holds it, and has seen its latest revision.
  if (state_.pack && !opens(decision.events))
    batch.guard = db::Guard{state_.pack->order.order, state_.pack->token,
                            input.facts.current ? input.facts.current->revision : state_.pack->order.revision};
  return batch;
}

boost::asio::awaitable<ScanReply> Lane::scan(LaneScan scan) {
  const auto pass = co_await turnstile_.enter();
  if (const auto known = answered_.find(scan.id); known != answered_.end()) co_return known->second;
  auto view = services_.reader.view();  // what the scan means and what it meets are of one state of the store
  StoreDirectory directory(services_.reader);
  scan::Options options;
  options.fnc1_replacement = services_.fnc1;
  options.current_year = std::stoi(local_day(services_.now_ms()));
  const auto meaning = scan::resolve({scan.raw, scan.aim}, directory, options);
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (!view) view = services_.reader.view();
    const auto input = input_for(scan, meaning, attempt > 0);
    view.reset();  // before the commit
    const auto decision = workflows::decide(state_, input, rules_);
    const auto batch = batch_for(scan, input, decision);
    const auto order = batch.order;
    const auto done = co_await commit(services_.store, batch);
    if (done) co_return accept(scan, *done, decision, order);
    if (done.error().code != db::Errc::conflict) {
      spdlog::error("lane {}: scan not saved: {}", config_.name, done.error().message);
      break;
    }
    // The order was changed, or taken over, between looking and writing: look again, decide again.
    restore();
  }
  verdict_ = plain_verdict(workflows::Tone::stop, "scan.not_saved");
  ++verdict_seq_;
  services_.changed(config_.name);
  co_return ScanReply{false, 0, verdict_};
}

ScanReply Lane::accept(const LaneScan& scan, const db::Committed& done, const workflows::Decision& decision,
                       const std::string& order) {
  if (done.repeated) return remember(scan.id, {true, done.first_seq, plain_verdict(workflows::Tone::info, "scan.repeated")});
  state_ = workflows::advance(std::move(state_), decision);
  verdict_ = decision.verdict;
  ++verdict_seq_;
  if (!decision.events.empty()) services_.committed(config_.name, order, decision.events);
  services_.changed(config_.name);
  return remember(scan.id, {true, done.first_seq, decision.verdict});
}

ScanReply Lane::remember(const std::string& id, ScanReply reply) {
  answered_[id] = reply;
  answered_order_.push_back(id);
  if (answered_order_.size() > kRemembered) {
    answered_.erase(answered_order_.front());
    answered_order_.pop_front();
  }
  return reply;
}

void Lane::witness(const std::string& order, const records::Event& event) {
  const auto* opened = std::get_if<records::WorkOpened>(&event);
  if (opened && state_.work && state_.work->kind == opened->kind && state_.work->document == opened->document) {
    state_ = workflows::apply(std::move(state_), event);
    services_.changed(config_.name);
  }
  if (!state_.pack || state_.pack->order.order != order) return;
  state_ = workflows::apply(std::move(state_), event);
  services_.changed(config_.name);
}

}  // namespace packbench::station
