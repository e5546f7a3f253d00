// ./dev demo --central as a newcomer has it: two benches with orders of their own, a cut line, an order taken over, a second start.
// node demo.mjs BUILD
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from '../../central/demo/processes.mjs';

const kDemo = new URL('../../central/demo/demo.mjs', import.meta.url).pathname;
const kPort = 9184;
const folder = mkdtempSync(path.join(tmpdir(), 'packbench-demo-'));
chmodSync(folder, 0o755); // the database runs under another user

// Starts it; `say` types a line and returns what is said to it.
async function begin() {
  const words = [kDemo, process.argv[2], '--data', folder, '--port', String(kPort)];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  const prompt = () => until('the prompt after:\n' + said, () => child.exitCode !== null || said.endsWith('> '), { within: 240_000 });
  await prompt();
  assert.match(said, /bench-2 +http:\/\/127\.0\.0\.1:9186\/lane\/1/);
  const [, page, key] = said.match(/(http:\/\/127\.0\.0\.1:9185), with the key (\S+)/);
  const seen = await fetch(page + '/admin/viewer', { headers: { Authorization: `Bearer ${key}` } });
  assert.equal((await seen.json()).viewer, 'supervisor-1');
  return {
    async say(line) {
      said = '';
      child.stdin.write(line + '\n');
      await prompt();
      return said;
    },
    async quit() {
      child.stdin.end();
      return ended;
    },
  };
}

// { order: bench }
async function leases(demo) {
  const rows = (await demo.say('leases')).matchAll(/^(SO-\S+) +\d+ +(\S+)/gm);
  return Object.fromEntries([...rows].map(([, ...pair]) => pair));
}
const held = (all, bench) => Object.keys(all).filter((order) => all[order] === bench);

async function play(demo) {
  const shared = await until('claims', async () => {
    const all = await leases(demo);
    return held(all, 'bench-1').length >= 4 && held(all, 'bench-2').length >= 4 && all;
  });
  const [order] = held(shared, 'bench-1');
  assert.match(await demo.say(`take ${order} 2`), /bench-1 was asked/);
  await until('the take-over', async () => (await leases(demo))[order] === 'bench-2');
  const [other] = held(await leases(demo), 'bench-1');
  await demo.say('cut 1');
  assert.match(await demo.say(`take ${other} 2`), /bench-1 was asked/);
  const line = async () => (await (await fetch(`http://127.0.0.1:${kPort}/api/status`)).json()).centre.state;
  await until('a line that is down', async () => (await line()) === 'down');
  assert.equal((await leases(demo))[other], 'bench-1', 'nobody heard that it was asked for');
  await demo.say('join 1');
  await until('the other take-over', async () => (await leases(demo))[other] === 'bench-2', { within: 240_000 });
  assert.match(await demo.say('change SO-1008'), /SO-1008: changed/);
  assert.match(await demo.say('change SO-1'), /SO-1008, SO-1009/);
  return order;
}

let demo;
try {
  demo = await begin();
  const order = await play(demo);
  assert.equal(await demo.quit(), 0);
  demo = await begin();
  assert.equal((await leases(demo))[order], 'bench-2', 'it goes on where it was');
  assert.match(await demo.say('change SO-1008'), /SO-1008: unchanged/);
  assert.equal(await demo.quit(), 0);
} finally {
  await demo?.quit();
  rmSync(folder, { recursive: true, force: true });
}
