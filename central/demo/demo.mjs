// ./dev demo --central: a PostgreSQL, a centre, two benches, an order system and lines that can be cut, on this machine.
// node demo.mjs BUILD [--data FOLDER] [--port N]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { commands, help } from './commands.mjs';
import { start_database } from './database.mjs';
import { demo_facts, demo_text } from './facts.mjs';
import { lay_line } from './line.mjs';
import { end, kDatabaseUser, until } from './processes.mjs';
import { Bench, Centre, answers, bearer, post } from './site.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, port: { type: 'string', default: '8484' } },
});
const kBuild = path.resolve(positionals[0]);
const kHome = kDatabaseUser ? '/var/lib' : (process.env.XDG_DATA_HOME ?? path.join(homedir(), '.local/share'));
const kData = path.resolve(values.data ?? path.join(kHome, 'packbench-demo-central'));
const kPort = Number(values.port);
const kCentrePort = kPort + 1;
const kLeaseSeconds = 120;

// The text of that file, made where it isn't there yet: what was told once is told the same ever after.
async function kept(name, make) {
  const file = path.join(kData, name);
  if (!existsSync(file)) writeFileSync(file, await make(), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

const new_centre = (database, lines) =>
  new Centre(kBuild, kData, {
    database,
    port: kCentrePort,
    hosts: ['127.0.0.1', ...lines.map(({ port }) => `127.0.0.1:${port}`)],
    lease_seconds: kLeaseSeconds,
    margin_seconds: 10,
  });

// Few orders ahead, so that some are left to be claimed.
const new_bench = (line, at) =>
  new Bench(kBuild, kData, { name: `bench-${at + 1}`, port: kPort + 2 * at, centre: { url: `http://127.0.0.1:${line.port}`, ahead: 4 } });

// The shelves' first pieces are told by one bench alone, as soon as it knows the items; told again they change nothing.
async function put_stock(bench) {
  await until(`items at ${bench.name}`, async () => {
    const headers = { 'X-Packbench': '1', 'Content-Type': 'application/x-ndjson' };
    const { body } = await post(`${bench.url}/api/import?name=stock.jsonl`, demo_text('stock.jsonl'), headers);
    return body.problems.length === 0;
  }, { every: 1000 });
}

const greeting = (centre, benches, viewer) => `
Two benches, one centre. Open their screens side by side, each with a virtual scanner at its edge:
${benches.map(({ name, url }) => `  ${name}   ${url}/lane/1    supervisors' desk ${url}/desk`).join('\n')}
Sign in at both (PB-B-P1 in English, PB-B-P2 for 中文) and look which orders wait: each bench has claimed four of the most
urgent, and none is at both (type "leases"). Pack one at each. Then, here:

${help(kLeaseSeconds, kData)}
What a supervisor sees of all benches: ${centre.url}, with the key ${viewer}
The centre's configuration, all logs: ${kData}
`;

async function listen(known) {
  const typed = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  typed.on('SIGINT', () => typed.close());
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => typed.close());
  typed.prompt();
  for await (const text of typed) {
    const [word, ...rest] = text.trim().split(/\s+/);
    if (word === 'quit') break;
    try {
      if (word) console.log(await (known[word] ?? known.help)(...rest));
    } catch (error) {
      console.log(error.message);
    }
    typed.prompt();
  }
}

async function play(running, lines) {
  console.log('Starting PostgreSQL, the centre and two benches ...');
  const database = await start_database(path.join(kData, 'postgres'), kCentrePort, 'packbench');
  running.push(database.process);
  for (let at = 0; at < 2; at += 1) lines.push(await lay_line(kCentrePort));
  const centre = new_centre(database.conninfo, lines);
  await centre.verb('migrate');
  running.push(centre.start());
  await answers(running.at(-1), centre.url + '/healthz', centre.log);
  const key = await kept('system.key', () => centre.verb('system', 'add', 'demo'));
  const viewer = await kept('viewer.key', () => centre.verb('viewer', 'add', 'supervisor-1'));
  const facts = JSON.parse(await kept('facts.json', () => JSON.stringify(demo_facts())));
  await post(centre.url + '/v1/facts', { facts }, bearer(key));
  const benches = lines.map(new_bench);
  for (const bench of benches) {
    await bench.enrol(centre);
    running.push(bench.start());
    await answers(running.at(-1), bench.url + '/api/lanes', bench.log);
  }
  await put_stock(benches[0]);
  console.log(greeting(centre, benches, viewer));
  await listen(commands({ centre, benches, lines, key }, help(kLeaseSeconds, kData)));
}

const running = [], lines = [];
try {
  mkdirSync(kData, { recursive: true });
  await play(running, lines);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  lines.forEach((line) => line.close());
  for (const each of running.reverse()) await end(each);
}
