// Counts while goods move: random interleavings of picks, put-aways and count scans against a model of the
// shelf. What two counters agree on corrects the books to what truly lies there, each time.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>

#include "tests/db/count_store.hpp"

namespace packbench::db::test {
namespace {

constexpr const char* kShelf = "staging";  // packing takes from here: picks of a real workflow
constexpr int kStores = 8, kCountsPerStore = 125;

struct Piece {
  std::string item, lot;
  bool counted = false;
};

using Variances = std::map<std::pair<std::string, std::string>, std::int64_t>;

Variances variances_of(const std::vector<r::CountLine>& lines) {
  Variances found;
  for (const auto& line : lines)
    if (line.counted != line.book) found[{line.item, line.lot}] = line.counted - line.book;
  return found;
}

class Shelf {
 public:
  explicit Shelf(unsigned seed) : random_(seed) {
    must(bench_.store(),
         {batch("order", {r::OrderReceived{an_order("A")}}), batch("open", {opened("A", 1)}, "A")});
  }

  // One task from the first scan to corrected books.
  void count_once(int number) {
    task_ = "T" + std::to_string(number);
    items_ = {"a" + task_, "b" + task_, "c" + task_};
    fill();
    std::vector<Variances> rounds;
    const char* const persons[] = {"ann", "bob", "cat"};
    for (int round = 1; round <= 3; ++round) {
      rounds.push_back(count_round(round, persons[round - 1]));
      if (testing::Test::HasFailure()) return;
      const bool agreed = round > 1 && rounds[rounds.size() - 2] == rounds.back();
      if (rounds.front().empty() || agreed) break;
    }
    // Exactness: nothing was lost between the rounds, so the second round finds what the first one found.
    ASSERT_LE(rounds.size(), 2u);
    if (!rounds.back().empty()) approve(rounds.back());
    moves_left_ = 4;
    move_some();
    commit_queue();
    expect_books_are_true();
    clear();
  }
  std::vector<std::string> differences() { return bench_.differences(); }
  int disturbed() const { return disturbed_; }
  int moves() const { return moves_; }

