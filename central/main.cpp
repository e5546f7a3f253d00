// The program: all verbs with their options. The only file that knows the parser.
#include <CLI/CLI.hpp>
#include <memory>

#include "central/commands/verbs.hpp"
#include "central/tickets.hpp"

namespace packbench::central {
namespace {

using Named = void (*)(Context& context, const std::string& name);

void add_named(CLI::App& app, Context& context, const char* verb, const char* help, Named run) {
  auto* added = app.add_subcommand(verb, help);
  const auto name = std::make_shared<std::string>();
  added->add_option("name", *name, "Its name")->required();
  added->callback([&context, name, run] { run(context, *name); });
}

void add_table(CLI::App& app, Context& context, const char* verb, const char* help, const char* table) {
  app.add_subcommand(verb, help)->callback([&context, table] { print_table(context, table); });
}

void add_people(CLI::App& app, Context& context) {
  auto* bench = app.add_subcommand("bench", "Who packs: benches, each with a key of its own");
  bench->require_subcommand(1);
  add_named(*bench, context, "add", "A code by which a bench enrols, good once and for an hour",
            &add_bench_verb);
  add_named(*bench, context, "revoke",
            "Its key opens nothing more; its orders are anybody's at once. For good", &revoke_bench_verb);
  add_table(*bench, context, "list", "All benches: what of their journals is here, and what they hold",
            "benches");
  auto* system = app.add_subcommand("system", "Who tells orders: order systems, each with a key of its own");
  system->require_subcommand(1);
  add_named(*system, context, "add", "A key for an order system, told this once", &add_system_verb);
  add_named(*system, context, "revoke", "Its key opens nothing more", &revoke_system_verb);
  add_table(*system, context, "list", "All order systems", "systems");
  auto* viewer = app.add_subcommand("viewer", "Who looks at the centre's page and closes tickets there");
  viewer->require_subcommand(1);
  add_named(*viewer, context, "add", "A key for a person, told this once", &add_viewer_verb);
  add_named(*viewer, context, "revoke", "That key opens nothing more", &revoke_viewer_verb);
  add_table(*viewer, context, "list", "All who have or had a key", "viewers");
}

void add_orders(CLI::App& app, Context& context) {
  auto* orders = app.add_subcommand("orders", "How many orders are in which state");
  const auto unended = std::make_shared<bool>(false);
  orders->add_flag("--unended", *unended, "Each order without an end: where it is, and until when");
  orders->callback([&context, unended] { print_table(context, *unended ? "unended" : "orders"); });
  add_table(app, context, "needs", "What calls for somebody: how many, and since when", "needs");
  add_table(app, context, "leases", "Which bench has which order, and until when", "leases");
  add_table(app, context, "stock", "Pieces at each location, by what all benches moved", "stock");
  auto* forget =
      app.add_subcommand("forget", "Forget an order's consignee, here and at every bench that had it");
  const auto order = std::make_shared<std::string>(), reason = std::make_shared<std::string>(),
             by = std::make_shared<std::string>();
  forget->add_option("order", *order, "Its number")->required();
  forget->add_option("--reason", *reason, "Why")->required();
  forget->add_option("--by", *by, "Who answers for it")->required();
  forget->callback([&context, order, reason, by] { forget_verb(context, *order, *reason, *by); });
  auto* tickets = app.add_subcommand("tickets", "What must be followed up, at benches and here");
  const auto end = std::make_shared<TicketEnd>();
  auto* closed = tickets->add_option("--close", end->ticket, "Close this ticket of the centre");
  tickets->add_option("--from", end->from, "The ticket is this order system's")->needs(closed);
  tickets->add_option("--reason", end->reason, "What came of it")->needs(closed);
  tickets->add_option("--by", end->by, "Who closes it")->needs(closed);
  closed->needs("--reason");
  tickets->callback([&context, end] {
    end->ticket.empty() ? print_table(context, "tickets") : close_ticket_verb(context, *end);
  });
}

int run(int argc, char** argv) {
  CLI::App app("packbench-central: joins benches to an order system");
  Context context;
  app.set_version_flag("--version", PACKBENCH_VERSION);
  app.add_option("--config", context.file, "Configuration file")->capture_default_str()->take_last();
  app.require_subcommand(1);
  app.fallthrough();
  app.add_subcommand("serve", "The centre itself (until Ctrl-C)")->callback([&] { serve(context); });
  app.add_subcommand("migrate", "Bring the database to this version's schema")->callback([&] {
    migrate_database(context);
  });
  app.add_subcommand("check", "Is the database ready?")->callback([&] { check(context); });
  add_people(app, context);
  add_orders(app, context);
  CLI11_PARSE(app, argc, argv);
  return static_cast<int>(context.exit);
}

}  // namespace
}  // namespace packbench::central

int main(int argc, char** argv) {
  try {
    return packbench::central::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
