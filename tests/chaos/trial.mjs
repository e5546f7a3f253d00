// One run: a site at work while things break as scheduled, mended, and looked at.
import { run, sleep, until } from '../../central/demo/processes.mjs';
import { balances_are_equal, check, kept_row, newest_row } from './checks.mjs';
import { Random } from './random.mjs';
import { Site } from './site.mjs';
import { schedule_of } from './schedule.mjs';

const kCatchUpMs = 180_000; // a bench that found the line dead asks again after a minute at most

async function cut(part, ms) {
  if (!part.cut) return; // nothing but benches has a line here
  await part.cut();
  await sleep(ms);
  await part.join();
}
async function kill(site, part, ms) {
  if (part.is_killed) return;
  await site.kill(part);
  await sleep(ms);
  site.start(part);
}
async function crash(site, ms, by) {
  await site.database.in_step();
  await site.database.crash();
  await sleep(ms);
  await by(site.database);
}

const kTroubles = {
  'cut bench': (site, { who, ms }) => cut(site.benches[who], ms),
  'long cut': (site, { who, ms }) => cut(site.benches[who], ms),
  'kill bench': (site, { who, ms }) => kill(site, site.benches[who], ms),
  'kill centre': (site, { who, ms }) => kill(site, site.centres[who], ms),
  'cut centre': (site, { who, ms }) => cut(site.centres[who].node, ms),
  'cut replica': (site, { ms }) => in_turn(site, () => cut(site.database.replica.node, ms)),
  'kill database': (site, { ms }) => in_turn(site, () => crash(site, ms, (database) => database.restart())),
  'promote replica': (site, { ms }) => in_turn(site, () => crash(site, ms, (database) => database.replace())),
  'change order': (site, { pick }) => site.shop.change(pick),
  'take over': (site, { who, pick }) => site.shop.take_over(site.benches[who], pick),
};

// One trouble of the database after the other: of two servers only one is broken at a time.
function in_turn(site, trouble) {
  site.turn = (site.turn ?? Promise.resolve()).then(trouble);
  return site.turn;
}

async function storm(site, { events }) {
  site.gateway.storms = true;
  const began = Date.now(), under_way = [];
  for (const event of events) {
    await sleep(Math.max(0, began + event.at_ms - Date.now()));
    under_way.push(kTroubles[event.what](site, event).catch((error) => (site.broken ??= `${event.what}: ${error.stack}`)));
  }
  await Promise.all(under_way);
  site.gateway.storms = false;
}

async function tells(site, bench, newest) {
  try {
    await until(`row ${newest}`, async () => (await kept_row(site, bench)) >= newest, { within: kCatchUpMs, every: 500 });
  } catch (error) {
    const status = await run([...bench.command, 'status'], { prefix: bench.node.prefix }).catch(String);
    throw new Error(`${bench.name}: ${error.message}, the centre has ${await kept_row(site, bench)}\n${status}`);
  }
}

async function catch_up(site) {
  const newest = await Promise.all(site.benches.map(newest_row));
  for (const [at, bench] of site.benches.entries())
    await tells(site, bench, newest[at]);
  let wrong = [];
  const settled = async () => (wrong = await balances_are_equal(site)).length === 0;
  await until('equal balances', settled, { within: kCatchUpMs, every: 1000 }).catch(() => {});
  return wrong.map((line) => `balances_are_equal: ${line}`);
}

// { wrong: what does not hold, said: what went on, folder }.
export async function trial(build, seed, size) {
  const schedule = schedule_of(seed, size);
  const site = new Site(build, new Random(seed).branch('site'), schedule.clocks);
  let wrong = [];
  try {
    await site.create(size);
    site.start_packers();
    await storm(site, schedule);
    await sleep(3000);
    await site.stop_packers();
    wrong = await catch_up(site);
    wrong.push(...(await check(site)));
  } catch (error) {
    wrong.push(error.stack);
  }
  if (site.broken) wrong.push(site.broken);
  await site.end(wrong.length > 0);
  const faults = Object.entries(site.gateway?.counts ?? {}).map(([fault, count]) => `${count} ${fault}`);
  const said = `${site.scans} scans, ${site.ended} orders ended; requests: ${faults.join(', ')}`;
  return { schedule, wrong, folder: site.folder, said };
}
