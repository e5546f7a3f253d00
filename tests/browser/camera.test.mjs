// Scanning with a tablet's camera: the real decoder on a film of a barcode; what is told where there is no picture; and, with
// the binary that PACKBENCH names, that the station serves the decoder.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { symbol_rows, write_film } from './barcodes.mjs';
import { kLanguages, launch, shots, until, with_lane } from './browser.mjs';
import { bench_test } from './demo_bench.mjs';
import { dist } from './screen_build.mjs';

const kPhone = { width: 390, height: 844 };
const kSymbols = [
  { format: 'DataMatrix', text: '(01)04006381333931(10)A/b(21)77', code: '010400638133393110A/b\x1d2177', aim: ']d2', module_px: 8 },
  { format: 'Code128', text: 'PB-B-P1', code: 'PB-B-P1', aim: ']C0', module_px: 2 },
  { format: 'EAN13', text: '4006381333931', code: '4006381333931', aim: ']E0', module_px: 3 },
  { format: 'QRCode', text: 'https://id.example/01/04006381333931', code: 'https://id.example/01/04006381333931', aim: ']Q1', module_px: 6 },
  { format: 'Code39', text: 'TOTE-7', code: 'TOTE-7', aim: ']A0', module_px: 2 },
  { format: 'ITF', text: '04006381333931', code: '04006381333931', aim: ']I1', module_px: 2 },
];
const tablet = (message) => (message.tablet = true);

let folder;
before(() => (folder = mkdtempSync(path.join(tmpdir(), 'packbench-film-'))));
after(() => rmSync(folder, { recursive: true }));

// A browser that sees the symbol, and a lane page in it.
async function before_camera({ format, text, module_px, language }, drive) {
  const film = path.join(folder, format + '.y4m');
  write_film(film, await symbol_rows(format, text), module_px);
  const flags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  const browser = await launch(...flags);
  try {
    await with_lane({ browser, size: kPhone, language }, async (page, station, url) => {
      const fetched = [];
      page.on('request', (request) => fetched.push(request.url()));
      await page.addInitScript(with_torch);
      station.show('packing', tablet);
      await page.goto(url);
      await page.locator('.thumbs .scan').waitFor();
      await drive(page, station, { fetched, url });
    });
  } finally {
    await browser.close();
  }
}

// The browser's own camera has no light; tracks are remembered, to see which still run.
function with_torch() {
  window.tracks = [];
  window.lights = [];
  const ask = MediaDevices.prototype.getUserMedia;
  MediaDevices.prototype.getUserMedia = async function (wish) {
    window.wish = wish;
    const stream = await ask.call(this, wish);
    window.tracks.push(...stream.getTracks());
    return stream;
  };
  MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true });
  MediaStreamTrack.prototype.applyConstraints = async (wish) => window.lights.push(wish.advanced[0].torch);
}

const running = (page) => page.evaluate(() => window.tracks.filter((track) => track.readyState === 'live').length);

for (const [at, symbol] of kSymbols.entries()) {
  const language = kLanguages[at % 2];
  test(`one press reads one ${symbol.format}, as a scanner would send it`, () =>
    before_camera({ ...symbol, language }, async (page, station, { fetched, url }) => {
      assert.deepEqual(fetched.filter((each) => /wasm|worker/.test(each)), [], 'nothing of the decoder before it is wanted');
      await page.locator('.thumbs .scan').click();
      await page.locator('.camera.resting').waitFor();
      await until('the scan', () => station.scans.length === 1);
      const { code, aim } = station.scans[0];
      assert.deepEqual({ code, aim }, { code: symbol.code, aim: symbol.aim });
      assert.deepEqual(fetched.filter((each) => !each.startsWith(new URL(url).origin) && !each.startsWith('ws:')), []);
      assert.deepEqual(await page.evaluate('wish.video.facingMode'), { ideal: 'environment' });
      await page.screenshot({ path: `${shots}/camera_${symbol.format}.${language}.390.png` });
      assert.ok(await page.evaluate(() => document.querySelector('video').paused));
      await page.locator('.thumbs .scan').click();
      await until('the next one', () => station.scans.length === 2);
      assert.notEqual(station.scans[0].id, station.scans[1].id);
      await page.locator('.camera .shut').click();
      await page.locator('.camera.off').waitFor({ state: 'attached' });
      assert.equal(await running(page), 0);
    }));
}

test('the light is switched on and off, and a camera that is closed or not seen runs no more', () =>
  before_camera({ format: 'EAN13', text: '4006381333931', module_px: 0 }, async (page, station) => {
    await page.locator('.thumbs .scan').click();
    await page.locator('.torch').click();
    await page.locator('.torch.on').click();
    await until('both', async () => (await page.evaluate('lights.join()')) === 'true,false');
    await page.screenshot({ path: `${shots}/camera_looking.en.390.png` });
    await page.locator('.thumbs .scan').click();
    await page.locator('.camera.off').waitFor({ state: 'attached' });
    assert.equal(await running(page), 0);
    await page.locator('.thumbs .scan').click();
    await until('a picture', async () => (await running(page)) === 1);
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.locator('.camera.off').waitFor({ state: 'attached' });
    assert.equal(await running(page), 0);
    assert.equal(station.scans.length, 0);
  }));

