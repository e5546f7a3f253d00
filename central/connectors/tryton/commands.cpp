// ["write", [id], {…}] and ["create", [{…}]].
#include "central/connectors/tryton/commands.hpp"

namespace packbench::connectors::tryton {
namespace {

// What is written on it.
json::object values_of(const Change& change, std::int64_t lot) {
  json::object values = {{"quantity", change.quantity}};
  if (!change.lot.empty()) values["lot"] = lot;
  if (change.place != 0) values["to_location"] = change.place;
  return values;
}

// A move of its own, in all else like the one that it is a part of.
json::object part_of(const Move& whole, const json::object& values, Session& session) {
  const auto id_or_null = [](std::int64_t id) { return id == 0 ? json::value() : json::value(id); };
  json::object part = {{"company", session.company()},
                       {"product", whole.product},
                       {session.dialect().unit, whole.unit},
                       {"lot", id_or_null(whole.lot)},
                       {"from_location", whole.from},
                       {"to_location", whole.to},
                       {"origin", whole.origin.empty() ? json::value() : json::value(whole.origin)},
                       {"unit_price", whole.unit_price},
                       {"currency", whole.currency}};
  for (const auto& value : values) part.insert_or_assign(value.key(), value.value());
  return part;
}

}  // namespace

json::array commands_for(const std::vector<Change>& changes, Session& session, const LotOf& lot_of) {
  json::array commands, made;
  for (const auto& change : changes) {
    const auto& move = *change.move;
    const auto lot = change.lot.empty() ? 0 : lot_of({move.item, change.lot}, move.product);
    const auto values = values_of(change, lot);
    if (change.is_new)
      made.push_back(part_of(move, values, session));
    else
      commands.push_back(list("write", list(move.id), values));
  }
  if (!made.empty()) commands.push_back(list("create", made));
  return commands;
}

json::array commands_for(const std::vector<Change>& changes, Session& session) {
  return commands_for(changes, session, [](const Goods&, std::int64_t) { return std::int64_t{0}; });
}

}  // namespace packbench::connectors::tryton
