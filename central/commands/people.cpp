// The verbs that change who may call, and what is known of somebody.
#include "central/commands/verbs.hpp"
#include "central/keys.hpp"
#include "central/personal.hpp"
#include "central/pg/transaction.hpp"
#include "central/secret.hpp"
#include "central/system_tickets.hpp"
#include "central/tickets.hpp"

namespace packbench::central {

void add_bench_verb(Context& context, const std::string& name) {
  auto db = context.connect();
  if (!db) return;
  start_sodium();
  const auto code = add_bench(*db, name);
  if (!code) return context.fail(Exit::failed, "Bench " + name + " was revoked: give it another name.");
  std::printf("%s\n", code->c_str());
  std::fprintf(stderr, "Enrol bench %s with this code within an hour; it is good once.\n", name.c_str());
}

void add_system_verb(Context& context, const std::string& name) {
  auto db = context.connect();
  if (!db) return;
  start_sodium();
  const auto key = add_system(*db, name);
  if (!key) return context.fail(Exit::failed, "There is an order system " + name + " already.");
  std::printf("%s\n", key->c_str());
  std::fprintf(stderr, "The key of order system %s: it is not told again.\n", name.c_str());
}

void revoke_bench_verb(Context& context, const std::string& name) {
  auto db = context.connect();
  if (db && !revoke_bench(*db, name)) context.fail(Exit::failed, "There is no bench " + name + ".");
}

void revoke_system_verb(Context& context, const std::string& name) {
  auto db = context.connect();
  if (db && !revoke_system(*db, name)) context.fail(Exit::failed, "There is no order system " + name + ".");
}

void close_ticket_verb(Context& context, const std::string& from, const std::string& ticket,
                       const std::string& reason) {
  auto db = context.connect();
  if (!db) return;
  const bool closed = from.empty() ? close_ticket(*db, kCentre, ticket, reason)
                                   : close_system_ticket(*db, from, ticket, reason);
  if (!closed)
    context.fail(Exit::failed, (from.empty() ? "The centre" : "Order system " + from) +
                                   " has no open ticket " + ticket + "; a bench's is closed at its desk.");
}

void forget_verb(Context& context, const std::string& order, const std::string& reason,
                 const std::string& by) {
  auto db = context.connect();
  if (!db) return;
  pg::Transaction transaction(*db);
  if (!forget_order(*db, order, reason, by))
    return context.fail(Exit::failed, "Order " + order + " is not known, or was forgotten already.");
  transaction.commit();
}

}  // namespace packbench::central
