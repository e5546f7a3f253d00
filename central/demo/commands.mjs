// What can be typed while the demo runs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { demo_changes } from './facts.mjs';
import { bearer, post } from './site.mjs';

export const help = (seconds, data) => `\
  cut 1, join 1     the line of bench 1 (or 2) is down, and up again. Go on packing at its screen meanwhile: what it holds can
                    be sealed for ${seconds} s or less, then its screen says to put the box aside. After "join" all is told
  take SO-1003 2    bench 2 takes over an order that bench 1 has: 1 lets go of it, unless a lane has it open
  change SO-1008    the order system cancels it; change SO-1009: other pieces. Try it while they are packed
  needs, benches, orders, leases, stock, tickets     what the centre knows of them
  quit, or Ctrl-C   stops all; the next start goes on where it was. To begin afresh: rm -r ${data}
`;

function fail(why) {
  throw new Error(why);
}

async function take_over({ centre }, bench, order = fail('Which order?')) {
  const key = readFileSync(path.join(bench.data, 'packbench.db.centre'), 'utf8').trim();
  const wanted = { order, by: 'supervisor-1', reason: 'demo' };
  const { status, body } = await post(centre.url + '/v1/leases/take-over', wanted, bearer(key));
  if (status === 200) return `${bench.name} has ${order} under lease ${body.token}.`;
  return `${body.bench} was asked for ${order}, and lets go of it when it hears that, unless a lane has it open: see "leases".`;
}

async function change({ centre, key }, order) {
  const changes = demo_changes();
  const fact = changes[order] ?? fail(`These change: ${Object.keys(changes).join(', ')}`);
  const { body } = await post(centre.url + '/v1/facts', { facts: [fact] }, bearer(key));
  return `${order}: ${body.results[0].result}`;
}

// By word: given the words behind it, each returns what is to be said, or throws it.
export function commands(site, told) {
  const at = (bench, list) => list[Number(bench) - 1] ?? fail('Which bench: 1 or 2?');
  const { centre, benches, lines } = site;
  return {
    cut: (bench) => (at(bench, lines).cut(), `The line of bench ${bench} is down.`),
    join: (bench) => (at(bench, lines).join(), `The line of bench ${bench} is up.`),
    take: (order, bench) => take_over(site, at(bench, benches), order),
    change: (order) => change(site, order),
    needs: () => centre.verb('needs'),
    benches: () => centre.verb('bench', 'list'),
    orders: () => centre.verb('orders', '--unended'),
    leases: () => centre.verb('leases'),
    stock: () => centre.verb('stock'),
    tickets: () => centre.verb('tickets'),
    help: () => told,
  };
}
