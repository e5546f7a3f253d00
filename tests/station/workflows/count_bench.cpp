// The counters' warehouse in memory.
#include "tests/station/workflows/count_bench.hpp"

#include <gtest/gtest.h>

#include "station/scan/printable.hpp"

namespace packbench::workflows {

using namespace records;

namespace {

const std::map<std::string, std::vector<scan::ItemMatch>, std::less<>> kCodes = {
    {kMug, {{"MUG", 1}}},     {kMugCase, {{"MUG", 6}}},
    {kPlate, {{"PLATE", 1}}}, {kTwin, {{"MUG", 1}, {"PLATE", 1}}},
    {kPhone, {{"PHONE", 1}}}, {kTea, {{"TEA", 1}}},
};

Item an_item(const std::string& name, std::int64_t value) {
  Item item;
  item.item = name;
  item.name = {"中" + name, name};
  item.value = value;
  return item;
}

}  // namespace

CountBench::CountBench() {
  people_["ANN"] = {"ann", "Ann", "ANN", Role::packer, "en", true};
  people_["BOB"] = {"bob", "Bob", "BOB", Role::receiver, "zh-CN", true};
  people_["CAT"] = {"cat", "Cat", "CAT", Role::packer, "en", true};
  people_["SUE"] = {"sue", "Sue", "SUE", Role::supervisor, "en", true};
  for (const auto* name : {"1", "2"}) lanes[name].lane = name;
  for (const auto* name : {"MUG", "PLATE", "PHONE", "TEA"}) items_[name] = an_item(name, 100);
  items_["TEA"].lot = items_["TEA"].expiry = true;
  items_["PHONE"].serial = true;
  books["A-01"];
  books["A-02"];
}

void CountBench::task(const CountTask& task) {
  WorkFacts facts;
  facts.kind = WorkKind::count;
  facts.document = task.task;
  facts.state = "open";
  facts.revision = 1;
  facts.body = json::serialize(to_json(task));
  facts.history = {CountTasked{task}};
  works[task.task] = facts;
  location_of_[task.task] = task.location;
}

void CountBench::move(const std::string& location, const std::string& item, std::int64_t pieces,
                      const std::string& lot) {
  books[location][{item, lot}] += pieces;
  for (auto& [document, windows] : windows_) {
    const auto place = location_of_.find(document);
    if (place == location_of_.end() || place->second != location) continue;
    if (fold_of(document).step == CountStep::counting) drifting_[document].insert(item);
    const auto window = windows.find(item);
    if (window == windows.end()) continue;
    if (window->second.open)
      window->second.moved = true;
    else
      window->second.since[{item, lot}] += pieces;
  }
}

CountState CountBench::fold_of(const std::string& document) const {
  const auto work = fold_work(works.at(document).history);
  const auto* job = std::get_if<CountState>(&work.job);
  return job ? *job : CountState{};
}

CountBook CountBench::book_of(const std::string& document) const {
  const auto place = location_of_.find(document);
  CountBook book;
  if (place == location_of_.end()) return book;
  const auto counted = fold_of(document);
  auto sums = books.at(place->second);
  const auto windows = windows_.contains(document) ? windows_.at(document) : Windows{};
  for (const auto& [item, window] : windows) {
    if (window.moved) book.moved.push_back(item);
    for (const auto& [key, pieces] : window.since) sums[key] -= pieces;
  }
  std::map<std::pair<std::string, std::string>, CountLine> lines;
  for (const auto& [key, pieces] : sums) lines[key].book = pieces;
  for (const auto& entry : counted.entries) lines[{entry.item, entry.capture.lot}].counted += entry.quantity;
  auto unseen = drifting_.contains(document) ? drifting_.at(document) : std::set<std::string>{};
  for (auto& [key, line] : lines) {
    if (line.book == 0 && line.counted == 0) continue;
    const auto& item = items_.at(key.first);
    book.lines.push_back({key.first, key.second, item.name, line.counted, line.book, item.value});
    unseen.insert(key.first);
  }
  std::erase_if(unseen, [&](const std::string& item) {
    const auto window = windows.find(item);
    return counted_of(counted, item) != 0 || (window != windows.end() && window->second.none);
  });
  book.unseen.assign(unseen.begin(), unseen.end());
  return book;
}

std::vector<CountOffer> CountBench::offers(const std::string& location) const {
  std::vector<CountOffer> found;
  for (const auto& [document, facts] : works) {
    const auto place = location_of_.find(document);
    if (facts.state == "ended" || place == location_of_.end()) continue;
    const bool approval = fold_of(document).step == CountStep::approving;
    if (location.empty() || place->second == location)
      found.push_back({document, place->second, approval ? "approval" : "open", "count.reason_plan"});
  }
  return found;
}

void CountBench::add_floor(Facts& facts, const scan::Meaning& meaning) const {
  const auto* location = std::get_if<scan::Location>(&meaning.value);
  const auto* command = std::get_if<scan::Command>(&meaning.value);
  if (state().work) facts.count_book = book_of(state().work->document);
  if (location && state().work) facts.count_offers = offers(location->id);
  if (command && command->name == "COUNT") facts.count_offers = offers("");
  if (!state().work) {
    const auto here = location ? offers(location->id) : std::vector<CountOffer>{};
    for (const auto& [document, work] : works) {
      const bool shelf = !here.empty() && here.front().task == document;
      const bool asked = state().asked && state().asked->work == "count:" + document;
      if (meaning.text == document || shelf || asked) facts.works.push_back(work);
    }
  }
  if (location) {
    LocationFacts place{{location->id, Zone::shelf, 1, false, true}, {}, {}};
    for (const auto& [key, pieces] : books.at(location->id))
      if (pieces != 0)
        place.stock.push_back({location->id, key.first, key.second, pieces, Zone::shelf, 1, true});
    facts.locations.push_back(place);
  }
  for (const auto& [name, item] : items_) facts.items.push_back({item, {}});
}

Input CountBench::input_for(const std::string& code) const {
  Input input{scan::resolve({code, ""}, *this, {}),
              scan::printable(code),
              "2026-06-15",
              "S" + std::to_string(scans_),
              {}};
  if (const auto* badge = std::get_if<scan::Badge>(&input.meaning.value))
    if (const auto at = people_.find(badge->id); at != people_.end()) input.facts.person = at->second;
  add_floor(input.facts, input.meaning);
  return input;
}

// The windows as the store keeps them.
void CountBench::note(const std::string& document, const Event& event) {
  auto& windows = windows_[document];
  const auto close_others = [&](const std::string& item) {
    for (auto& [name, window] : windows)
      if (name != item) window.open = false;
  };
  if (const auto* e = event.as<CountTaken>()) {
    location_of_[document] = e->task.location;
    windows.clear();
    drifting_[document].clear();
  }
  if (const auto* e = event.as<CountScanned>()) {
    auto& window = windows[e->item];
    if (!window.since.empty()) window.moved = true;  // it moved between two looks at it
    window.open = true;
    window.none = false;
    close_others(e->item);
  }
  if (const auto* e = event.as<CountRestarted>()) windows.erase(e->item);
  if (const auto* e = event.as<CountLooked>()) {
    close_others("");
    for (const auto& item : e->items) windows[item] = {};
  }
  if (const auto* e = event.as<CountNone>())
    for (const auto& item : e->items) {
      windows[item].none = true;
      windows[item].open = false;
    }
  if (event.is<CountFinished>()) windows.clear();
  if (const auto* e = event.as<CountCorrected>()) books[e->location][{e->item, e->lot}] += e->variance;
}

void CountBench::record(const std::string& before) {
  auto name = before;
  for (const auto& event : decision.events) {
    if (const auto* opened = event.as<WorkOpened>()) name = opened->document;
    const auto type = type_of(event);
    if (!type.starts_with("work.") && !type.starts_with("count.")) continue;
    auto& facts = works[name];
    facts.kind = WorkKind::count;
    facts.document = name;
    facts.history.push_back(event);
    const auto work = fold_work(facts.history);
    facts.lane = work.lane;
    facts.person = work.person;
    facts.token = work.token;
    facts.state = work.ended ? "ended" : work.lane.empty() ? "open" : "working";
    note(name, event);
    for (auto& [id, other] : lanes)
      if (id != lane && other.work && other.work->document == name) other = workflows::apply(other, event);
  }
}

Verdict CountBench::scan(const std::string& code) {
  ++scans_;
  const auto open = state().work ? state().work->document : "";
  decision = decide(state(), input_for(code), rules);
  lanes[lane] = advance(state(), decision);
  record(open);
  return decision.verdict;
}

Verdict CountBench::scan(std::initializer_list<std::string> codes) {
  for (const auto& code : codes) scan(code);
  return decision.verdict;
}

Verdict CountBench::take(std::initializer_list<std::string> codes) {
  for (const auto& code : codes) {
    EXPECT_NE(scan(code).tone, Tone::stop) << code << ": " << text(decision.verdict.text, "en");
  }
  return decision.verdict;
}

std::vector<scan::OwnCode> CountBench::own_codes(scan::OwnKind kind, std::string_view id) const {
  const std::string name(id);
  if (kind == scan::OwnKind::badge && people_.contains(name)) return {{kind, name}};
  if (kind == scan::OwnKind::location && books.contains(name)) return {{kind, name}};
  return {};
}
std::vector<scan::OwnCode> CountBench::own_codes(std::string_view) const {
  return {};
}
std::vector<scan::ItemMatch> CountBench::items_by_barcode(std::string_view exact) const {
  const auto at = kCodes.find(exact);
  return at == kCodes.end() ? std::vector<scan::ItemMatch>{} : at->second;
}
std::vector<scan::ItemMatch> CountBench::items_by_gtin14(std::string_view gtin14) const {
  return gtin14 == "09506000134352" ? std::vector<scan::ItemMatch>{{"TEA", 1}}
                                    : std::vector<scan::ItemMatch>{};
}

}  // namespace packbench::workflows
