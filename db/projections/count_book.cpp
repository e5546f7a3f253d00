// The arithmetic of counting while goods move. An item's window lasts from the counter's last act before its
// first piece to his first act after its last one. Without a movement of the item at this place inside the
// window, what was counted lay there all the time of it, and the books of that time are today's without what
// moved since.
#include "db/projections/count_book.hpp"

#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace packbench::db {
namespace {

constexpr std::int64_t kStillOpen = std::numeric_limits<std::int64_t>::max();

struct Window {
  std::int64_t opened = 0, closed = kStillOpen;
  bool none = false;  // looked for in vain
};

struct Sums {
  std::int64_t counted = 0, book = 0;
};

struct Round {
  std::string location;
  std::int64_t began = 0;
  std::map<std::string, Window> windows;
  std::map<std::pair<std::string, std::string>, Sums> sums;  // by item and lot
  std::set<std::string> counted, moved;
  std::set<std::string> unwatched;  // moved in this round without a window
};

void read_windows(Connection& db, std::string_view task, Round& round) {
  auto rows = db.query("SELECT item, opened, coalesce(closed, ?2), none FROM count_windows WHERE task = ?1",
                       task, kStillOpen);
  while (rows.next()) round.windows[rows.text(0)] = {rows.number(1), rows.number(2), rows.flag(3)};
}

void read_counted(Connection& db, std::string_view task, Round& round) {
  auto rows =
      db.query("SELECT item, lot, sum(quantity) FROM count_entries WHERE task = ? GROUP BY item, lot", task);
  while (rows.next()) {
    round.sums[{rows.text(0), rows.text(1)}].counted = rows.number(2);
    round.counted.insert(rows.text(0));
  }
}

void read_balances(Connection& db, Round& round) {
  auto rows = db.query("SELECT item, lot, quantity FROM balances WHERE location = ? AND quantity <> 0",
                       round.location);
  while (rows.next()) round.sums[{rows.text(0), rows.text(1)}].book = rows.number(2);
}

// From today's books back to those of each window.
void read_movements(Connection& db, Round& round) {
  auto rows = db.query(
      "SELECT seq, item, lot, iif(to_location = ?1, quantity, -quantity) FROM movements"
      " WHERE seq > ?2 AND (from_location = ?1 OR to_location = ?1)",
      round.location, round.began);
  while (rows.next()) {
    const auto seq = rows.number(0);
    const auto item = rows.text(1);
    const auto window = round.windows.find(item);
    if (window == round.windows.end()) round.unwatched.insert(item);
    if (window == round.windows.end() || seq <= window->second.opened) continue;
    if (seq <= window->second.closed) round.moved.insert(item);
    if (seq > window->second.closed) round.sums[{item, rows.text(2)}].book -= rows.number(3);
  }
}

records::CountLine line_of(Connection& db, const std::string& item, const std::string& lot,
                           const Sums& sums) {
  records::CountLine line{item, lot, {}, sums.counted, sums.book, 0};
  auto known = db.query("SELECT name_zh, name_en, value FROM items WHERE item = ?", item);
  if (known.next()) {
    line.name = {known.text(0), known.text(1)};
    line.value = known.number(2);
  }
  return line;
}

bool was_looked_for(const Round& round, const std::string& item) {
  const auto window = round.windows.find(item);
  return round.counted.count(item) != 0 || (window != round.windows.end() && window->second.none);
}

}  // namespace

records::CountBook count_book(Connection& db, std::string_view task) {
  Round round;
  {
    auto row = db.query("SELECT location, began_seq FROM count_tasks WHERE task = ?", task);
    if (!row.next()) return {};
    round.location = row.text(0);
    round.began = row.number(1);
  }
  read_windows(db, task, round);
  read_counted(db, task, round);
  read_balances(db, round);
  read_movements(db, round);
  records::CountBook book;
  book.moved.assign(round.moved.begin(), round.moved.end());
  // Nothing on the books now and nothing seen says nothing of an item that came or went meanwhile.
  auto unseen = std::move(round.unwatched);
  for (const auto& [key, sums] : round.sums) {
    if (sums.counted == 0 && sums.book == 0) continue;
    book.lines.push_back(line_of(db, key.first, key.second, sums));
    unseen.insert(key.first);
  }
  for (const auto& item : unseen)
    if (!was_looked_for(round, item)) book.unseen.push_back(item);
  return book;
}

}  // namespace packbench::db
