// A real `packbench demo` in a folder of its own, and a page that plays its packer.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { launch, shots, spilled } from './browser.mjs';

const kStartMs = 120_000;
const kAnswerMs = 60_000;

const skip = process.env.PACKBENCH ? false : 'PACKBENCH names no binary';

let browser;
before(async () => skip || (browser = await launch('--autoplay-policy=no-user-gesture-required')));
after(() => browser?.close());

// A test on a new demo bench: `drive({ url, page, packer, command })`. Skipped where PACKBENCH names no binary; whatever the page
// throws fails it.
export function bench_test(name, drive) {
  test(name, { skip, timeout: 600_000 }, async () => {
    const bench = await start_bench();
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    page.setDefaultTimeout(kAnswerMs);
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    try {
      await drive({ url: bench.url, page, packer: new Packer(page), command: bench.command });
      assert.deepEqual(errors, []);
    } finally {
      await page.close();
      await bench.stop();
    }
  });
}

// Starts the binary that PACKBENCH names; its first lines say what to open.
async function start_bench() {
  const folder = mkdtempSync(path.join(tmpdir(), 'packbench-'));
  const child = spawn(process.env.PACKBENCH, ['demo', '--data', folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true });
  };
  const said = [];
  const url = new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      said.push(line);
      const found = /https?:\/\/[\w.:[\]]+/.exec(line);
      if (found) resolve(found[0]);
    });
    setTimeout(() => reject(new Error('no address in: ' + said.join('\n'))), kStartMs).unref();
    ended.then((status) => reject(new Error(`packbench ended (${status}): ${said.join('\n')}`)));
  });
  try {
    const found = await url;
    return { url: found, stop, command: command_line(folder, new URL(found).port) };
  } catch (error) {
    await stop();
    throw error;
  }
}

// Runs a verb of the same program beside the running bench: command(['user', 'list'], 'what is typed'). What it printed.
function command_line(folder, port) {
  const config = path.join(folder, 'packbench.toml');
  writeFileSync(config, `[bench]\ndata = "${folder}"\n[api]\nport = ${port}\n[[lane]]\nname = "1"\n`);
  return (words, typed = '') =>
    execFileSync(process.env.PACKBENCH, ['--config', config, ...words], { input: typed, encoding: 'utf8' });
}

// The lane page with what the station last pushed to it.
class Packer {
  message = undefined;
  pictures = 0;

  constructor(page) {
    this.page = page;
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        const message = JSON.parse(String(payload));
        if (message.screen) this.message = message;
      }),
    );
  }

  get screen() {
    return this.message.screen;
  }

  async open(url) {
    await this.page.goto(url + '/lane/1');
    await this.page.locator('.drawer').waitFor();
  }

  // Types `code` into the virtual scanner and waits until the page shows the station's verdict on it.
  async scan(code) {
    await this.page.locator('.drawer input').fill(code);
    await this.answered(() => this.page.keyboard.press('Enter'));
  }

  // Scans `steps`, none of which may stop the lane. One that begins with * is a picture's name: looked at, and kept.
  async walk(name, steps) {
    for (const step of steps) {
      if (!step.startsWith('*')) {
        await this.scan(step);
        assert.notEqual(this.screen.verdict.tone, 'stop', `${step}: ${this.screen.verdict.text}`);
        continue;
      }
      this.pictures += 1;
      const file = `${name}.${String(this.pictures).padStart(2, '0')}-${step.slice(1)}.png`;
      await this.page.screenshot({ path: `${shots}/${file}`, animations: 'disabled' });
      assert.deepEqual(await spilled(this.page), [], step);
      assert.doesNotMatch(await this.page.locator('#page').innerText(), /\bui\.|\{\d\}/, step);
    }
  }

  // Scans the waybill until the parcel is sealed: the printer is still at work on its label the first times.
  async seal(waybill) {
    for (let tries = 0; tries < 100 && this.screen.order; tries += 1) {
      await this.scan(waybill);
      if (this.screen.verdict.tone === 'stop') await this.scan('PB-C-OK');
    }
    assert.equal(this.screen.order, '');
  }

  // Clicks what the drawer offers at `index`: the first is what a careful packer would scan next.
  async follow(index = 0) {
    await this.answered(() => this.page.locator('.suggestions button').nth(index).click());
  }

  async answered(act) {
    const before = this.message.verdict_seq;
    const reply = this.page.waitForResponse((each) => each.url().endsWith('/scan'), { timeout: kAnswerMs });
    await act();
    assert.equal((await reply).status(), 200);
    await this.page.waitForFunction(
      (known) => Number(document.querySelector('.page').dataset.scan) !== known, before, { timeout: kAnswerMs });
  }

  // Waits for what comes by itself, a printed label for example.
  async until(what, holds) {
    const end = Date.now() + kAnswerMs;
    while (!holds(this.message)) {
      if (Date.now() > end) assert.fail(`waited in vain: ${what}; the lane shows ${JSON.stringify(this.screen)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await this.page.waitForFunction(
      (seq) => Number(document.querySelector('.page').dataset.seq) >= seq, this.message.seq, { timeout: kAnswerMs });
  }
}
