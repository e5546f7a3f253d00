// A simulated bench: what its journal says while it picks, packs and seals the orders that it holds.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "central/leases.hpp"
#include "db/records/chain.hpp"
#include "db/records/wire.hpp"

namespace packbench::central {

using ChainedRows = std::vector<records::ChainedRow>;

// Rows that one order makes, and places that goods lie at for each bench.
inline constexpr std::int64_t kOrderRows = 16, kPlaces = 10;

// Goods of one item lie at each place of the warehouse.
[[nodiscard]] std::string place(std::int64_t number);
[[nodiscard]] std::string item_at(std::int64_t place);

// "SO-1" and on, with three pieces of what lies at one place.
[[nodiscard]] records::Order sim_order(std::int64_t number);

class SimBench {
 public:
  // `places`: of the whole warehouse.
  SimBench(int number, std::int64_t places) : number_(number), places_(places) {}

  // Opening stock at each place.
  void stock();
  // All that it does with an order.
  void pack(const Lease& lease);

  // Its next rows, at most so many.
  [[nodiscard]] ChainedRows take(std::size_t rows);
  [[nodiscard]] std::int64_t waiting() const { return static_cast<std::int64_t>(rows_.size()); }

  // Orders of which the end was not taken yet; those of which it was.
  [[nodiscard]] std::int64_t held() const { return held_; }
  [[nodiscard]] std::int64_t packed() const { return packed_; }
  [[nodiscard]] std::int64_t taken() const { return seq_ - waiting(); }  // rows

 private:
  template <class T>
  void row(const std::string& stream, const T& event);
  template <class T>
  void scanned(const std::string& stream, const T& event, const std::string& code);
  void add(records::JournalRow row);
  void open(const Lease& lease, const std::string& stream);
  void close(const Lease& lease, const std::string& stream);

  int number_;
  std::int64_t places_, seq_ = 0, held_ = 0, packed_ = 0;
  std::string hash_ = records::first_hash();
  std::deque<records::ChainedRow> rows_;
};

// The body that tells the centre of them.
[[nodiscard]] std::string body_of(const ChainedRows& rows);

}  // namespace packbench::central
