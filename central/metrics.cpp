// Figures for Prometheus.
#include "central/metrics.hpp"

namespace packbench::central {
namespace {

struct Gauge {
  const char *name, *help, *label;
  const char* sql;  // label's value, figure
};
constexpr Gauge kGauges[] = {
    {"packbench_journal_rows", "Journal rows of each bench that are here", "bench",
     "SELECT name, kept FROM benches WHERE revoked_at IS NULL ORDER BY 1"},
    {"packbench_push_age_seconds", "Since each bench's newest row came", "bench",
     "SELECT name, extract(epoch FROM now() - pushed_at)::bigint FROM benches"
     " WHERE revoked_at IS NULL AND pushed_at IS NOT NULL ORDER BY 1"},
    {"packbench_heard_age_seconds", "Since each bench asked anything; noted every 20 s", "bench",
     "SELECT name, extract(epoch FROM now() - heard_at)::bigint FROM benches"
     " WHERE revoked_at IS NULL AND heard_at IS NOT NULL ORDER BY 1"},
    {"packbench_rows_unsent", "Rows of each bench's journal that are not here, as it last said", "bench",
     "SELECT name, greatest(newest - kept, 0) FROM benches WHERE revoked_at IS NULL ORDER BY 1"},
    {"packbench_orders", "Orders by state", "state",
     "SELECT state, count(*) FROM orders GROUP BY 1 ORDER BY 1"},
    {"packbench_leases", "Orders that each bench holds", "bench",
     "SELECT b.name, count(*) FROM orders o JOIN benches b ON b.id = o.bench WHERE o.state = 'open' GROUP BY 1 ORDER BY 1"},
    {"packbench_leases_run_out",
     "Of these, those that wait for a bench which was not heard for longer than its lease", "bench",
     "SELECT b.name, count(*) FROM orders o JOIN benches b ON b.id = o.bench WHERE o.state = 'open'"
     " AND o.lease_until < now() GROUP BY 1 ORDER BY 1"},
    {"packbench_tickets_open", "Open tickets by kind", "kind",
     "SELECT kind, count(*) FROM tickets WHERE state = 'open' GROUP BY 1 UNION ALL"
     " SELECT 'system', count(*) FROM system_tickets WHERE state = 'open' HAVING count(*) > 0 ORDER BY 1"},
    {"packbench_untold_seconds", "Age of the oldest transaction that holds back changes", "of",
     "SELECT 'database', coalesce(extract(epoch FROM max(now() - xact_start)), 0)::bigint FROM pg_stat_activity"
     " WHERE backend_xid IS NOT NULL"}};

std::string escaped(const std::string& label) {
  std::string out;
  for (const char c : label) {
    if (c == '\\' || c == '"') out += '\\';
    out += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return out;
}

std::string head(const char* name, const char* help, const char* type) {
  return std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
}

}  // namespace

std::string Metrics::text() const {
  auto out = head("packbench_requests_total", "Requests that this process answered", "counter");
  for (const auto& [which, count] : requests_)
    out += "packbench_requests_total{path=\"" + which.first + "\",status=\"" + std::to_string(which.second) +
           "\"} " + std::to_string(count) + "\n";
  return out;
}

std::string database_metrics(pg::Connection& db) {
  std::string out;
  for (const auto& gauge : kGauges) {
    out += head(gauge.name, gauge.help, "gauge");
    const auto rows = db.run(gauge.sql);
    for (int i = 0; i < rows.size(); ++i)
      out += std::string(gauge.name) + "{" + gauge.label + "=\"" + escaped(rows.text(i, 0)) + "\"} " +
             rows.text(i, 1) + "\n";
  }
  return out;
}

}  // namespace packbench::central
