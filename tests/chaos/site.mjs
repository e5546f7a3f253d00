// A whole site for one run: a database with its replica, centres, a gateway, benches, packers, and an order system.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demo_facts, demo_text, order_fact } from '../../central/demo/facts.mjs';
import { run, sleep, start, until } from '../../central/demo/processes.mjs';
import { Bench, Centre, bearer } from '../../central/demo/site.mjs';
import { Gateway } from './gateway.mjs';
import { add_node, is_split, kSite } from './network.mjs';
import { Replicated } from './replicated.mjs';

const kPackerFile = new URL('packer.mjs', import.meta.url).pathname;
const kBenchPort = 8600, kCentrePort = 8500;
// As short as they can be, so that leases run out within a run: a bench seals until 15 s before the end of its lease.
const kLease = { lease_seconds: 24, margin_seconds: 3, limit: 50, threads: 4 };

const kNoDatabase = 4; // a centre's exit code
const kAskMs = 120_000;

// The clock on the wall alone: what leases go by can't be set.
function clock_env(build, seconds) {
  const library = path.join(build, 'tests/libpackbench_wrong_clock.so');
  if (seconds === 0) return {};
  if (!existsSync(library)) throw new Error(`no ${library}: build the target packbench_wrong_clock`);
  const asan = `${process.env.ASAN_OPTIONS ?? ''}:verify_asan_link_order=0`;
  return { LD_PRELOAD: library, PACKBENCH_WRONG_CLOCK: String(seconds), ASAN_OPTIONS: asan };
}

// Of the site's authority and its only server: good for benches whose clock is a day behind as well.
async function certificate_in(folder, env) {
  const file = (name) => path.join(folder, name);
  const names = [kSite, '127.0.0.1'].map((each) => 'IP:' + each).join(',');
  await run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30', '-subj', '/CN=site',
    '-addext', `subjectAltName=DNS:centre.site,${names}`, '-keyout', file('site.key'), '-out', file('site.pem')],
    { env });
  return { key: readFileSync(file('site.key')), cert: readFileSync(file('site.pem')) };
}

export class Site {
  constructor(build, random, clocks) {
    this.folder = mkdtempSync(path.join(tmpdir(), 'packbench-chaos-'));
    chmodSync(this.folder, 0o755); // the database runs under another user
    Object.assign(this, { build, random, clocks, benches: [], centres: [], packers: [], orders: new Map(), nodes: 0 });
  }
  file(name) {
    return path.join(this.folder, name);
  }
  add_node() {
    this.nodes += 1;
    return add_node(this.nodes);
  }

  async create({ benches, centres, orders }) {
    this.database = new Replicated(this.folder, [await this.add_node(), await this.add_node()]);
    await this.database.create();
    this.certificate = is_split ? await certificate_in(this.folder, clock_env(this.build, -7 * 86_400)) : undefined;
    for (let at = 0; at < centres; at += 1) this.centres.push(await this.new_centre(at));
    await this.centres[0].verb('migrate');
    this.centres.forEach((centre) => this.start(centre));
    this.gateway = new Gateway(this.centres, this.certificate, this.random.branch('gateway'));
    this.system_key = (await this.centres[0].verb('system', 'add', 'shop')).trim();
    await this.tell(demo_facts().filter(({ type }) => type !== 'order'));
    await this.tell(Array.from({ length: orders }, (_, at) => this.new_order(at)));
    for (let at = 0; at < benches; at += 1) this.benches.push(await this.new_bench(at));
    const stock = ['items', 'locations', 'stock'].map((name) => demo_text(name + '.jsonl')).join('').replaceAll('"quantity": 200', '"quantity": 2000');
    writeFileSync(this.file('stock.jsonl'), stock);
    await this.benches[0].verb('import', this.file('stock.jsonl'));
    this.benches.forEach((bench) => this.start(bench));
  }

  async new_centre(at) {
    const node = await this.add_node();
    const tls = this.certificate ? { certificate: this.file('site.pem'), key: this.file('site.key') } : {};
    const centre = new Centre(this.build, this.folder, {
      name: `centre-${at + 1}`, database: this.database.conninfo, address: node.address, port: kCentrePort + at, hosts: ['centre.site'], ...tls, ...kLease,
    });
    return Object.assign(centre, { name: `centre-${at + 1}`, node, address: node.address, port: kCentrePort + at, where: { prefix: node.prefix } });
  }

  async new_bench(at) {
    const node = await this.add_node();
    const door = await this.gateway.open_door(kSite);
    const url = `${this.certificate ? 'https' : 'http'}://${kSite}:${door.port}`;
    const ca = this.certificate ? this.file('site.pem') : undefined;
    const bench = new Bench(this.build, this.folder, { name: `bench-${at + 1}`, port: kBenchPort + at, centre: { url, ca, ahead: 4 } });
    const code = (await this.centres[0].verb('bench', 'add', bench.name)).trim();
    await until('the enrolment', () => bench.verb('enrol', '--url', url, ...(ca ? ['--ca', ca] : []), code));
    const key = readFileSync(path.join(bench.data, 'packbench.db.centre'), 'utf8').trim();
    return Object.assign(bench, {
      node, key, cut: node.cut ?? door.cut, join: node.join ?? door.join, acked: this.file(bench.name + '.acked'),
      where: { prefix: node.prefix, env: clock_env(this.build, this.clocks[at]) },
    });
  }