 private:
  int upto(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  std::string lot_of(const std::string& item) { return item[0] == 'a' ? (upto(2) ? "L1" : "L2") : ""; }

  void queue(Batch made) { queued_.push_back(std::move(made)); }
  void commit_queue() {
    if (!queued_.empty()) must(bench_.store(), std::exchange(queued_, {}));
  }

  void put(const std::string& item, const std::string& lot) {
    shelf_.push_back({item, lot});
    queue(bench_.put(kShelf, item, 1, lot));
  }
  void pick(std::size_t at) {
    const auto piece = shelf_[at];
    shelf_.erase(shelf_.begin() + static_cast<std::ptrdiff_t>(at));
    queue(batch("pick-" + std::to_string(++picks_), {scanned(picks_, piece.item, "A-1", 1, piece.lot)}, "A"));
  }

  // Goods come by the books; then some vanish and some appear that nobody has booked.
  void fill() {
    for (const auto& item : items_)
      for (int pieces = upto(4); pieces > 0; --pieces) put(item, lot_of(item));
    commit_queue();
    for (int lost = upto(3); lost > 0 && !shelf_.empty(); --lost)
      shelf_.erase(shelf_.begin() + upto(static_cast<int>(shelf_.size())));
    for (int found = upto(3); found > 0; --found) {
      const auto& item = items_[static_cast<std::size_t>(upto(3))];
      shelf_.push_back({item, lot_of(item)});
    }
  }

  // Now and then somebody picks a piece, counted already or not, or puts one there.
  void move_some() {
    while (moves_left_ > 0 && upto(3) == 0) {
      --moves_left_;
      ++moves_;
      if (!shelf_.empty() && upto(2)) {
        pick(static_cast<std::size_t>(upto(static_cast<int>(shelf_.size()))));
      } else {
        const auto& item = items_[static_cast<std::size_t>(upto(3))];
        put(item, lot_of(item));
      }
    }
  }

  // The counter turns to one item and scans each piece of it that he has not scanned, until he sees none.
  void count_item(const std::string& item) {
    for (auto& piece : shelf_)
      if (piece.item == item) piece.counted = false;
    count_rest(item);
  }
  void count_rest(const std::string& item) {
    while (true) {
      move_some();
      const auto piece = std::find_if(shelf_.begin(), shelf_.end(),
                                      [&](const Piece& p) { return p.item == item && !p.counted; });
      if (piece == shelf_.end()) return;
      piece->counted = true;
      queue(bench_.scanned(task_, item, 1, piece->lot, person_));
    }
  }

  bool lies_there(const std::string& item) {
    return std::any_of(shelf_.begin(), shelf_.end(), [&](const Piece& p) { return p.item == item; });
  }

  // Whether the round stood still long enough to be closed.
  bool settle(const r::CountBook& book) {
    for (const auto& item : book.moved) {
      ++disturbed_;
      queue(bench_.count(task_, {r::CountRestarted{item, {}}}, person_));
      count_item(item);
    }
    if (!book.moved.empty()) return commit_queue(), false;
    for (const auto& item : book.unseen) {
      queue(bench_.count(task_, {r::CountLooked{{item}}}, person_));
      move_some();
      if (lies_there(item)) {
        count_item(item);
      } else {
        queue(bench_.count(task_, {r::CountNone{person_, {item}}}, person_));
      }
    }
    commit_queue();
    return book.unseen.empty();
  }

  Variances count_round(int round, const std::string& person) {
    person_ = person;
    moves_left_ = 5;
    queue(bench_.take(task_, kShelf, round, person));
    move_some();
    auto order = items_;
    std::shuffle(order.begin(), order.end(), random_);
    for (const auto& item : order) count_item(item);
    commit_queue();
    for (int attempt = 0; attempt < 50; ++attempt) {
      const auto book = bench_.reader().count_book(task_);
      if (!settle(book)) continue;
      move_some();  // between looking and writing
      commit_queue();
      const auto found = variances_of(book.lines);
      const auto outcome = found.empty() ? (round == 1 ? r::CountOutcome::equal : r::CountOutcome::recount)
                           : round == 1  ? r::CountOutcome::recount
                                         : r::CountOutcome::approval;
      std::vector<r::Event> events{r::CountFinished{round, kShelf, person, book.lines, outcome}};
      if (outcome == r::CountOutcome::equal) {
        events.push_back(r::WorkEnded{person});
      } else {
        events.push_back(r::WorkSetAside{});
      }
      if (bench_.commit(bench_.count(task_, std::move(events), person))) return found;
    }
    ADD_FAILURE() << "the round never ends";
    return {};
  }

  void approve(const Variances& found) {
    auto made = bench_.take(task_, kShelf, 0, "sue");
    made.events.erase(made.events.begin() + 1, made.events.end());
    made.events.push_back(r::CountApproved{2, "cause", "bob", "sue"});
    for (const auto& [key, variance] : found)
      made.events.push_back(r::CountCorrected{2, kShelf, key.first, key.second, variance});
    made.events.push_back(r::WorkEnded{"sue"});
    queue(std::move(made));
    commit_queue();
  }

  void expect_books_are_true() {
    Variances truth, books;
    for (const auto& piece : shelf_) ++truth[{piece.item, piece.lot}];
    for (const auto& row : bench_.reader().stock_at(kShelf)) books[{row.item, row.lot}] = row.quantity;
    EXPECT_EQ(books, truth) << task_;
  }

  void clear() {
    while (!shelf_.empty()) pick(shelf_.size() - 1);
    commit_queue();
  }

  CountStore bench_;
  std::mt19937 random_;
  std::vector<Piece> shelf_;
  std::vector<Batch> queued_;
  std::vector<std::string> items_;
  std::string task_, person_;
  int picks_ = 0, moves_left_ = 0, disturbed_ = 0, moves_ = 0;
};

TEST(CountMoving, AThousandInterleavingsOfPicksPutAwaysAndCountScansAreExact) {
  int disturbed = 0, moves = 0;
  for (unsigned seed = 1; seed <= kStores; ++seed) {
    Shelf shelf(seed);
    for (int number = 1; number <= kCountsPerStore; ++number) {
      shelf.count_once(number);
      ASSERT_FALSE(testing::Test::HasFailure()) << "seed " << seed << ", count " << number;
    }
    disturbed += shelf.disturbed();
    moves += shelf.moves();
    if (seed == 1) {
      EXPECT_THAT(shelf.differences(), testing::IsEmpty());
    }
  }
  EXPECT_GT(moves, 4000);
  EXPECT_GT(disturbed, 500) << "goods must move under the counters' hands";
}

}  // namespace
}  // namespace packbench::db::test
