// The verbs that show something: a table of queries.
#include <algorithm>
#include <vector>

#include "central/commands/verbs.hpp"

namespace packbench::central {
namespace {

struct Table {
  const char* name;
  std::vector<std::string> columns;
  const char* sql;
};

const std::vector<Table>& tables() {
  static const std::vector<Table> all{
      {"benches",
       {"bench", "state", "rows", "last row (UTC)", "last pull (UTC)", "holds"},
       "SELECT name, CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN key_hash IS NULL THEN 'code made'"
       " ELSE 'enrolled' END, kept, date_trunc('second', pushed_at)::timestamp, date_trunc('second', pulled_at)::timestamp,"
       " (SELECT count(*) FROM orders o WHERE o.bench = b.id AND o.state = 'open') FROM benches b ORDER BY name"},
      {"systems",
       {"order system", "state", "outcomes done (UTC)"},
       "SELECT name, CASE WHEN revoked_at IS NULL THEN 'active' ELSE 'revoked' END,"
       " (SELECT date_trunc('second', max(done_at))::timestamp FROM readers WHERE system = id) FROM systems ORDER BY name"},
      {"orders",
       {"state", "orders", "waiting", "leased", "cancelled"},
       "SELECT state, count(*), count(*) FILTER (WHERE state = 'open' AND bench IS NULL),"
       " count(*) FILTER (WHERE state = 'open' AND bench IS NOT NULL),"
       " count(*) FILTER (WHERE state = 'open' AND cancelled) FROM orders GROUP BY state ORDER BY state"},
      {"unended",
       {"order", "ship by (UTC)", "bench", "lease", "parcels", "note"},
       "SELECT number, CASE WHEN due < 253402300799 THEN to_timestamp(due)::timestamp::text ELSE '' END, coalesce(b.name, ''),"
       " CASE WHEN o.bench IS NULL THEN '' WHEN lease_until < now() THEN 'run out' ELSE 'lasts' END, sealed,"
       " CASE WHEN cancelled THEN 'cancelled' ELSE '' END FROM orders o LEFT JOIN benches b ON b.id = o.bench"
       " WHERE state = 'open' ORDER BY due, number"},
      {"leases",
       {"order", "token", "bench", "until (UTC)", "wanted by"},
       "SELECT number, token, b.name, date_trunc('second', lease_until)::timestamp, coalesce(w.name, '') FROM orders o"
       " JOIN benches b ON b.id = o.bench LEFT JOIN benches w ON w.id = o.wanted_bench WHERE state = 'open'"
       " ORDER BY number"},
      {"tickets",
       {"from", "ticket", "kind", "about", "opened (UTC)", "text"},
       "SELECT bench, ticket, kind, document, date_trunc('second', opened_at)::timestamp, text FROM tickets"
       " WHERE state = 'open' UNION ALL"
       " SELECT s.name, t.name, 'system', about, date_trunc('second', opened_at)::timestamp, text FROM system_tickets t"
       " JOIN systems s ON s.id = t.system WHERE state = 'open' ORDER BY 5, 2"},
      {"stock",
       {"location", "item", "lot", "pieces"},
       "SELECT location, item, lot, sum(quantity) FROM stock WHERE EXISTS (SELECT 1 FROM facts WHERE"
       " kind = 'location' AND subject = location) GROUP BY 1, 2, 3 HAVING sum(quantity) <> 0 ORDER BY 1, 2, 3"}};
  return all;
}

void print_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i)
    line += cells[i] + std::string(i + 1 < cells.size() ? widths[i] - cells[i].size() + 2 : 0, ' ');
  std::printf("%s\n", line.c_str());
}

}  // namespace

void print_table(Context& context, const std::string& name) {
  auto db = context.connect();
  if (!db) return;
  const auto table =
      std::find_if(tables().begin(), tables().end(), [&](const auto& t) { return t.name == name; });
  const auto rows = db->run(table->sql);
  std::vector<std::vector<std::string>> lines{table->columns};
  for (int i = 0; i < rows.size(); ++i) {
    auto& line = lines.emplace_back();
    for (int column = 0; column < static_cast<int>(table->columns.size()); ++column)
      line.push_back(rows.text(i, column));
  }
  std::vector<std::size_t> widths(table->columns.size(), 0);
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
  for (const auto& line : lines) print_row(line, widths);
}

}  // namespace packbench::central
