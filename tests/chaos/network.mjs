// Nodes of a site: each in a network namespace of its own on one bridge; where none can be made, all on this machine.
import { spawnSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { run, start, until } from '../../central/demo/processes.mjs';

const kMark = 'PACKBENCH_CHAOS_SPLIT';
const kNet = '10.77.0.';
export const is_split = process.env[kMark] === 'yes';
export const kSite = is_split ? kNet + '1' : '127.0.0.1'; // of this program itself

const works = (program, ...rest) => spawnSync(program, rest, { stdio: 'ignore' }).status === 0;

// This program once more in a namespace of its own, with nothing of it left behind; returns at once where that can't be.
export function enter_namespace() {
  if (is_split) return;
  const trial = 'ip link add br0 type bridge && ip link add v0 type veth peer name v1';
  if (process.env[kMark] === 'no' || !works('unshare', '--net', '--', 'sh', '-c', trial)) {
    console.log('NO NETWORK NAMESPACES here (root, veth and bridge are wanted): lines are cut above TCP, and only those of benches.');
    return;
  }
  const again = ['--pdeathsig', 'KILL', '--', 'unshare', '--net', '--', process.execPath, ...process.argv.slice(1)];
  const done = spawnSync('setpriv', again, { stdio: 'inherit', env: { ...process.env, [kMark]: 'yes' } });
  process.exit(done.status ?? 1);
}

// Before the first node; says what of it this kernel doesn't have.
export async function lay_bridge() {
  if (!is_split) return;
  await run(['ip', 'link', 'set', 'lo', 'up']);
  await run(['ip', 'link', 'add', 'br0', 'type', 'bridge']);
  await run(['ip', 'addr', 'add', kSite + '/24', 'dev', 'br0']);
  await run(['ip', 'link', 'set', 'br0', 'up']);
  if (!has_netem) console.log('NO NETEM in this kernel: no packet is delayed, lost or doubled (requests are).');
}

const kRough = ['netem', 'delay', '15ms', '10ms', 'loss', '1%', 'duplicate', '2%', 'reorder', '20%'];
const netem_on = (device) => ['tc', 'qdisc', 'add', 'dev', device, 'root', ...kRough];
const has_netem = is_split && works(...netem_on('lo')) && works('tc', 'qdisc', 'del', 'dev', 'lo', 'root');

// The `number`th node: { address, prefix, cut(), join(), end() }; `prefix` begins a command there. What is cut gets no packets any
// more. On one machine: { address, prefix, end() }.
export async function add_node(number) {
  if (!is_split) return { address: kSite, prefix: [], end() {} };
  const holder = start(['sleep', 'infinity'], { log: '/dev/null', prefix: ['unshare', '--net', '--'] });
  const space = `/proc/${holder.pid}/ns/net`;
  await until('a namespace', () => readlinkSync(space) !== readlinkSync('/proc/self/ns/net'), { every: 10 });
  const prefix = ['nsenter', '--net=' + space, '--'];
  const outer = 'v' + number;
  const address = kNet + (10 + number);
  await run(['ip', 'link', 'add', outer, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', String(holder.pid)]);
  await run(['ip', 'link', 'set', outer, 'master', 'br0', 'up']);
  await run(['ip', 'link', 'set', 'lo', 'up'], { prefix });
  await run(['ip', 'addr', 'add', address + '/24', 'dev', 'eth0'], { prefix });
  await run(['ip', 'link', 'set', 'eth0', 'up'], { prefix });
  if (has_netem) await run(netem_on('eth0'), { prefix });
  const turn = (way) => run(['ip', 'link', 'set', outer, way]);
  const end = async () => {
    await run(['ip', 'link', 'del', outer]);
    holder.kill('SIGKILL');
  };
  return { address, prefix, cut: () => turn('down'), join: () => turn('up'), end };
}
