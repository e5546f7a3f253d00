// A real centre with a PostgreSQL of its own in a folder, with what supervisors see on a busy day.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { programs, start_database } from '../../central/demo/database.mjs';
import { lay_line } from '../../central/demo/line.mjs';
import { end, run } from '../../central/demo/processes.mjs';
import { Centre, answers } from '../../central/demo/site.mjs';

// Benches that are well were heard just now; they ask nothing here.
export const kHeard = "UPDATE benches SET heard_at = now() WHERE key_hash IS NOT NULL AND name <> 'bench-13'";

// Forty benches, one of them silent for two hours, one whose rows do not come, one that was not enrolled, one revoked; a ticket of each kind of origin;
// `orders` open orders, of which twelve are late; 300 that were shipped; a shelf with less than nothing.
const day = (orders) => `
INSERT INTO benches(name, key_hash, heard_at, kept, newest, pushed_at)
  SELECT 'bench-' || lpad(i::text, 2, '0'), sha256(i::text::bytea), now() - make_interval(secs => i % 20), 1000, 1000, now()
  FROM generate_series(1, 38) i;
UPDATE benches SET heard_at = now() - interval '2 hours', pushed_at = now() - interval '2 hours' WHERE name = 'bench-13';
UPDATE benches SET pushed_at = now() - interval '20 minutes', newest = 1412 WHERE name = 'bench-07';
INSERT INTO benches(name) VALUES ('bench-39');
INSERT INTO benches(name, key_hash, revoked_at) VALUES ('bench-40', sha256('40'), now());
INSERT INTO systems(name, key_hash) VALUES ('erp', sha256('erp'));
INSERT INTO orders(number, revision, cancelled, reason, fact, consignee, carrier, channel, tote, pick_list, due, token, bench, lease_until)
  SELECT 'SO-' || (100000 + i), 1, i = 14, '', '{}', '', 'sf', '', '', '', extract(epoch FROM now())::bigint + (i - 13) * 3600 + 1800, 1, holder.id,
    holder.heard_at + interval '1 hour' FROM generate_series(1, ${orders}) i LEFT JOIN benches holder ON i % 3 = 0 AND holder.id = 1 + i % 38;
INSERT INTO orders(number, revision, cancelled, reason, fact, consignee, carrier, channel, tote, pick_list, due, bench, lease_until, state, ended_at, sealed)
  SELECT 'SO-' || (90000 + i), 1, false, '', '{}', '', 'sf', '', '', '', extract(epoch FROM now())::bigint, 1, now(), 'shipped', now(), 1
  FROM generate_series(1, 300) i;
INSERT INTO parcels(bench, parcel, number, waybill, carrier, token, at_ms, sealed)
  SELECT 1, 'P' || i, 'SO-' || (90000 + i), 'SF' || (77000 + i), 'sf', 1, 0, true FROM generate_series(1, 300) i;
INSERT INTO facts(kind, subject, revision, type, payload, benches) VALUES ('location', 'A-01-01', 0, 'location.received', '{}', '[]'),
  ('location', 'A-01-02', 0, 'location.received', '{}', '[]');
INSERT INTO stock(location, item, lot, bench, quantity) VALUES ('A-01-01', 'TEA-250', '', 1, 40), ('A-01-01', 'TEA-250', '', 2, -4),
  ('A-01-02', 'CUP', 'L7', 1, -3);
INSERT INTO tickets(bench, ticket, kind, document, text) VALUES
  ('centre', 'SO-100003 seal.stale-1', 'seal.stale', 'SO-100003', 'parcel P7 of order SO-100003 was sealed at bench bench-04 under lease 1, the newest is 2: find what else was packed of it'),
  ('bench-05', 'ASN-2001-missing-1', 'missing', 'ASN-2001', '{"key":"receive.missing","args":["ASN-2001","TEA-250","2"]}');
INSERT INTO system_tickets(system, name, about, text) VALUES (1, 'shipment-42', 'SO-100020', 'It can''t be assigned: 2 pieces <b>TEA-250</b> are missing');
ANALYZE`;

const kFar = '127.0.0.2'; // where the line begins

async function free_port() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

// { centre, line, far, sql(text), stop() }: at the address `far` a line leads to the centre, which can be cut. `binary`: packbench-central.
export async function start_centre(binary, orders) {
  const folder = mkdtempSync(path.join(tmpdir(), 'packbench-page-'));
  chmodSync(folder, 0o755); // the database runs under another user
  const running = [];
  let line;
  const stop = async () => {
    line?.close();
    for (const each of running.reverse()) await end(each);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    mkdirSync(folder, { recursive: true });
    const port = await free_port();
    const database = await start_database(path.join(folder, 'postgres'), port, 'packbench');
    running.push(database.process);
    line = await lay_line(port, { host: kFar, port }); // a page may ask only the port that it came from
    const centre = new Centre(path.dirname(path.dirname(binary)), folder, {
      database: database.conninfo, port, hosts: ['127.0.0.1', kFar],
    });
    const psql = path.join(programs(path.join(folder, 'postgres/data')), 'psql');
    const sql = (text) => run([psql, '-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', database.conninfo, '-c', text]);
    await centre.verb('migrate');
    await sql(day(orders));
    running.push(centre.start());
    await answers(running.at(-1), centre.url + '/healthz', centre.log);
    return { centre, line, far: `http://${kFar}:${port}`, sql, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
