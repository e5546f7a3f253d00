// packbench-central serve, migrate and check.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <boost/asio/signal_set.hpp>

#include "central/commands/verbs.hpp"
#include "central/schema.hpp"
#include "central/secret.hpp"
#include "central/service.hpp"

namespace packbench::central {
namespace {

void await_hangup(boost::asio::signal_set& signals, Service& service) {
  signals.async_wait([&](const boost::system::error_code& error, int) {
    if (error) return;
    if (service.reload_certificate()) spdlog::info("the certificate was read again");
    await_hangup(signals, service);
  });
}

}  // namespace

void serve(Context& context) {
  auto config = context.load();
  if (!config || !context.connect()) return;
  spdlog::set_default_logger(spdlog::stderr_logger_mt("packbench-central"));
  start_sodium();
  boost::asio::io_context io(1);
  const auto address = config->address;
  auto service = Service::start(io, *std::move(config));
  if (!service) return context.fail(Exit::configuration, service.error().message);
  boost::asio::signal_set ends(io, SIGINT, SIGTERM), hangup(io, SIGHUP);
  ends.async_wait([&](const boost::system::error_code&, int) {
    (*service)->stop();
    io.stop();
  });
  await_hangup(hangup, **service);
  spdlog::info("listening on {}:{}", address, (*service)->port());
  io.run();
}

void migrate_database(Context& context) {
  const auto config = context.load();
  if (!config) return;
  try {
    pg::Connection db(config->database);
    std::printf("%d of %zu migrations were applied.\n", migrate(db), migrations().size());
  } catch (const pg::Unavailable& gone) {
    context.fail(Exit::unavailable, gone.what());
  }
}

void check(Context& context) {
  auto db = context.connect();
  if (!db) return;
  const auto held = db->run(
      "SELECT coalesce(extract(epoch FROM max(now() - xact_start)), 0)::bigint FROM pg_stat_activity"
      " WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()");
  std::printf("The database answers and has schema %d.\n", schema_version(*db));
  if (held.number(0, 0) > 60)
    context.fail(Exit::must_mend, "A transaction has run for " + held.text(0, 0) +
                                      " s, and holds back what benches are told: see pg_stat_activity");
  if (db->run("SHOW synchronous_commit").text(0, 0) == "off")
    context.fail(Exit::must_mend,
                 "synchronous_commit is off: rows that benches were told are kept can be lost");
}

}  // namespace packbench::central
