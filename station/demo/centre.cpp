// The centre of the simulated days: what it sends, and when.
#include "station/demo/centre.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "station/time.hpp"
#include "station/workflows/count_plan.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kDay = 24 * 60 * kMinute;
constexpr std::int64_t kOpens = 8 * 60;  // minutes of the day
constexpr std::int64_t kLastOrder = 14 * 60 + 30;

// What is ordered: the more often it stands here, the more often.
constexpr std::array kWanted{"TEE-WHT-M", "TEE-WHT-M", "TEE-BLK-L", "MUG-BLUE",   "TEA-LJ-100",
                             "CREAM-50",  "NOTE-A5",   "NOTE-A5",   "PEN-GEL-05", "SOCK-GRY",
                             "SOCK-NVY",  "EARBUDS-2", "CARD-THX",  "SET-WRITE"};
// What is sent for again when little is left.
constexpr std::array kRefilled{"TEE-WHT-M", "TEE-BLK-L",  "MUG-BLUE", "TEA-LJ-100", "CREAM-50",
                               "NOTE-A5",   "PEN-GEL-05", "SOCK-GRY", "SOCK-NVY",   "CARD-THX"};
constexpr std::array kChannels{"Tmall", "JD", "Shop"};
constexpr std::array kRemarks{"请用加厚纸箱", "Please no plastic", "轻放", "Leave it at the door"};
constexpr std::array kCarriers{"sf", "yto", "jd"};
constexpr std::array kWaybills{"SF", "YT", "JD"};

// With three digits or more.
std::string three(std::int64_t number) {
  const auto digits = std::to_string(number);
  return std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

// "261122"
std::string compact_day(std::int64_t at_ms) {
  return local_stamp(at_ms).substr(0, 6);
}

json::array lines(Random& random) {
  std::vector<std::string> items;
  const auto kinds = random.often(450) ? 1 : random.between(1, 3);
  while (static_cast<std::int64_t>(items.size()) < kinds) {
    const std::string item = kWanted[random.below(kWanted.size())];
    if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
  }
  json::array made;
  for (const auto& item : items) {
    const std::int64_t quantity = random.often(650) ? 1 : random.between(2, 3);
    made.push_back({{"line", std::to_string(made.size() + 1)}, {"sku", item}, {"quantity", quantity}});
  }
  return made;
}

// Nobody is named: a consignee's ciphertext is never twice the same, and so would the journal's hash not be.
json::object order(Random& random, std::int64_t at_ms, std::int64_t number) {
  const auto name = "W" + compact_day(at_ms) + "-" + three(number);
  const auto carrier = random.below(kCarriers.size());
  json::object made{{"order", name},
                    {"revision", 1},
                    {"channel", kChannels[random.below(kChannels.size())]},
                    {"carrier", kCarriers[carrier]},
                    {"paid_at", local_second(at_ms)},
                    {"ship_by", local_day(at_ms + kDay) + " 18:00:00"}};
  json::array waybills;
  for (const char* parcel : {"1", "2"})
    waybills.push_back(json::value(std::string(kWaybills[carrier]) + "1" + compact_day(at_ms) +
                                   three(number) + parcel + "00"));
  made["waybills"] = std::move(waybills);
  made["lines"] = lines(random);
  if (random.often(150)) made["remarks"] = json::array{kRemarks[random.below(kRemarks.size())]};
  if (random.often(60)) made["gifts"] = json::array{"手写贺卡"};
  if (random.often(80)) made["lines"].as_array().back().as_object()["gift"] = true;
  return made;
}

Told told(std::int64_t at_ms, std::string name, const json::object& row) {
  return {at_ms, std::move(name), json::serialize(row) + "\n"};
}

// Cancelled, or one piece more of its first line.
json::object changed(Random& random, json::object order) {
  order["revision"] = 2;
  auto& first = order["lines"].as_array().front().as_object();
  if (random.often(500)) {
    order["state"] = "cancelled";
  } else {
    first["quantity"] = first["quantity"].as_int64() + 1;
  }
  return order;
}

// Pieces on shelves and in bulk, and those on their way there.
std::int64_t available(db::Reader& reader, const std::string& item) {
  std::int64_t pieces = 0;
  for (const auto& row : reader.stock_of(item))
    if (row.location == "passed" || row.location == "INSPECTION" || row.known) pieces += row.quantity;
  return pieces;
}

records::CountPlan plan(const char* category, std::int64_t days) {
  records::CountPlan made;
  made.plan = std::string("plan-") + category;
  made.every_days = days;
  made.category = category;
  return made;
}

workflows::CountPlace place_of(db::CountPlaceRow row) {
  return {std::move(row.location),
          row.zone,
          row.counted_ms > 0 ? local_day(row.counted_ms) : "",
          row.open,
          std::move(row.items),
          std::move(row.categories)};
}

db::Batch batch_of(std::int64_t now_ms, const std::string& id) {
  db::Batch batch;
  batch.input = {id, "centre", "", ""};
  batch.at_ms = now_ms;
  return batch;
}

}  // namespace

