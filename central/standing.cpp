// What an order system told and still stands.
#include "central/standing.hpp"

namespace packbench::central {
namespace {

namespace json = boost::json;

struct Kind {
  std::string_view type;
  const char* holder;  // the member of its payload that holds the thing, and of that its name
  const char* standing;
};
constexpr Kind kKinds[] = {
    {"order", "order",
     "SELECT number FROM orders JOIN tellers t ON t.type = 'order' AND t.name = number"
     " WHERE t.system = $1 AND state = 'open' AND NOT cancelled AND number > $2 ORDER BY number LIMIT $3"},
    {"receive.noted", "note",
     "SELECT subject FROM facts f JOIN tellers t ON t.type = 'receive.noted' AND t.name = subject"
     " WHERE t.system = $1 AND kind = 'note' AND f.type = 'receive.noted'"
     " AND payload::json #>> '{note,cancelled}' IS DISTINCT FROM 'true' AND subject > $2 ORDER BY subject LIMIT $3"},
    {"count.planned", "plan",
     "SELECT subject FROM facts f JOIN tellers t ON t.type = 'count.planned' AND t.name = subject"
     " WHERE t.system = $1 AND kind = 'plan'"
     " AND payload::json #>> '{plan,active}' IS DISTINCT FROM 'false' AND subject > $2 ORDER BY subject LIMIT $3"}};

}  // namespace

void note_teller(pg::Connection& db, const Caller& system, const json::array& facts,
                 const json::array& results) {
  std::vector<std::string> types, names;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (results.at(i).at("result") == "refused") continue;
    for (const auto& kind : kKinds) {
      if (facts[i].at("type").as_string() != kind.type) continue;
      types.emplace_back(kind.type);
      names.emplace_back(facts[i].at("payload").at(kind.holder).at(kind.holder).as_string());
    }
  }
  if (types.empty()) return;
  db.run(
      "INSERT INTO tellers(type, name, system) SELECT DISTINCT type, name, $3::integer"
      " FROM unnest($1::text[], $2::text[]) AS told(type, name) ORDER BY type, name"
      " ON CONFLICT (type, name) DO UPDATE SET system = excluded.system WHERE tellers.system <> excluded.system",
      {types, names, system.id});
}

http::Outcome<Standing> standing(pg::Connection& db, const Caller& system, const std::string& type,
                                 const std::string& after, std::int64_t limit) {
  for (const auto& kind : kKinds) {
    if (kind.type != type) continue;
    const auto rows = db.run(kind.standing, {system.id, after, limit});
    Standing found{{}, rows.size() == limit};
    for (int i = 0; i < rows.size(); ++i) found.names.push_back(rows.text(i, 0));
    return found;
  }
  return http::problem(400, "bad_value", "type: order, receive.noted or count.planned");
}

}  // namespace packbench::central
