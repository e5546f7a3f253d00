// Who may call: benches, which enrol by a code that is good once, order systems, and people who look.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "central/pg/connection.hpp"
#include "http/request.hpp"

namespace packbench::central {

// In the order in which caller_of() numbers them.
enum class Role { bench, system, viewer };

struct Caller {
  Role role = Role::bench;
  std::int64_t id = 0;
  std::string name;
  bool unheard = false;  // a bench of which that was not noted lately: see note_heard()
};

// Whose key that is; nothing where nobody's, or where it was revoked.
[[nodiscard]] std::optional<Caller> caller_of(pg::Connection& db, const std::string& key);

// Hashes of all keys that open something, as caller_of() looks for them.
[[nodiscard]] std::vector<std::string> key_hashes(pg::Connection& db);

// A code for the bench of that name, made new, or enrolled anew with its journal; the code before it is void.
// Nothing where the bench was revoked, or would be called as the centre is in its tickets.
[[nodiscard]] std::optional<std::string> add_bench(pg::Connection& db, const std::string& name);

// The bench's name, and from now on the key is its own. 401 code.unknown.
[[nodiscard]] http::Outcome<std::string> enrol(pg::Connection& db, const std::string& code,
                                               const std::string& key);

// Its key opens nothing more, and its orders are anybody's at once. False where there is no such bench.
bool revoke_bench(pg::Connection& db, const std::string& name);

// The key, told this once. Nothing where the name is taken.
[[nodiscard]] std::optional<std::string> add_system(pg::Connection& db, const std::string& name);
bool revoke_system(pg::Connection& db, const std::string& name);

// The key of a person, told this once: letters to be typed. Nothing where who is called so has one.
[[nodiscard]] std::optional<std::string> add_viewer(pg::Connection& db, const std::string& name);
// False where there is nobody of that name.
bool revoke_viewer(pg::Connection& db, const std::string& name);

// It said something just now. Waits for nobody: where its row is locked, the next request says so.
void note_heard(pg::Connection& db, const Caller& bench);
// How many rows its journal has, as it says.
void note_newest(pg::Connection& db, const Caller& bench, std::int64_t newest);

}  // namespace packbench::central