  // A centre or a bench; one that ends without having been killed is what `broken` tells. A centre that begins without its database
  // ends, and is started again, as systemd does it.
  start(part) {
    const process = part.start(part.where);
    part.process = process;
    part.is_killed = false;
    process.ended.then(async (how) => {
      if (part.is_killed) return;
      if (!this.centres.includes(part) || how !== kNoDatabase) return (this.broken ??= `${part.name} ended by itself (${how}): see ${part.log}`);
      await sleep(500);
      if (!part.is_killed) this.start(part);
    });
  }
  async kill(part) {
    part.is_killed = true;
    part.process.kill('SIGKILL');
    await part.process.ended;
  }

  start_packers() {
    this.packers = this.benches.map((bench, at) => {
      const command = [process.execPath, kPackerFile, bench.url, String(this.random.between(1, 1 << 30)), bench.acked];
      const packer = start(command, { log: this.file(`packer-${at + 1}.log`), prefix: bench.node.prefix });
      packer.ended.then((how) => how === 0 || this.is_over || (this.broken ??= `a packer ended (${how}): see packer-${at + 1}.log`));
      return packer;
    });
  }
  async stop_packers() {
    this.packers.forEach((packer) => packer.kill('SIGTERM'));
    await Promise.all(this.packers.map(({ ended }) => ended));
  }

  // A request to any centre by that key, repeated until it is answered: [status, body].
  async ask(key, target, body) {
    const whole = { method: 'POST', path: target, headers: { ...bearer(key), 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
    const end = Date.now() + kAskMs;
    for (let pause = 100; ; pause = Math.min(2 * pause, 2000)) {
      try {
        const { status, body: said } = await this.gateway.ask(whole);
        if (status < 500 && status !== 429) return [status, JSON.parse(said)];
        if (Date.now() > end) throw new Error(`${target}: ${status} ${said}`);
      } catch (error) {
        if (Date.now() > end) throw error;
      }
      await sleep(pause);
    }
  }
  async tell(facts) {
    const [status, { results }] = await this.ask(this.system_key, '/v1/facts', { facts });
    const bad = results?.find(({ result }) => result === 'refused');
    if (status !== 200 || bad) throw new Error(`facts: ${status} ${JSON.stringify(bad)}`);
  }

  // An order of one to three lines; one in three has a tote or must be picked first.
  new_order(at) {
    const { random } = this;
    const items = ['TEE-WHT-M', 'TEE-BLK-L', 'MUG-BLUE', 'NOTE-A5', 'PEN-GEL-05', 'SOCK-NVY', 'TEA-LJ-100', 'EARBUDS-2'];
    const chosen = new Set(Array.from({ length: random.between(1, 3) }, () => random.one_of(items)));
    const lines = [...chosen].map((sku, line) => ({ line: String(line + 1), sku, quantity: random.between(1, 2) }));
    const order = `C-${String(at + 1).padStart(4, '0')}`;
    const row = { order, channel: 'shop', carrier: 'sf', paid_at: '2026-01-05T08:00:00+08:00', ship_by: `2026-01-${10 + random.between(0, 9)}T18:00:00+08:00`, waybills: [`SF${1_000_000 + at}`], lines };
    if (random.often(20)) row.tote = `T-${at}`;
    if (random.often(10)) row.remarks = ['Handle with care'];
    this.orders.set(order, row);
    return order_fact({ ...row, consignee: { name: `Customer ${at}`, phone: '000', address: 'Road' } });
  }
  async change_order(pick) {
    const row = [...this.orders.values()][pick % this.orders.size];
    row.revision = (row.revision ?? 1) + 1;
    if (pick % 3 === 0) row.state = 'cancelled';
    else row.lines[0].quantity += pick % 3 === 1 ? 1 : 2;
    await this.tell([order_fact({ ...row, consignee: { name: 'Customer', phone: '000', address: 'Road' } })]);
  }
  take_over(bench, pick) {
    const order = [...this.orders.keys()][pick % this.orders.size];
    return this.ask(bench.key, '/v1/leases/take-over', { order, by: 'supervisor-1', reason: 'chaos' });
  }

  // `keep`: its folder stays, for whoever looks for what went wrong.
  async end(keep) {
    this.is_over = true;
    this.gateway?.close();
    for (const part of [...this.benches, ...this.centres]) if (part.process) await this.kill(part);
    for (const packer of this.packers) packer.kill('SIGKILL');
    await this.database?.stop();
    for (const { node } of [...this.benches, ...this.centres, ...(this.database?.servers ?? [])]) await node.end();
    if (!keep) rmSync(this.folder, { recursive: true, force: true });
  }
}