void Centre::add_orders(std::vector<Told>& all, std::int64_t midnight_ms, int orders) {
  for (int number = 1; number <= orders; ++number) {
    const bool early = random_.often(500);
    const auto minute = early ? kOpens : random_.between(kOpens, kLastOrder);
    const auto at = midnight_ms + minute * kMinute + random_.between(0, 59) * 1000;
    const auto made = order(random_, at, number);
    all.push_back(told(at, "orders", made));
    if (random_.often(60))
      all.push_back(told(at + random_.between(10, 240) * kMinute, "changes", changed(random_, made)));
  }
}

// What runs low is sent; the scarcest first.
void Centre::add_note(std::vector<Told>& all, db::Reader& reader, std::int64_t midnight_ms) {
  std::vector<std::pair<std::int64_t, std::string>> scarce;
  for (const char* item : kRefilled) scarce.emplace_back(available(reader, item), item);
  std::sort(scarce.begin(), scarce.end());
  const auto at = midnight_ms + kOpens * kMinute + random_.between(5, 90) * kMinute;
  const auto note = "ASN-W" + compact_day(at);
  Told made{at, "notes", ""};
  for (std::size_t line = 0; line < 4; ++line) {
    json::object row{{"note", note},
                     {"supplier", "SUP-W"},
                     {"line", std::to_string(line + 1)},
                     {"sku", scarce[line].second},
                     {"quantity", random_.between(40, 90)}};
    if (random_.often(400)) row["sample_percent"] = 20;
    made.text += json::serialize(row) + "\n";
  }
  all.push_back(std::move(made));
}

std::vector<Told> Centre::day(db::Reader& reader, std::int64_t midnight_ms, int orders) {
  std::vector<Told> all;
  add_orders(all, midnight_ms, orders);
  add_note(all, reader, midnight_ms);
  std::stable_sort(all.begin(), all.end(), [](const Told& a, const Told& b) { return a.at_ms < b.at_ms; });
  return all;
}

db::Batch count_plans(std::int64_t now_ms) {
  auto batch = batch_of(now_ms, "simulation/plans");
  for (const auto& [category, days] :
       {std::pair("apparel", 2), std::pair("home", 3), std::pair("food", 4), std::pair("care", 5)})
    batch.events.push_back(records::CountPlanned{plan(category, days)});
  return batch;
}

db::Batch counts_of_today(db::Reader& reader, std::int64_t now_ms, std::size_t most) {
  std::vector<workflows::CountPlace> places;
  for (auto& row : reader.count_places()) places.push_back(place_of(std::move(row)));
  auto tasks = workflows::due_tasks(reader.count_plans(), places, local_day(now_ms));
  if (tasks.size() > most) tasks.resize(most);
  auto batch = batch_of(now_ms, "simulation/counts/" + local_day(now_ms));
  for (auto& task : tasks) batch.events.push_back(records::CountTasked{std::move(task)});
  return batch;
}

}  // namespace packbench::station
