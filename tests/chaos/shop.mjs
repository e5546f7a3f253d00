// The order system of a run: tells items, places, people and orders, and changes its mind.
import { demo_facts, order_fact } from '../../central/demo/facts.mjs';
import { sleep } from '../../central/demo/processes.mjs';
import { bearer } from '../../central/demo/site.mjs';

const kAskMs = 120_000;
const kItems = ['TEE-WHT-M', 'TEE-BLK-L', 'MUG-BLUE', 'NOTE-A5', 'PEN-GEL-05', 'SOCK-NVY', 'TEA-LJ-100', 'EARBUDS-2'];
const kConsignee = { name: 'Customer', phone: '000', address: 'Road 1' };

export class Shop {
  constructor(gateway, key, random) {
    Object.assign(this, { gateway, key, random, orders: new Map() });
  }

  // The demo's warehouse, and so many orders.
  async open(count) {
    await this.tell(demo_facts().filter(({ type }) => type !== 'order'));
    await this.tell(Array.from({ length: count }, (_, at) => this.new_order(at)));
  }

  // A request to any centre by that key, repeated until it is answered: [status, body].
  async ask(key, target, body) {
    const headers = { ...bearer(key), 'content-type': 'application/json' };
    const whole = { method: 'POST', path: target, headers, body: Buffer.from(JSON.stringify(body)) };
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
    const [status, { results }] = await this.ask(this.key, '/v1/facts', { facts });
    const bad = results?.find(({ result }) => result === 'refused');
    if (status !== 200 || bad) throw new Error(`facts: ${status} ${JSON.stringify(bad)}`);
  }

  // Of one to three lines; few have a remark.
  new_order(at) {
    const { random } = this;
    const items = new Set(Array.from({ length: random.between(1, 3) }, () => random.one_of(kItems)));
    const row = {
      order: `C-${String(at + 1).padStart(4, '0')}`, channel: 'shop', carrier: 'sf', paid_at: '2026-01-05T08:00:00+08:00',
      ship_by: `2026-01-${10 + random.between(0, 9)}T18:00:00+08:00`, waybills: [`SF${1_000_000 + at}`], consignee: kConsignee,
      lines: [...items].map((sku, line) => ({ line: String(line + 1), sku, quantity: random.between(1, 2) })),
    };
    if (random.often(20)) row.tote = `T-${at}`;
    if (random.often(10)) row.remarks = ['Handle with care'];
    this.orders.set(row.order, row);
    return order_fact(row);
  }

  // One of them is cancelled, or wants more.
  async change(pick) {
    const row = [...this.orders.values()][pick % this.orders.size];
    row.revision = (row.revision ?? 1) + 1;
    if (pick % 3 === 0) row.state = 'cancelled';
    else row.lines[0].quantity += pick % 3;
    await this.tell([order_fact(row)]);
  }

  // That bench asks for one of them.
  take_over(bench, pick) {
    const order = [...this.orders.keys()][pick % this.orders.size];
    return this.ask(bench.key, '/v1/leases/take-over', { order, by: 'supervisor-1', reason: 'chaos' });
  }
}
