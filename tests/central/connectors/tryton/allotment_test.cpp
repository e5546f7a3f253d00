// Pieces over moves: whatever is packed, what is written makes the moves stand for it.
#include "central/connectors/tryton/allotment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "central/connectors/tryton/packages.hpp"

namespace packbench::connectors::tryton {
namespace {

using testing::IsEmpty;

Move move_of(std::int64_t id, const std::string& item, std::int64_t quantity, bool has_lots) {
  Move move;
  move.id = id;
  move.item = item;
  move.quantity = quantity;
  move.has_lots = has_lots;
  move.to = 1;
  return move;
}

// As Tryton does it.
std::vector<Move> applied(const std::vector<Move>& moves, const std::vector<Change>& changes) {
  std::vector<Move> made, written = moves;
  for (const auto& change : changes) {
    auto& move = change.is_new ? made.emplace_back(*change.move)
                               : written.at(static_cast<std::size_t>(change.move->id) - 1);
    move.quantity = change.quantity;
    if (!change.lot.empty()) move.lot_number = change.lot;
    if (change.place != 0) move.to = change.place;
  }
  for (auto& move : made) {
    move.id = static_cast<std::int64_t>(written.size()) + 1;
    written.push_back(move);
  }
  return written;
}

class AllotmentTest : public testing::Test {
 protected:
  std::int64_t pick(std::int64_t below) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(below));
  }

  // Up to four moves of two items, one by lots.
  std::vector<Move> some_moves() {
    std::vector<Move> moves;
    for (std::int64_t id = 1, count = 1 + pick(4); id <= count; ++id) {
      const bool by_lots = pick(2) == 0;
      moves.push_back(move_of(id, by_lots ? "TEA" : "MUG", 1 + pick(6), by_lots));
    }
    return moves;
  }
  // At most what these are for.
  Pieces some_of(const std::vector<Move>& moves) {
    Pieces pieces;
    for (const auto& move : moves)
      for (std::int64_t left = pick(move.quantity + 1); left > 0; --left)
        ++pieces[{move.item, move.has_lots ? "L" + std::to_string(pick(3)) : ""}];
    return pieces;
  }

  std::mt19937_64 random_{20240611};
};

TEST_F(AllotmentTest, ChangesMakeTheMovesStandForThePieces) {
  for (int round = 0; round < 2000; ++round) {
    const auto moves = some_moves();
    const auto pieces = some_of(moves);
    const auto changes = changes_for(pieces, moves);
    ASSERT_TRUE(changes);
    const auto after = applied(moves, *changes);
    ASSERT_EQ(pieces_of(after), pieces) << round;
    ASSERT_THAT(changes_for(pieces, after).value(), IsEmpty());
  }
}

TEST_F(AllotmentTest, MoreThanTheMovesAreForIsTakenOnlyAsSurplus) {
  const std::vector<Move> moves = {move_of(1, "MUG", 2, false), move_of(2, "MUG", 1, false)};
  const Pieces pieces = {{{"MUG", ""}, 5}};
  EXPECT_FALSE(changes_for(pieces, moves));
  const auto changes = changes_for(pieces, moves, Surplus::taken);
  ASSERT_TRUE(changes);
  EXPECT_EQ(pieces_of(applied(moves, *changes)), pieces);
  EXPECT_FALSE(changes_for({{{"PEN", ""}, 1}}, moves, Surplus::taken));
}

TEST_F(AllotmentTest, EveryPieceGetsItsPlace) {
  for (int round = 0; round < 2000; ++round) {
    const auto moves = some_moves();
    Placed placed;
    for (const auto& [goods, quantity] : pieces_of(moves))
      for (auto left = quantity; left > 0; --left) ++placed[goods][1 + pick(3)];
    const auto after = applied(moves, places_for(placed, moves));
    Placed there;
    for (const auto& move : after)
      if (move.quantity > 0) there[goods_of(move)][move.to] += move.quantity;
    ASSERT_EQ(there, placed) << round;
    ASSERT_THAT(places_for(placed, after), IsEmpty());
  }
}

TEST_F(AllotmentTest, PartedOftenEnoughNoMoveIsSharedByTwoParcels) {
  for (int round = 0; round < 2000; ++round) {
    auto moves = some_moves();
    std::vector<Pieces> parcels(1 + static_cast<std::size_t>(pick(3)));
    for (const auto& [goods, quantity] : pieces_of(moves))
      for (auto left = quantity; left > 0; --left)
        ++parcels[static_cast<std::size_t>(pick(static_cast<std::int64_t>(parcels.size())))][goods];
    int rounds = 0;
    for (auto parts = parts_of(shares_for(parcels, moves)); !parts.empty();
         parts = parts_of(shares_for(parcels, moves))) {
      moves = applied(moves, parts);
      ASSERT_LT(++rounds, 10) << round;
    }
    const auto shares = shares_for(parcels, moves);
    for (std::size_t i = 0; i < parcels.size(); ++i) {
      std::vector<Move> inside;
      for (const auto& share : shares[i]) {
        ASSERT_EQ(share.quantity, share.move->quantity);
        inside.push_back(*share.move);
      }
      ASSERT_EQ(pieces_of(inside), parcels[i]) << round;
    }
  }
}

TEST_F(AllotmentTest, PackagesAreRelabelledOnlyWhereTheyHoldTheSame) {
  const Pieces mug = {{{"MUG", ""}, 1}}, pen = {{{"PEN", ""}, 1}};
  const std::vector<Parcel> parcels = {{"P1", "W1", mug}, {"P2", "W2", mug}, {"P3", "W3", {}}};
  EXPECT_THAT(relabelled(parcels, {{1, "W2", mug}, {2, "W1", mug}}).value(), IsEmpty());
  const auto changes = relabelled(parcels, {{1, "W9", mug}, {2, "W1", mug}});
  ASSERT_EQ(changes.value().size(), 1U);
  EXPECT_EQ(changes->front().package, 1);
  EXPECT_EQ(changes->front().waybill, "W2");
  EXPECT_FALSE(relabelled(parcels, {{1, "W1", mug}, {2, "W2", pen}}));
  EXPECT_FALSE(relabelled(parcels, {{1, "W1", mug}}));
  EXPECT_FALSE(relabelled(parcels, {{1, "W1", mug}, {2, "W2", mug}, {3, "W3", pen}}));
}

}  // namespace
}  // namespace packbench::connectors::tryton
