// What order systems tell.
#include "central/facts.hpp"

#include <algorithm>
#include <functional>

#include "central/personal.hpp"
#include "central/stock.hpp"
#include "db/records/event.hpp"

namespace packbench::central {
namespace {

using records::Errc;
using records::Error;
using records::Result;

// What counts as one and the same: the greatest revision of it, or what was told last where it has none.
struct Subject {
  const char* kind;
  std::string name;
  std::int64_t* revision = nullptr;  // within the event; 0: to be counted here
};
Subject subject_of(records::ItemReceived& e) {
  return {"item", e.item.item};
}
Subject subject_of(records::LocationReceived& e) {
  return {"location", e.location.location};
}
Subject subject_of(records::OperatorReceived& e) {
  return {"operator", e.person.id};
}
Subject subject_of(records::NoteReceived& e) {
  return {"note", e.note.note, &e.note.revision};
}
Subject subject_of(records::NoteCancelled& e) {
  return {"note", e.note, &e.revision};
}
Subject subject_of(records::ReturnAnnounced& e) {
  return {"rma", e.rma.rma, &e.rma.revision};
}
Subject subject_of(records::CountPlanned& e) {
  return {"plan", e.plan.plan, &e.plan.revision};
}

struct Fact {
  Subject subject;
  std::string type;
  std::function<json::value()> payload;  // as it is now, without what has its default
  std::vector<std::string> benches;      // empty: all
};

struct Known {
  std::int64_t revision = 0;
  std::string type, payload, benches;
};

constexpr std::int64_t kLock = 1349206886;  // one more than that of the migrations

std::optional<Known> known_fact(pg::Connection& db, const Subject& subject) {
  // Who tells waits for who tells, so that two don't tell the same at a time.
  db.run("SELECT pg_advisory_xact_lock($1)", {kLock});
  const auto row =
      db.run("SELECT revision, type, payload, benches FROM facts WHERE kind = $1 AND subject = $2",
             {subject.kind, subject.name});
  if (row.empty()) return std::nullopt;
  return Known{row.number(0, 0), row.text(0, 1), row.text(0, 2), row.text(0, 3)};
}

Result<std::vector<std::int64_t>> ids_of(pg::Connection& db, const std::vector<std::string>& names) {
  std::vector<std::int64_t> ids;
  for (const auto& name : names) {
    const auto row = db.run("SELECT id FROM benches WHERE name = $1", {name});
    if (row.empty()) return Error{Errc::bad_value, "benches: there is no bench \"" + name + "\""};
    ids.push_back(row.number(0, 0));
  }
  return ids;
}

// What an index takes.
constexpr std::size_t kLongest = 500;

// With what is kept already: unchanged, an error, or nothing: it is news, and has its number.
Result<std::optional<Told>> compare(const Known& known, const Fact& fact, const std::string& benches) {
  auto* revision = fact.subject.revision;
  const bool counted = revision && *revision == 0;
  if (counted) *revision = known.revision;
  if (revision && *revision < known.revision) return std::optional(Told::unchanged);
  const bool newer = revision && *revision > known.revision;
  const bool same =
      known.type == fact.type && known.payload == json::serialize(fact.payload()) && known.benches == benches;
  if (!newer && same) return std::optional(Told::unchanged);
  if (revision && !newer && !counted)
    return Error{Errc::bad_value, "revision: " + std::to_string(known.revision) + " of " + fact.subject.name +
                                      " was told with another content: what changes has a greater one"};
  if (counted) ++*revision;
  return std::optional<Told>();
}

Result<void> check_name(const Subject& subject) {
  if (subject.name.size() > kLongest)
    return Error{Errc::bad_value, std::string(subject.kind) + ": its name is too long"};
  if (subject.name.empty()) return Error{Errc::bad_value, std::string(subject.kind) + ": has no name"};
  if (subject.revision && *subject.revision < 0)
    return Error{Errc::bad_value, "revision: revisions begin at 1; left out, they are counted here"};
  return {};
}

Result<Told> keep(pg::Connection& db, const Fact& fact) {
  const auto& subject = fact.subject;
  if (auto good = check_name(subject); !good) return good.error();
  const auto benches = ids_of(db, fact.benches);
  if (!benches) return benches.error();
  const auto names = json::serialize(records::to_json(fact.benches));
  const auto known = known_fact(db, subject);
  if (known) {
    const auto settled = compare(*known, fact, names);
    if (!settled) return settled.error();
    if (*settled) return **settled;
  } else if (subject.revision && *subject.revision == 0) {
    *subject.revision = 1;
  }
  const auto payload = fact.payload();
  db.run(
      "INSERT INTO facts(kind, subject, revision, type, payload, benches) VALUES($1, $2, $3, $4, $5, $6)"
      " ON CONFLICT (kind, subject) DO UPDATE SET revision = excluded.revision, type = excluded.type,"
      " payload = excluded.payload, benches = excluded.benches",
      {subject.kind, subject.name, subject.revision ? *subject.revision : 0, fact.type,
       json::serialize(payload), names});
  if (benches->empty()) tell_all(db, 0, fact.type, payload);
  for (const auto bench : *benches) tell(db, bench, fact.type, payload);
  if (!known && fact.type == records::LocationReceived::kType) tell_stock_of(db, subject.name);
  return known ? Told::changed : Told::fresh;
}

template <class T>
Result<Told> keep_event(pg::Connection& db, const json::value& payload,
                        const std::vector<std::string>& benches) {
  auto event = records::from_json<T>(payload);
  if (!event) return event.error();
  return keep(db, {subject_of(*event), T::kType, [&] { return records::to_json(*event); }, benches});
}

Result<Told> keep_order(pg::Connection& db, const json::value& payload, const std::vector<std::string>&) {
  const auto fact = records::from_json<records::OrderFact>(payload);
  if (!fact) return fact.error();
  bool reopen = true;
  if (const auto* said = payload.get_object().if_contains("reopen"))
    if (auto read = records::detail::read(*said, reopen, "reopen"); !read) return read.error();
  return tell_order_fact(db, *fact, reopen);
}

Result<Told> keep_forget(pg::Connection& db, const json::value& payload, const std::vector<std::string>&) {
  const auto fact = records::from_json<records::ForgetOrder>(payload);
  if (!fact) return fact.error();
  return forget_order(db, fact->order, fact->reason, fact->by) ? Told::fresh : Told::unchanged;
}

struct Kind {
  std::string_view type;
  const char* holder;  // of the revision within the payload; null: it has none, or it stands in it
  Result<Told> (*keep)(pg::Connection& db, const json::value& payload,
                       const std::vector<std::string>& benches);
};
template <class T>
constexpr Kind kind_of(const char* holder = nullptr) {
  return {T::kType, holder, &keep_event<T>};
}
constexpr Kind kKinds[] = {{records::kOrderFact, "order", &keep_order},
                           {records::kForgetOrder, nullptr, &keep_forget},
                           kind_of<records::ItemReceived>(),
                           kind_of<records::LocationReceived>(),
                           kind_of<records::OperatorReceived>(),
                           kind_of<records::NoteReceived>("note"),
                           kind_of<records::NoteCancelled>(),
                           kind_of<records::ReturnAnnounced>("rma"),
                           kind_of<records::CountPlanned>("plan")};

// Where the records begin at revision 1, one that is left out is 0 here: to be counted.
json::value with_revision(json::value payload, const char* holder) {
  auto* object = payload.if_object();
  auto* held = object && holder ? object->if_contains(holder) : nullptr;
  if (held && held->is_object()) held->get_object().insert({{"revision", 0}});
  return payload;
}

// PostgreSQL's texts hold no zero byte, wherever in the fact it stands.
bool has_zero(const json::value& value) {
  if (const auto* text = value.if_string()) return text->find('\0') != json::string::npos;
  if (const auto* list = value.if_array()) return std::any_of(list->begin(), list->end(), has_zero);
  if (const auto* object = value.if_object())
    return std::any_of(object->begin(), object->end(),
                       [](const auto& member) { return has_zero(member.value()); });
  return false;
}

Result<Told> tell_checked(pg::Connection& db, const json::value& fact) {
  const auto* object = fact.if_object();
  const auto* type = object ? object->if_contains("type") : nullptr;
  const auto* payload = object ? object->if_contains("payload") : nullptr;
  if (!type || !type->is_string() || !payload) return Error{Errc::bad_type, "a fact is {type, payload}"};
  if (has_zero(*payload)) return Error{Errc::bad_value, "a text has a zero byte"};
  std::vector<std::string> benches;
  if (const auto* names = object->if_contains("benches"))
    if (auto read = records::detail::read(*names, benches, "benches"); !read) return read.error();
  for (const auto& kind : kKinds)
    if (kind.type == type->get_string()) return kind.keep(db, with_revision(*payload, kind.holder), benches);
  return Error{Errc::unknown_type, "type: no fact of this kind is known here"};
}

constexpr const char* kWords[] = {"new", "changed", "unchanged"};

}  // namespace

json::object tell_fact(pg::Connection& db, const json::value& fact) {
  const auto told = tell_checked(db, fact);
  if (!told) return {{"result", "refused"}, {"why", told.error().message}};
  return {{"result", kWords[static_cast<std::size_t>(*told)]}};
}

}  // namespace packbench::central