test('a lane that rests is woken by a badge that the camera reads', () =>
  before_camera(kSymbols[1], async (page, station) => {
    station.refuse = ({ code }) =>
      code === 'X1' && station.scans.length === 0
        ? { status: 401, code: 'tablet.idle', message: 'Li, scan your badge to go on' }
        : undefined;
    await page.keyboard.type('X1\n');
    await page.locator('.idle').waitFor();
    await page.evaluate(() => {
      window.decode = window.createImageBitmap;
      window.createImageBitmap = () => new Promise(() => {}); // it looks, and sees nothing yet
    });
    await page.locator('.thumbs .scan').click();
    await page.locator('.camera.looking').waitFor();
    await until('a picture', async () => (await running(page)) === 1);
    await page.screenshot({ path: `${shots}/camera_idle.en.390.png` });
    assert.ok(await page.locator('.idle').isVisible());
    await page.evaluate('window.createImageBitmap = window.decode');
    await page.locator('.thumbs .scan').click();
    await page.locator('.thumbs .scan').click();
    await page.locator('.idle').waitFor({ state: 'detached' });
    await until('what waited for it', () => station.scans.length === 2);
    assert.deepEqual(station.scans.map(({ code }) => code), ['PB-B-P1', 'X1']);
  }));

// Frames come when the test says so. Runs in the page.
function with_own_frames() {
  window.looks = 0; // pictures that were decoded
  window.asked = 0; // for a frame
  let waiting = [];
  HTMLVideoElement.prototype.requestVideoFrameCallback = (on_frame) => {
    window.asked += 1;
    waiting.push(on_frame);
  };
  window.show_frame = (presentedFrames) => {
    const told = waiting;
    waiting = [];
    for (const on_frame of told) on_frame(0, { presentedFrames });
  };
  const make = window.createImageBitmap;
  window.createImageBitmap = (...what) => {
    window.looks += 1;
    return make(...what);
  };
}

test('a frame that stands still is looked at once, and confirms nothing', () =>
  before_camera(kSymbols[2], async (page, station) => {
    await page.evaluate(with_own_frames);
    const looks = () => page.evaluate('looks');
    const show = async (frame) => {
      const asked = await page.evaluate('asked');
      await page.evaluate(`show_frame(${frame})`);
      await until('what was asked after it', async () => (await page.evaluate('asked')) >= asked + 3);
    };
    await page.locator('.thumbs .scan').click();
    await until('the wish for a frame', () => page.evaluate('asked > 0'));
    await show(1);
    assert.equal(await looks(), 0, 'it may be an old one');
    await show(2);
    assert.equal(await looks(), 1);
    await show(2);
    assert.equal(await looks(), 1, 'no new one');
    assert.ok(await page.locator('.camera.looking').isVisible());
    await page.evaluate('show_frame(3)');
    await page.locator('.camera.resting').waitFor();
    await until('the scan', () => station.scans.length === 1);

    await page.locator('.thumbs .scan').click();
    await show(3);
    await show(3);
    assert.equal(await looks(), 2, 'the one that stood still');
    await show(4);
    await page.evaluate('show_frame(5)');
    await until('the next scan', () => station.scans.length === 2);
    assert.equal(await looks(), 4);
  }));

const kTroubles = { NotAllowedError: /not allowed/, NotFoundError: /no camera/, NotReadableError: /does not start/ };

for (const [name, told] of Object.entries(kTroubles))
  test(`${name} is told in words`, () =>
    before_camera({ format: 'EAN13', text: '4006381333931', module_px: 1 }, async (page) => {
      await page.evaluate((name) => {
        MediaDevices.prototype.getUserMedia = () => Promise.reject(new DOMException('', name));
      }, name);
      await page.locator('.thumbs .scan').click();
      await page.locator('.camera .trouble').filter({ hasText: told }).waitFor();
    }));

// Browsers compile what comes as application/wasm alone, and only where the policy of the page allows it.
bench_test('the station serves the decoder so that browsers take it', async ({ url, page }) => {
  const assets = readdirSync(path.join(dist, 'assets'));
  const [wasm, worker] = [/\.wasm$/, /worker.*\.js$/].map((name) => '/assets/' + assets.find((each) => name.test(each)));
  await page.goto(url);
  const compiled = await page.evaluate(async (wasm) => (await WebAssembly.compileStreaming(fetch(wasm))) instanceof WebAssembly.Module, wasm);
  assert.ok(compiled);
  const answered = await page.evaluate((worker) => new Promise((resolve) => {
    const started = new Worker(worker, { type: 'module' });
    started.onmessage = ({ data }) => resolve(data);
    started.onerror = ({ message }) => resolve({ failed: 'worker: ' + message });
    const blank = new OffscreenCanvas(64, 64);
    blank.getContext('2d').fillRect(0, 0, 64, 64);
    const picture = blank.transferToImageBitmap();
    started.postMessage(picture, [picture]);
  }), worker);
  assert.deepEqual(answered, { reading: undefined });
});
