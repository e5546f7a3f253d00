// One worker's place: takes scans in order, has the workflow decide, makes it durable, and only then answers.
#include "station/lane.hpp"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <array>

#include "station/directory.hpp"
#include "station/lane_facts.hpp"
#include "station/scan/printable.hpp"
#include "station/time.hpp"
#include "station/workflows/lane.hpp"
#include "station/workflows/work.hpp"

namespace packbench::station {
namespace {

constexpr std::size_t kRemembered = 256;  // answered ids kept in memory; older ones the store still knows
constexpr std::int64_t kWeightAgeMs = 10'000;  // an older reading may be of what lies there no more
constexpr int kAttempts = 4;                   // decisions on a state that changed under them

workflows::Verdict plain_verdict(workflows::Tone tone, const char* key) {
  return {tone, {key, {}}};
}

// The document that the events of a decision belong to: the one they open, else the open one.
std::optional<db::WorkRef> work_of(const workflows::LaneState& state,
                                   const std::vector<records::Event>& events) {
  for (const auto& event : events)
    if (const auto* opened = event.as<records::WorkOpened>())
      return db::WorkRef{opened->kind, opened->document, opened->token};
  if (!state.work) return std::nullopt;
  return db::WorkRef{state.work->kind, state.work->document, state.work->token};
}

// The order that the events of a decision belong to.
std::string order_of(const workflows::LaneState& state, const std::vector<records::Event>& events) {
  for (const auto& event : events)
    if (const auto* opened = event.as<records::PackOpened>()) return opened->order.order;
  return state.pack ? state.pack->order.order : std::string();
}

bool opens(const std::vector<records::Event>& events) {
  return std::any_of(events.begin(), events.end(),
                     [](const records::Event& event) { return event.is<records::PackOpened>(); });
}

// Whether something went into a box or out of it, or another box is worked on: what lay on the scale before
// is not what must be weighed now.
bool changes_load(const std::vector<records::Event>& events) {
  return std::any_of(events.begin(), events.end(), [](const records::Event& event) {
    return event.is<records::PackOpened>() || event.is<records::PackScanned>() ||
           event.is<records::PackUndone>() || event.is<records::PackUnsealed>();
  });
}

bool ends_load(const std::vector<records::Event>& events) {
  return std::any_of(events.begin(), events.end(), [](const records::Event& event) {
    return event.is<records::PackParcelClosed>() || event.is<records::PackSealed>();
  });
}

// Commands of the lane itself, to its scale and its printer.
constexpr std::string_view kPrinterCommand = "PRINTER";
constexpr std::array<std::string_view, 3> kOwnCommands{"TARE", "ZERO", kPrinterCommand};

// Which of these it is, or empty.
std::string own_command(const scan::Meaning& meaning) {
  const auto* command = std::get_if<scan::Command>(&meaning.value);
  const bool own = command && command->argument.empty() &&
                   std::find(kOwnCommands.begin(), kOwnCommands.end(), command->name) != kOwnCommands.end();
  return own ? command->name : "";
}

}  // namespace

Lane::Lane(LaneConfig config, workflows::Rules rules, LaneServices services)
    : config_(std::move(config)), rules_(std::move(rules)), services_(std::move(services)) {
  rules_.has_printer = !config_.printer.empty();
  rules_.has_item_printer = !config_.printer_of("item").empty();
  rules_.has_scale = config_.scale;
  state_.lane = config_.name;
}

void Lane::restore() {
  const auto row = services_.reader.lane(config_.name);
  state_ = workflows::LaneState{};
  state_.lane = config_.name;
  if (!row) return;
  std::vector<records::Event> history, work_history;
  if (!row->order.empty()) history = order_facts(services_.reader, row->order).history;
  if (!row->document.empty()) work_history = history_of(services_.reader, row->kind, row->document);
  state_ = workflows::restore(config_.name, row->person, row->stop, row->asked, history, work_history);
}

workflows::Screen Lane::screen() const {
  return workflows::view(state_, verdict_, rules_);
}

void Lane::weigh(std::int64_t grams) {
  weight_ = {grams, services_.now_ms()};
  heard_scale_ = true;
}

void Lane::scale_gone() {
  weight_.reset();
  tare_g_ = 0;
}

ScaleNow Lane::scale_now() const {
  if (const auto here = services_.scale.now()) return *here;
  if (!weight_ || services_.now_ms() - weight_->second > kWeightAgeMs) return {};
  return {weight_->first, true};
}

workflows::Verdict Lane::tare() {
  using workflows::Tone;
  const auto now = scale_now().grams;
  if (!now) return {Tone::ask, {"scale.not_still", {}}};
  tare_g_ = *now;
  return {Tone::good, {tare_g_ ? "scale.tared" : "scale.tare_off", {std::to_string(tare_g_)}}};
}

workflows::Verdict Lane::zero() {
  using workflows::Tone;
  if (!services_.scale.zero()) return plain_verdict(Tone::ask, "scale.no_zero");
  scale_gone();
  return plain_verdict(Tone::good, "scale.zeroed");
}

workflows::Verdict Lane::done_by(const std::string& command, const std::string& printer) {
  using workflows::Tone;
  if (command == kPrinterCommand && printer.empty()) return plain_verdict(Tone::ask, "printer.no_spare");
  if (command == kPrinterCommand) {
    services_.printer.chosen(printer);
    return {Tone::info, {"printer.chosen", {printer}}};
  }
  if (!config_.scale) return plain_verdict(Tone::ask, "scale.none");
  return command == "TARE" ? tare() : zero();
}

// Scale and printer are the lane's, whatever is worked on: of a scale only the input is written down. A lane
// that is stopped stays so.
boost::asio::awaitable<ScanReply> Lane::take_for_lane(LaneScan scan, std::string command) {
  db::Batch batch;
  batch.input = {scan.id, scan.source, scan.raw, scan.aim};
  batch.at_ms = services_.now_ms();
  batch.lane = config_.name;
  if (state_.person) batch.person = state_.person->id;
  const auto printer = command == kPrinterCommand ? services_.printer.next() : std::string();
  if (!printer.empty())
    batch.events.emplace_back(records::PrinterChosen{config_.name, printer, batch.person});
  const auto done = co_await services_.commits.commit(std::move(batch));
  ScanReply reply{false, 0, plain_verdict(workflows::Tone::stop, "scan.not_saved")};
  if (done) reply = {true, done->first_seq, plain_verdict(workflows::Tone::info, "scan.repeated")};
  if (done && !done->repeated) reply.verdict = done_by(command, printer);
  verdict_ = reply.verdict;
  ++verdict_seq_;
  services_.changed(config_.name);
  co_return done ? remember(scan.id, reply) : reply;
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
  input.facts = LaneFacts(services_.reader, state_, meaning, services_.now_ms(), services_.boot())
                    .find(input.code, look_again);
  if (!scan.after) input.facts.centre = services_.centre.state();  // it was asked once
  if (const auto now = scale_now(); now.grams && now.of_this_load)
    input.facts.weight_g = *now.grams - tare_g_;
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
  // Whatever is written for an open order is only valid while the lane holds it, and has seen its latest
  // revision.
  if (state_.pack && !opens(decision.events))
    batch.guard =
        db::Guard{state_.pack->order.order, state_.pack->token,
                  input.facts.current ? input.facts.current->revision : state_.pack->order.revision};
  return batch;
}

scan::Meaning Lane::meaning(const LaneScan& scan) const {
  StoreDirectory directory(services_.reader);
  scan::Options options;
  options.fnc1_replacement = services_.fnc1;
  options.current_year = std::stoi(local_day(services_.now_ms()));
  return scan::resolve({scan.raw, scan.aim}, directory, options);
}

bool Lane::knows(const std::string& id) const {
  return answered_.count(id) != 0 || services_.reader.has_input(id);
}

boost::asio::awaitable<ScanReply> Lane::scan(LaneScan scan) {
  const auto pass = co_await turnstile_.enter();
  if (const auto known = answered_.find(scan.id); known != answered_.end()) co_return known->second;
  if (scan.after && *scan.after != verdict_seq_) co_return ScanReply{};
  auto view = services_.reader.view();  // what the scan means and what it meets are of one state of the store
  const auto meant = meaning(scan);
  if (const auto command = own_command(meant); !command.empty() && !state_.stop) {
    view.reset();
    co_return co_await take_for_lane(std::move(scan), command);
  }
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (!view) view = services_.reader.view();
    auto input = input_for(scan, meant, attempt > 0);
    view.reset();  // before the commit
    auto decision = workflows::decide(state_, input, rules_);
    if (input.facts.weight_g && changes_load(decision.events)) {  // it was weighed without this piece
      input.facts.weight_g.reset();
      decision = workflows::decide(state_, input, rules_);
    }
    const auto batch = batch_for(scan, input, decision);
    const auto order = batch.order;
    const auto done = co_await services_.commits.commit(batch);
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
  if (done.repeated)
    return remember(scan.id, {true, done.first_seq, plain_verdict(workflows::Tone::info, "scan.repeated")});
  state_ = workflows::advance(std::move(state_), decision);
  verdict_ = decision.verdict;
  ++verdict_seq_;
  if (changes_load(decision.events) || ends_load(decision.events)) {
    weight_.reset();
    services_.scale.next_load();
  }
  if (!decision.events.empty()) services_.committed(config_.name, order, decision.events);
  if (decision.claim) services_.centre.ask({config_.name, *decision.claim, scan, verdict_seq_});
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

void Lane::tell(std::int64_t of, workflows::Verdict verdict) {
  if (verdict_seq_ != of) return;
  verdict_ = std::move(verdict);
  ++verdict_seq_;
  services_.changed(config_.name);
}

void Lane::label_moved(const std::string& work, const records::Event& event) {
  if (!state_.work || work_name(state_.work->kind, state_.work->document) != work) return;
  state_ = workflows::apply(std::move(state_), event);
  services_.changed(config_.name);
}

void Lane::witness(const std::string& order, const records::Event& event) {
  const auto* opened = event.as<records::WorkOpened>();
  if (opened && state_.work && state_.work->kind == opened->kind &&
      state_.work->document == opened->document) {
    state_ = workflows::apply(std::move(state_), event);
    services_.changed(config_.name);
  }
  if (!state_.pack || state_.pack->order.order != order) return;
  state_ = workflows::apply(std::move(state_), event);
  services_.changed(config_.name);
}

}  // namespace packbench::station
