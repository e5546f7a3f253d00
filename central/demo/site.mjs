// A centre and its benches, each started from a configuration file that is written anew each time.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run, start, until } from './processes.mjs';

// { port: 1, api: { … }, lane: [{ … }] } as TOML, whose values are written as JSON's are.
export function toml(table) {
  const is_list = (value) => Array.isArray(value) && typeof value[0] === 'object';
  const is_table = (value) => typeof value === 'object' && !Array.isArray(value);
  const is_plain = (value) => value !== undefined && !is_table(value) && !is_list(value);
  const pairs = (of) => Object.entries(of).map(([key, value]) => (is_plain(value) ? `${key} = ${JSON.stringify(value)}\n` : '')).join('');
  let text = pairs(table);
  for (const [name, value] of Object.entries(table)) {
    if (is_list(value)) text += value.map((each) => `[[${name}]]\n${pairs(each)}`).join('');
    else if (is_table(value)) text += `[${name}]\n${pairs(value)}`;
  }
  return text;
}

// What a request came to; where that is no success, an error with what was said. `body`: text, or what becomes JSON.
export async function post(url, body, headers) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const reply = await fetch(url, { method: 'POST', body: text, headers: { 'Content-Type': 'application/json', ...headers } });
  const said = await reply.text();
  if (!reply.ok) throw Object.assign(new Error(`${url}: ${reply.status} ${said}`), { status: reply.status });
  return { status: reply.status, body: JSON.parse(said) };
}

export const bearer = (key) => ({ Authorization: `Bearer ${key}` });

// Waits until `url` is answered; an error where the process ended instead.
export async function answers({ ended }, url, log) {
  const gone = ended.then((how) => {
    throw new Error(`it ended (${how}): see ${log}`);
  });
  await Promise.race([gone, until(`${url} (see ${log})`, async () => (await fetch(url)).ok)]);
}

// `settings` as central/README.md has them, kept in `folder`. Without others: plain HTTP on this machine.
export class Centre {
  constructor(build, folder, { name = 'central', ...settings }) {
    const config = path.join(folder, name + '.toml');
    this.command = [path.join(build, 'central/packbench-central'), '--config', config];
    this.log = path.join(folder, name + '.log');
    this.url = `${settings.certificate ? 'https' : 'http'}://${settings.address ?? '127.0.0.1'}:${settings.port}`;
    writeFileSync(config, toml({ address: '127.0.0.1', ...settings }));
  }
  verb(...words) {
    return run([...this.command, ...words]);
  }
  start(where = {}) {
    return start([...this.command, 'serve'], { log: this.log, ...where });
  }
}

// `name`, in `folder`/name: one lane, with a virtual scanner and a printer that writes each label into a folder.
export class Bench {
  constructor(build, folder, { name, port, centre }) {
    this.name = name;
    this.data = path.join(folder, name);
    this.url = `http://127.0.0.1:${port}`;
    this.log = path.join(folder, name + '.log');
    const config = path.join(folder, name + '.toml');
    this.command = [path.join(build, 'station/packbench'), '--config', config];
    mkdirSync(this.data, { recursive: true });
    writeFileSync(config, toml({
      bench: { data: this.data, backup_at: '', usb: false },
      api: { port },
      sender: { name: 'Packbench', phone: '000-0000-0000', address: 'Demo road 1' },
      centre,
      printer: [{ name: 'demo', link: `file:${this.data}/labels?ext=zpl` }],
      lane: [{ name: '1', printer: 'demo' }],
    }));
  }
  verb(...words) {
    return run([...this.command, ...words]);
  }
  // With a code of `centre`, unless that was done before.
  async enrol(centre, ...options) {
    const done = path.join(this.data, 'enrolled');
    if (existsSync(done)) return;
    const code = await centre.verb('bench', 'add', this.name);
    await this.verb('enrol', '--url', centre.url, ...options, code.trim());
    writeFileSync(done, '');
  }
  start(where = {}) {
    return start([...this.command, 'run', '--virtual'], { log: this.log, ...where });
  }
}
