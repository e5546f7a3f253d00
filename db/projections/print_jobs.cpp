// Print jobs: each copy requested once, and only ever moving along the table below.
#include <algorithm>
#include <array>

#include "db/json_text.hpp"
#include "db/projections/apply.hpp"

namespace packbench::db {
namespace {

using records::JobState;

struct Transition {
  JobState from, to;
};
constexpr std::array kTransitions{
    Transition{JobState::requested, JobState::sending},  //
    Transition{JobState::sending, JobState::sent},       //
    Transition{JobState::sending,
               JobState::confirmed},                  // the label was scanned before the printer had answered
    Transition{JobState::sent, JobState::confirmed},  //
    Transition{JobState::in_doubt, JobState::confirmed},  // somebody looked, and it was there
    Transition{JobState::sending, JobState::in_doubt},    //
    Transition{JobState::sent, JobState::in_doubt},       //
    Transition{JobState::requested, JobState::failed},    // could not be drawn or proven
    Transition{JobState::sending, JobState::failed},      // no byte went out
    Transition{JobState::requested, JobState::voided},    // a copy counts no more, however far it came
    Transition{JobState::sending, JobState::voided},      //
    Transition{JobState::sent, JobState::voided},         //
    Transition{JobState::confirmed, JobState::voided},    //
    Transition{JobState::in_doubt, JobState::voided},     //
    Transition{JobState::failed, JobState::voided},       //
};

bool allowed(const std::string& from, JobState to) {
  return std::any_of(kTransitions.begin(), kTransitions.end(), [&](const Transition& t) {
    return t.to == to && from == boost::describe::enum_to_string(t.from, "");
  });
}

Result<void> advance(Connection& db, const std::string& job, JobState to) {
  const std::string target = boost::describe::enum_to_string(to, "");
  {
    auto row = db.query("SELECT state FROM print_jobs WHERE job = ?", job);
    if (!row.next()) return Error{Errc::not_found, "print job " + job + " is not here"};
    if (!allowed(row.text(0), to))
      return Error{Errc::conflict, "print job " + job + " is " + row.text(0) + ": it can't become " + target};
  }
  db.run("UPDATE print_jobs SET state = ? WHERE job = ?", target, job);
  return {};
}

Result<void> advance(Connection& db, const std::string& job, JobState to, const std::string& why) {
  if (auto moved = advance(db, job, to); !moved) return moved;
  db.run("UPDATE print_jobs SET why = ? WHERE job = ?", why, job);
  return {};
}

}  // namespace

Result<void> apply(Connection& db, const Fact& fact, const records::PrintRequested& e) {
  const bool of_document = e.order.empty();
  const auto order = of_document ? std::nullopt : std::optional(e.order);
  const auto goods = e.goods ? records::json::serialize(records::to_json(*e.goods)) : std::string();
  db.run(
      "INSERT INTO print_jobs(requested_seq, job, number, parcel, kind, document, about, intent, copy, labels,"
      " goods, lane, reason) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
      fact.seq, e.job, order, e.parcel, of_document ? fact.kind : "", of_document ? fact.document : "",
      e.about, e.intent, e.copy, e.labels, goods, e.lane, e.reason);
  return {};
}

Result<void> apply(Connection& db, const Fact&, const records::PrintSending& e) {
  if (auto moved = advance(db, e.job, JobState::sending); !moved) return moved;
  db.run("UPDATE print_jobs SET printer = ?, picture = ? WHERE job = ?", e.printer, e.picture, e.job);
  return {};
}

Result<void> apply(Connection& db, const Fact&, const records::PrintSent& e) {
  return advance(db, e.job, JobState::sent);
}

Result<void> apply(Connection& db, const Fact&, const records::PrintConfirmed& e) {
  return advance(db, e.job, JobState::confirmed);
}

Result<void> apply(Connection& db, const Fact&, const records::PrintInDoubt& e) {
  return advance(db, e.job, JobState::in_doubt, e.why);
}

Result<void> apply(Connection& db, const Fact&, const records::PrintFailed& e) {
  return advance(db, e.job, JobState::failed, e.why);
}

Result<void> apply(Connection& db, const Fact&, const records::PrintVoided& e) {
  return advance(db, e.job, JobState::voided, e.reason);
}

}  // namespace packbench::db
