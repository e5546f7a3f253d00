// What `packbench-central` can be told to do, one function per verb.
#pragma once
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>

#include "central/config.hpp"
#include "central/pg/connection.hpp"

namespace packbench::central {

// Exit codes, as the bench's.
enum class Exit { ok = 0, failed = 1, configuration = 3, unavailable = 4, must_mend = 6 };

struct Context {
  std::filesystem::path file = "/etc/packbench/central.toml";
  Exit exit = Exit::ok;

  void fail(Exit code, const std::string& message);
  // Nothing, and said why, where the file is wrong.
  [[nodiscard]] std::optional<Config> load();
  // A connection to a database of this program's schema; nothing likewise.
  [[nodiscard]] std::optional<pg::Connection> connect();
};

void serve(Context& context);
void migrate_database(Context& context);
void check(Context& context);

void add_bench_verb(Context& context, const std::string& name);
void add_system_verb(Context& context, const std::string& name);
void revoke_bench_verb(Context& context, const std::string& name);
void revoke_system_verb(Context& context, const std::string& name);
void add_viewer_verb(Context& context, const std::string& name);
void revoke_viewer_verb(Context& context, const std::string& name);
struct TicketEnd;
void close_ticket_verb(Context& context, const TicketEnd& end);
void forget_verb(Context& context, const std::string& order, const std::string& reason,
                 const std::string& by);

// The named one of tables() on standard output.
void print_table(Context& context, const std::string& name);

}  // namespace packbench::central
