// packbench user list and password: who works here, and until when each may sign in at the desk.
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "station/access/passwords.hpp"
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

// Nothing: the two were not the same, which is said.
std::optional<std::string> asked_password(Context& context) {
  std::string line;
  if (!isatty(STDIN_FILENO)) return std::getline(std::cin, line), line;
  line = typed_unseen("New password");
  if (line == typed_unseen("Once more")) return line;
  return context.fail(Exit::usage, "the two are not the same: nothing was changed"), std::nullopt;
}

// Nothing where it is not set, which is said.
std::optional<json::value> set_at_rest(Context& context, db::Store& store, db::Reader& reader,
                                       const NewPassword& wanted, const PasswordRules& rules) {
  const auto done = set_password(reader, store, wanted, rules, wall_clock_ms());
  if (const auto* why = std::get_if<records::Text>(&done))
    return context.fail(Exit::failed, workflows::text(*why, "en")), std::nullopt;
  if (const auto* failed = std::get_if<db::Error>(&done))
    return context.fail(Exit::unavailable, failed->message), std::nullopt;
  return json::object{{"person", wanted.person}};
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
  const auto config = context.load();
  if (!config) return;
  const auto password = asked_password(context);
  if (!password) return;
  const NewPassword wanted{id, *password, "", true};
  const AtRest work = [&](db::Store& store, db::Reader& reader) {
    return set_at_rest(context, store, reader, wanted, config->passwords);
  };
  const Post post{"/api/desk/people/" + url_escaped(id) + "/password?language=en", "application/json",
                  json::serialize(json::object{{"password", *password}}), Hearer::bench_alone};
  if (at_rest_or_asked(context, *config, work, post))
    std::printf("%s chooses another one at the first sign-in at the desk\n", id.c_str());
}

}  // namespace packbench::station
