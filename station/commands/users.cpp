// packbench user list and password: who works here, and until when each may sign in at the desk.
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "station/access/passwords.hpp"
#include "station/api_client.hpp"
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

// Typed without being shown, where there is a terminal.
class Unseen {
 public:
  Unseen() : shown_(tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!shown_) return;
    auto silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~Unseen() {
    if (shown_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  termios before_{};
  bool shown_;
};

std::string typed(const char* prompt) {
  const Unseen unseen;
  std::fprintf(stderr, "%s: ", prompt);
  std::string line;
  std::getline(std::cin, line);
  std::fprintf(stderr, "\n");
  return line;
}

// Nothing: the two were not the same, which is said.
std::optional<std::string> asked_password(Context& context) {
  std::string line;
  if (!isatty(STDIN_FILENO)) return std::getline(std::cin, line), line;
  line = typed("New password");
  if (line == typed("Once more")) return line;
  return context.fail(Exit::usage, "the two are not the same: nothing was changed"), std::nullopt;
}

// Into a store at rest; nothing where a bench has it open.
std::optional<std::variant<bool, records::Text, db::Error>> set_at_rest(const Config& config,
                                                                        const NewPassword& wanted) {
  auto store = db::Store::open(config.store());
  if (!store && store.error().code == db::Errc::unavailable) return std::nullopt;
  if (!store) return store.error();
  auto reader = db::Reader::open(config.store());
  if (!reader) return reader.error();
  return set_password(**reader, **store, wanted, config.passwords, wall_clock_ms());
}

void set_over_api(Context& context, const Config& config, const NewPassword& wanted) {
  const auto path = "/api/desk/people/" + url_escaped(wanted.person) + "/password?language=en";
  const auto reply = api_post(config, path, "application/json",
                              json::serialize(json::object{{"password", wanted.password}}));
  if (!reply) return context.fail(Exit::unavailable, reply.error().message);
  if (reply->status != 200) return context.fail(Exit::failed, refusal_of(*reply));
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
  const auto done = set_at_rest(*config, wanted);
  if (!done) {
    set_over_api(context, *config, wanted);
  } else if (const auto* why = std::get_if<records::Text>(&*done)) {
    context.fail(Exit::failed, workflows::text(*why, "en"));
  } else if (const auto* failed = std::get_if<db::Error>(&*done)) {
    context.fail(Exit::unavailable, failed->message);
  }
  if (context.exit == Exit::ok)
    std::printf("%s chooses another one at the first sign-in at the desk\n", id.c_str());
}

}  // namespace packbench::station
