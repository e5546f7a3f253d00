// What must hold once all is mended. Each check returns what is wrong, one line each.
import { existsSync, readFileSync } from 'node:fs';
import { run } from '../../central/demo/processes.mjs';

const lines = (text) => text.split('\n').filter(Boolean);
const of_bench = (bench, sql) => run(['sqlite3', '-readonly', bench.data + '/packbench.db', sql]).then(lines);
const of_centre = (site, sql) => site.database.sql(sql).then(lines);
const id_of = (bench) => `(SELECT id FROM benches WHERE name = '${bench.name}')`;

const kBenchRow = `json_array(seq, at_ms, lane, person, stream, input_id, source, lower(hex(raw)), aim, type,
  payload, lower(hex(hash)))`;
const kCentreRow = `json_build_array(seq, at_ms, lane, person, stream, input_id, source, coalesce(encode(raw, 'hex'), ''), aim, type,
  payload, encode(hash, 'hex'))`;

export const newest_row = async (bench) => Number((await of_bench(bench, 'SELECT max(seq) FROM journal'))[0]);
export const kept_row = async (site, { name }) => Number((await of_centre(site, `SELECT kept FROM benches WHERE name = '${name}'`))[0]);

// Row by row: all that the centre has of each bench is what the bench has, in one piece from the first on.
async function rows_are_equal(site) {
  const wrong = [];
  for (const bench of site.benches) {
    const theirs = await of_centre(site, `SELECT ${kCentreRow} FROM journal WHERE bench = ${id_of(bench)} ORDER BY seq`);
    const own = await of_bench(bench, `SELECT ${kBenchRow} FROM journal WHERE seq <= ${theirs.length} ORDER BY seq`);
    const normal = (line) => JSON.stringify(JSON.parse(line));
    const at = own.findIndex((line, row) => normal(line) !== normal(theirs[row]));
    if (at >= 0 || own.length !== theirs.length)
      wrong.push(`${bench.name}: row ${at + 1} of ${own.length}: ${own[at]}; at the centre (${theirs.length}): ${theirs[at]}`);
  }
  return wrong;
}

async function acknowledged_scans_are_there_once(site) {
  const wrong = [];
  for (const bench of site.benches) {
    const acked = existsSync(bench.acked) ? lines(readFileSync(bench.acked, 'utf8')) : [];
    const once = `SELECT input_id FROM journal WHERE bench = ${id_of(bench)} AND input_id <> '' GROUP BY 1 HAVING count(*) = 1`;
    const kept = new Set(await of_centre(site, once));
    const bad = acked.filter((id) => !kept.has(id));
    if (bad.length > 0) wrong.push(`${bench.name}: ${bad.length} of ${acked.length} are not there once, as ${bad[0]}`);
    site.scans = (site.scans ?? 0) + acked.length;
  }
  return wrong;
}

const kSealed = `WITH sealed AS (SELECT b.name, stream, payload::json->>'parcel' AS parcel,
  sum(CASE type WHEN 'pack.sealed' THEN 1 ELSE -1 END) AS times FROM journal j JOIN benches b ON b.id = j.bench
  WHERE type IN ('pack.sealed', 'pack.unsealed') GROUP BY 1, 2, 3)`;
const kAtTwo = `${kSealed} SELECT stream || ' is sealed at ' || string_agg(DISTINCT name, ' and ') FROM sealed WHERE times > 0
  GROUP BY stream HAVING count(DISTINCT name) > 1`;
const kAgain = `${kSealed} SELECT parcel || ' is sealed ' || times || ' times at ' || name FROM sealed WHERE times > 1`;
const kTickets = `SELECT kind || ': ' || text FROM tickets WHERE bench = 'centre'
  AND kind IN ('seal.twice', 'seal.stale', 'seal.unleased', 'end.stale', 'row.unreadable')`;

async function no_order_is_sealed_twice(site) {
  const found = [];
  for (const sql of [kAtTwo, kAgain, kTickets]) found.push(...(await of_centre(site, sql)));
  return found;
}

async function orders_end_or_are_listed(site) {
  const states = new Map((await of_centre(site, 'SELECT number, state FROM orders')).map((line) => line.split('|')));
  const listed = new Set(lines(await site.centres[0].verb('orders', '--unended')).map((line) => line.split(' ')[0]));
  const wrong = [];
  for (const order of site.shop.orders.keys()) {
    const state = states.get(order);
    if (!listed.has(order) && !['shipped', 'shorted', 'cancelled'].includes(state)) wrong.push(`${order} is ${state}, and not listed`);
  }
  for (const bench of site.benches)
    for (const line of await of_bench(bench, "SELECT number, state FROM orders WHERE state IN ('shipped', 'shorted')")) {
      const [order, state] = line.split('|');
      if (listed.has(order)) wrong.push(`${order} was ${state} at ${bench.name}, and is listed as unended`);
    }
  site.ended = [...states.values()].filter((state) => state !== 'open').length;
  return wrong;
}

// At the locations that the centre told: what it has of all benches, and what each bench has by its own and by what it was told.
export async function balances_are_equal(site) {
  const shared = `SELECT s.location || '|' || item || '|' || lot || '|' || sum(quantity) FROM stock s
    WHERE EXISTS (SELECT 1 FROM facts WHERE kind = 'location' AND subject = s.location)
    GROUP BY s.location, item, lot HAVING sum(quantity) <> 0`;
  const all = (await of_centre(site, shared)).sort();
  const wrong = [];
  for (const bench of site.benches) {
    const told = 'quantity <> 0 AND location IN (SELECT location FROM locations)';
    const own = (await of_bench(bench, `SELECT location, item, lot, quantity FROM balances WHERE ${told}`)).sort();
    const missing = all.filter((line) => !own.includes(line)), other = own.filter((line) => !all.includes(line));
    if (missing.length + other.length > 0) wrong.push(`${bench.name} has ${other.join(', ')}; the centre ${missing.join(', ')}`);
  }
  return wrong;
}

async function stores_are_sound(site) {
  const wrong = [];
  for (const bench of site.benches) await bench.verb('verify').catch((error) => wrong.push(`${bench.name}: ${error.message}`));
  return wrong;
}

const kChecks = [rows_are_equal, acknowledged_scans_are_there_once, no_order_is_sealed_twice, orders_end_or_are_listed, stores_are_sound];

// All that is wrong, but balances, which come in step by themselves.
export async function check(site) {
  const wrong = [];
  for (const holds of kChecks) wrong.push(...(await holds(site)).map((line) => `${holds.name}: ${line}`));
  return wrong;
}
