// The lane's row: who stands there, what it waits for.
#include "db/projections/apply.hpp"

namespace packbench::db {
namespace {

template <class T>
std::string json_of(const T& value) {
  return records::json::serialize(records::to_json(value));
}

}  // namespace

Result<void> apply(Connection& db, const Fact& fact, const records::LaneSignedIn& event) {
  db.run(
      "INSERT INTO lanes(lane, person) VALUES(?, ?) ON CONFLICT(lane) DO UPDATE SET person = excluded.person",
      fact.lane, json_of(event.person));
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::LaneSignedOut&) {
  db.run("UPDATE lanes SET person = NULL, asked = NULL WHERE lane = ?", fact.lane);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::LaneStopped& event) {
  db.run("INSERT INTO lanes(lane, stop) VALUES(?, ?) ON CONFLICT(lane) DO UPDATE SET stop = excluded.stop",
         fact.lane, json_of(event.text));
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::LaneAcknowledged&) {
  db.run("UPDATE lanes SET stop = NULL WHERE lane = ?", fact.lane);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::LaneAsked& event) {
  db.run("INSERT INTO lanes(lane, asked) VALUES(?, ?) ON CONFLICT(lane) DO UPDATE SET asked = excluded.asked",
         fact.lane, json_of(event));
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::LaneAnswered&) {
  db.run("UPDATE lanes SET asked = NULL WHERE lane = ?", fact.lane);
  return {};
}

// The choice is the operator's, so it also holds at the next sign-in.
Result<void> apply(Connection& db, const Fact& fact, const records::LaneLanguage& event) {
  db.run("UPDATE operators SET language = ?1 WHERE id = (SELECT person ->> 'id' FROM lanes WHERE lane = ?2)",
         event.language, fact.lane);
  db.run(
      "UPDATE lanes SET person = json_set(person, '$.language', ?1) WHERE lane = ?2 AND person IS NOT NULL",
      event.language, fact.lane);
  return {};
}

}  // namespace packbench::db
