// What is asked of Tryton again and again, one class for each kind of facts, and what of it the centre is
// told.
#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "central/connectors/tryton/assigning.hpp"
#include "central/connectors/tryton/items.hpp"
#include "central/connectors/tryton/locations.hpp"
#include "central/connectors/tryton/mirror.hpp"
#include "central/connectors/tryton/since.hpp"
#include "central/connectors/tryton/teller.hpp"

namespace packbench::connectors::tryton {

// The one that benches work in.
struct Warehouse {
  std::int64_t id = 0, input = 0, storage = 0;
  json::array waste;  // ids
};
// `code`: empty where there is but one. RpcError login where it is not told which.
[[nodiscard]] Warehouse find_warehouse(Session& session, const std::string& code);

// What a poll needs besides its own memory.
struct Scene {
  Session& session;
  Centre& centre;
  Teller& teller;
  Warehouse warehouse;
  ItemNames items;
  std::map<std::int64_t, std::string> places;
  bool thorough = true;  // all is read anew: what was deleted leaves no other trace
  std::chrono::sys_seconds now{};
};

// Each poll() reads, tells what is other than before, takes back what is gone, and settles its tickets.
// Whether the centre learned something. RpcError, CentreError: the next one begins again, and nothing is lost
// by that.
class ItemPoll {
 public:
  explicit ItemPoll(Session& session);
  bool poll(Scene& scene);  // gives it its items

 private:
  Mirror products_;
  std::optional<Mirror> chinese_;  // where Tryton has that language
  Since changes_[3];
  std::set<std::int64_t> changed_;  // and not told yet
};

class PlacePoll {
 public:
  bool poll(Scene& scene);  // gives it its places
};

class OrderPoll {
 public:
  // `assign`: goods are reserved for shipments that wait, else only those are told for which somebody did it.
  OrderPoll(Session& session, const Warehouse& warehouse, bool assign, std::chrono::seconds again);
  bool poll(Scene& scene);

 private:
  void free_emptied(Scene& scene);
  bool take_back(Scene& scene, const std::map<std::string, bool>& assigned);

  std::optional<Assigning> assigning_;
  Mirror shipments_;
  Since moves_;
  std::set<std::int64_t> touched_;  // and not read yet
};

class NotePoll {
 public:
  NotePoll(Session& session, const Warehouse& warehouse);
  bool poll(Scene& scene);

 private:
  std::optional<Mirror> expected_;  // where Tryton has purchases
};

class ReturnPoll {
 public:
  ReturnPoll(Session& session, const Warehouse& warehouse);
  bool poll(Scene& scene);

 private:
  Mirror shipments_;
};

class PlanPoll {
 public:
  explicit PlanPoll(Session& session);
  bool poll(Scene& scene);

 private:
  Mirror inventories_;
};

}  // namespace packbench::connectors::tryton
