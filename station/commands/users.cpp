// packbench user list, password and pin: who works here, and what each proves that with.
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "station/access/passwords.hpp"
#include "station/access/pins.hpp"
#include "station/commands/at_rest.hpp"
#include "station/commands/unseen_input.hpp"
#include "station/commands/verbs.hpp"
#include "station/importing.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

std::string password_state(db::Reader& reader, const std::string& id, const PasswordRules& rules) {
  const auto passwords = reader.passwords(id);
  if (passwords.empty()) return "no password";
  if (passwords.front().given) return "to be chosen";
  const auto end = expires_ms(passwords.front().set_ms, rules);
  if (!end) return "no end";
  return (*end > wall_clock_ms() ? "until " : "expired ") + local_day(*end);
}

using Done = std::variant<bool, records::Text, db::Error>;

// What can be given to an operator here, and is good only for choosing another one.
struct Secret {
  const char* name;  // as routes and their bodies call it
  const char* prompt;
  const char* chosen;  // when its owner chooses another one
  Done (*set)(db::Reader& reader, db::Store& store, const Config& config, const std::string& person,
              const std::string& secret);
};

Done set_given_password(db::Reader& reader, db::Store& store, const Config& config, const std::string& person,
                        const std::string& secret) {
  return set_password(reader, store, {person, secret, "", true}, config.passwords, wall_clock_ms());
}
const Secret kPassword{"password", "New password", "at the first sign-in at the desk", set_given_password};

Done set_given_pin(db::Reader& reader, db::Store& store, const Config&, const std::string& person,
                   const std::string& secret) {
  return set_pin(reader, store, {person, secret, "", true}, wall_clock_ms());
}
const Secret kPin{"pin", "New PIN", "when it is first used at a tablet", set_given_pin};

// Nothing: the two were not the same, which is said.
std::optional<std::string> asked_for(Context& context, const Secret& secret) {
  std::string line;
  if (!isatty(STDIN_FILENO)) return std::getline(std::cin, line), line;
  line = typed_unseen(secret.prompt);
  if (line == typed_unseen("Once more")) return line;
  return context.fail(Exit::usage, "the two are not the same: nothing was changed"), std::nullopt;
}

// Nothing where it is not set, which is said.
std::optional<json::value> told(Context& context, const Done& done, const std::string& id) {
  if (const auto* why = std::get_if<records::Text>(&done))
    return context.fail(Exit::failed, workflows::text_of_keys(*why, "en")), std::nullopt;
  if (const auto* failed = std::get_if<db::Error>(&done))
    return context.fail(Exit::unavailable, failed->message), std::nullopt;
  return json::object{{"person", id}};
}

void give(Context& context, const std::string& id, const Secret& secret) {
  const auto config = context.load();
  if (!config) return;
  const auto given = asked_for(context, secret);
  if (!given) return;
  const AtRest work = [&](db::Store& store, db::Reader& reader) {
    return told(context, secret.set(reader, store, *config, id, *given), id);
  };
  const Post post{"/api/desk/people/" + url_escaped(id) + "/" + secret.name + "?language=en",
                  "application/json", json::serialize(json::object{{secret.name, *given}}),
                  Hearer::bench_alone};
  if (at_rest_or_asked(context, *config, work, post))
    std::printf("%s chooses another one %s\n", id.c_str(), secret.chosen);
}

}  // namespace

void print_users(Context& context) {
  const auto config = context.load();
  if (!config) return;
  auto reader = db::Reader::open(config->store());
  if (!reader) return context.fail(Exit::unavailable, reader.error().message);
  for (const auto& person : (*reader)->operators())
    std::printf("%-16s %-12s PB-B-%-16s %-6s %-18s %s%s\n", person.id.c_str(),
                boost::describe::enum_to_string(person.role, ""), person.badge.c_str(),
                person.language.c_str(), password_state(**reader, person.id, config->passwords).c_str(),
                person.name.c_str(), person.active ? "" : "  (inactive)");
}

void give_password(Context& context, const std::string& id) {
  give(context, id, kPassword);
}

void give_pin(Context& context, const std::string& id) {
  give(context, id, kPin);
}

}  // namespace packbench::station
