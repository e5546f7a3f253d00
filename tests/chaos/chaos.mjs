// Benches, centres and a database that break by a seeded schedule: what was acknowledged is there once, whatever broke.
// node chaos.mjs BUILD [--first N] [--seeds N] [--seconds N] [--benches N] [--centres N] [--orders N]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { enter_namespace, lay_bridge } from './network.mjs';
import { told } from './schedule.mjs';

enter_namespace();
const number = (otherwise) => ({ type: 'string', default: otherwise });
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    first: number('1'), seeds: number('10'), seconds: number('15'), benches: number('8'), centres: number('2'), orders: number('120'),
  },
});
const size = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
await lay_bridge();
const { trial } = await import('./trial.mjs');
let failed = 0;
for (let seed = size.first; seed < size.first + size.seeds; seed += 1) {
  const { schedule, wrong, folder, said } = await trial(path.resolve(positionals[0]), seed, size);
  console.log(`seed ${seed}: ${wrong.length === 0 ? 'good' : 'BAD'}; ${said}`);
  if (wrong.length === 0) continue;
  failed += 1;
  const again = Object.entries({ ...values, first: seed, seeds: 1 }).map(([name, value]) => `--${name} ${value}`);
  console.log([told(schedule), ...wrong, `All that was left: ${folder}`, `Once more: ${again.join(' ')}`].join('\n'));
}
console.log(`${size.seeds - failed} good, ${failed} bad`);
process.exit(failed > 0 ? 1 : 0);
