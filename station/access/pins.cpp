// PINs in the store.
#include "station/access/pins.hpp"

#include <algorithm>

#include "station/access/password_hash.hpp"

namespace packbench::station {
namespace {

constexpr std::size_t kShortest = 4, kLongest = 8;

bool is_number(const std::string& pin) {
  return std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// From each digit to the next it is the same way, 9 and 0 being neighbours.
bool has_steps_of(const std::string& pin, int step) {
  return std::adjacent_find(pin.begin(), pin.end(),
                            [&](char one, char next) { return (next - one + 10) % 10 != step; }) == pin.end();
}

// What a PIN must not be; each looks at what those before it let pass.
struct Rule {
  const char* text;
  bool (*broken)(const std::string& pin, const records::Operator& whose);
};
const Rule kRules[] = {
    {"pin.bad_digits",
     [](const std::string& pin, const records::Operator&) {
       return pin.size() < kShortest || pin.size() > kLongest || !is_number(pin);
     }},
    {"pin.bad_alike", [](const std::string& pin, const records::Operator&) { return has_steps_of(pin, 0); }},
    {"pin.bad_row", [](const std::string& pin,
                       const records::Operator&) { return has_steps_of(pin, 1) || has_steps_of(pin, 9); }},
    {"pin.bad_named", [](const std::string& pin,
                         const records::Operator& whose) { return pin == whose.id || pin == whose.badge; }},
};

std::optional<records::Text> problem_of(const std::string& pin, const records::Operator& whose) {
  for (const auto& rule : kRules)
    if (rule.broken(pin, whose)) return records::Text{"pin.bad", {rule.text}};
  return std::nullopt;
}

}  // namespace

PinCheck check_pin(db::Reader& reader, const std::string& badge, const std::string& pin) {
  const auto person = reader.operator_by_badge(badge);
  const auto row = person ? reader.pin(person->id) : std::nullopt;
  const bool right = opens(row ? row->hash : "", pin);
  if (!person) return {};
  if (!row) return {PinOutcome::none, person->id};
  if (!right) return {PinOutcome::wrong, person->id};
  return {row->given ? PinOutcome::given : PinOutcome::right, person->id, row->hash};
}

std::variant<bool, records::Text, db::Error> set_pin(db::Reader& reader, db::Store& store,
                                                     const NewPin& wanted, std::int64_t now_ms) {
  const auto person = reader.operator_named(wanted.person);
  if (!person || !person->active) return records::Text{"pin.nobody", {wanted.person}};
  if (auto problem = problem_of(wanted.pin, *person)) return *std::move(problem);
  const auto row = reader.pin(person->id);
  if (!wanted.instead_of.empty() && (!row || row->hash != wanted.instead_of))
    return records::Text{"pin.wrong", {}};  // another one was given meanwhile
  if (row && opens(row->hash, wanted.pin)) return records::Text{"pin.bad", {"pin.bad_known"}};
  const auto done = store.set_pin({person->id, wanted.by, wanted.given}, password_hash(wanted.pin), now_ms);
  if (!done) return done.error();
  return true;
}

}  // namespace packbench::station
