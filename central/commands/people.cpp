// The verbs that change who may call, and what is known of somebody.
#include "central/commands/verbs.hpp"
#include "central/keys.hpp"
#include "central/personal.hpp"
#include "central/pg/transaction.hpp"
#include "central/secret.hpp"
#include "central/tickets.hpp"

namespace packbench::central {

void add_bench_verb(Context& context, const std::string& name) {
  auto db = context.connect();
  if (!db) return;
  start_sodium();
  const auto code = add_bench(*db, name);
  if (!code)
    return context.fail(
        Exit::failed, "Bench " + name + " was revoked, or no bench may be called so: give it another name.");
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
  if (!db) return;
  if (!revoke_bench(*db, name)) return context.fail(Exit::failed, "There is no bench " + name + ".");
  const auto rules = context.load().value().leases;
  std::fprintf(
      stderr,
      "The orders of bench %s are anybody's now. Look what it packed of them and did not tell, and see that"
      " it is off: without a line it could go on sealing for up to %lld minutes.\n",
      name.c_str(), static_cast<long long>((rules.seconds + rules.margin) / 60));
}

void revoke_system_verb(Context& context, const std::string& name) {
  auto db = context.connect();
  if (db && !revoke_system(*db, name)) context.fail(Exit::failed, "There is no order system " + name + ".");
}

void add_viewer_verb(Context& context, const std::string& name) {
  auto db = context.connect();
  if (!db) return;
  start_sodium();
  const auto key = add_viewer(*db, name);
  if (!key)
    return context.fail(Exit::failed, name + " has a key already; for another one, revoke that one first.");
  std::printf("%s\n", key->c_str());
  std::fprintf(stderr, "The key of %s for the centre's page: it is not told again.\n", name.c_str());
}

void revoke_viewer_verb(Context& context, const std::string& name) {
  auto db = context.connect();
  if (db && !revoke_viewer(*db, name)) context.fail(Exit::failed, "Nobody called " + name + " has a key.");
}

void close_ticket_verb(Context& context, const TicketEnd& end) {
  auto db = context.connect();
  if (!db || end_ticket(*db, end)) return;
  context.fail(Exit::failed, (end.from.empty() ? "The centre" : "Order system " + end.from) +
                                 " has no open ticket " + end.ticket + "; a bench's is closed at its desk.");
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
