// Benches, centres and a database that break by a seeded schedule: what was acknowledged is there once, whatever broke.
// node chaos.mjs BUILD [--first N] [--seeds N] [--seconds N] [--benches N] [--centres N] [--orders N]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { enter_namespace, lay_bridge } from './network.mjs';
import { told } from './schedule.mjs';

enter_namespace();
const number = (otherwise) => ({ type: 'string', default: process.env[`PACKBENCH_CHAOS_${otherwise[0]}`] ?? otherwise[1] });
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    first: number(['FIRST', '1']), seeds: number(['SEEDS', '2']), seconds: number(['SECONDS', '40']),
    benches: number(['BENCHES', '8']), centres: number(['CENTRES', '2']), orders: number(['ORDERS', '80']),
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
  console.log(`${told(schedule)}\n${wrong.join('\n')}\nAll that was left: ${folder}\nOnce more: --first ${seed} --seeds 1 --seconds ${size.seconds} --benches ${size.benches}`);
}
console.log(`${size.seeds - failed} good, ${failed} bad`);
process.exit(failed > 0 ? 1 : 0);
