// A whole site for one run: a database with its replica, centres, a gateway, benches, packers, and an order system.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demo_text } from '../../central/demo/facts.mjs';
import { run, sleep, start, until } from '../../central/demo/processes.mjs';
import { Bench, Centre } from '../../central/demo/site.mjs';
import { Gateway } from './gateway.mjs';
import { add_node, is_split, kSite } from './network.mjs';
import { Replicated } from './replicated.mjs';
import { Shop } from './shop.mjs';

const kPackerFile = new URL('packer.mjs', import.meta.url).pathname;
const kBenchPort = 8600, kCentrePort = 8500;
// As short as they can be, so that leases run out within a run: a bench seals until 15 s before the end of its lease.
const kLease = { lease_seconds: 24, margin_seconds: 3, limit: 50, threads: 4 };

const kNoDatabase = 4; // a centre's exit code

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
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30', '-subj', '/CN=site'];
  const name = ['-addext', `subjectAltName=DNS:centre.site,${names}`];
  await run(['openssl', 'req', ...kind, ...name, '-keyout', file('site.key'), '-out', file('site.pem')], { env });
  return { key: readFileSync(file('site.key')), cert: readFileSync(file('site.pem')) };
}

export class Site {
  constructor(build, random, clocks) {
    this.folder = mkdtempSync(path.join(tmpdir(), 'packbench-chaos-'));
    chmodSync(this.folder, 0o755); // the database runs under another user
    Object.assign(this, { build, random, clocks, benches: [], centres: [], packers: [], nodes: 0 });
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
    this.shop = new Shop(this.gateway, (await this.centres[0].verb('system', 'add', 'shop')).trim(), this.random);
    await this.shop.open(orders);
    for (let at = 0; at < benches; at += 1) this.benches.push(await this.new_bench(at));
    writeFileSync(this.file('stock.jsonl'), ['items', 'locations', 'stock'].map((name) => demo_text(name + '.jsonl')).join(''));
    await this.benches[0].verb('import', this.file('stock.jsonl'));
    this.benches.forEach((bench) => this.start(bench));
  }

  async new_centre(at) {
    const node = await this.add_node();
    const tls = this.certificate ? { certificate: this.file('site.pem'), key: this.file('site.key') } : {};
    const listens = { name: `centre-${at + 1}`, address: node.address, port: kCentrePort + at };
    const settings = { ...listens, database: this.database.conninfo, hosts: ['centre.site'], ...tls, ...kLease };
    return Object.assign(new Centre(this.build, this.folder, settings), { node, ...listens, where: { prefix: node.prefix } });
  }

  async new_bench(at) {
    const node = await this.add_node();
    const door = await this.gateway.open_door(kSite);
    const url = `${this.certificate ? 'https' : 'http'}://${kSite}:${door.port}`;
    const ca = this.certificate ? this.file('site.pem') : undefined;
    const settings = { name: `bench-${at + 1}`, port: kBenchPort + at, centre: { url, ca, ahead: 4 } };
    const bench = new Bench(this.build, this.folder, settings);
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
      if (!this.centres.includes(part) || how !== kNoDatabase) this.broken ??= `${part.name} ended by itself (${how}): see ${part.log}`;
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
