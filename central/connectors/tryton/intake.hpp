// Goods that came in → a shipment of Tryton's that is done: what both kinds of them have in common.
#pragma once
#include <optional>
#include <string>

#include "central/connectors/tryton/arrivals.hpp"
#include "central/connectors/tryton/moves.hpp"

namespace packbench::connectors::tryton {

// From state to state: draft → received → done, and what was read of it last.
class Intake {
 public:
  // `model`: of a shipment with incoming_moves (outside → input zone) and, once received, inventory_moves
  // (input zone → bins). `name`: what a supervisor knows it by.
  Intake(Session& session, std::string model, std::string name, const Arrivals& arrivals)
      : session_(session), model_(std::move(model)), name_(std::move(name)), arrivals_(arrivals) {}

  // The next step of the only shipment of that number. Whether nothing is left; nullopt: there is no such
  // one.
  std::optional<bool> turn(const std::string& number);

  // What these moves must become for what came. RpcError refused where something came that none of them is
  // for.
  json::array commands(const std::vector<Move>& moves);

 private:
  bool read(const std::string& number);  // false: there is none
  void receive();
  void put_away();
  void compare_end();
  void refuse_end();
  std::int64_t location_of(const Destination& to);
  void press(const char* button);
  void write(json::object values);

  struct Stage {
    const char* state;
    void (Intake::*act)();
    bool is_last = false;
  };
  static const Stage kStages[];

  Session& session_;
  std::string model_, name_;
  const Arrivals& arrivals_;
  json::object record_;
  std::vector<Move> incoming_, inventory_;
};

}  // namespace packbench::connectors::tryton
