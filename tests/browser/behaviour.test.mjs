// What the page does over time: alarm, lost line, scans that nobody answered, scrolling, wedge scanners, sounds.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kLanguages, launch, own_clock, refuse_sound, shots, shown, until, with_lane } from './browser.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

// Counts the notes that the page starts; runs in the page before its own script.
function count_notes() {
  window.notes = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    window.notes += 1;
    start.call(this, when);
  };
  window.repeating = new Set();
  const { setInterval: begin, clearInterval: end } = window;
  window.setInterval = (...args) => {
    const id = begin(...args);
    window.repeating.add(id);
    return id;
  };
  window.clearInterval = (id) => {
    window.repeating.delete(id);
    end(id);
  };
}

test('a stop stays through reload and lost line until the station says that it was acknowledged', () =>
  with_lane({ browser }, async (page, station, url) => {
    station.show('packing');
    await page.goto(url);
    await shown(page, station.show('stop'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.mouse.click(5, 5);
    assert.ok(await page.locator('.stop').isVisible());
    await station.stop();
    await page.locator('.banner.lost').waitFor();
    assert.ok(await page.locator('.stop').isVisible());
    await station.restart();
    await page.locator('.banner.lost').waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('.stop').waitFor();
    await page.locator('.stop .choice').click();
    await until('the tap to arrive', () => station.scans.length === 1);
    assert.equal(station.scans[0].code, 'PB-C-OK');
    assert.ok(await page.locator('.stop').isVisible(), 'the tap alone acknowledges nothing');
    station.show('packing');
    await page.locator('.stop').waitFor({ state: 'detached' });
  }));

test('the stop alarm sounds again and again, then falls silent', () =>
  with_lane({ browser }, async (page, station, url) => {
    await page.addInitScript(refuse_sound);
    await page.addInitScript(count_notes);
    station.show('packing');
    await page.goto(url);
    await page.locator('.banner.sound').click();
    await page.locator('.banner.sound').waitFor({ state: 'detached' });
    const notes = () => page.evaluate('window.notes');
    assert.equal(await notes(), 0, 'the verdict that was there already is not heard');
    await shown(page, station.show('packing'));
    await until('the good beep', async () => (await notes()) === 1);
    const { verdict_seq } = JSON.parse(station.latest);
    await shown(page, station.show('packing', (message) => (message.verdict_seq = verdict_seq)));
    assert.equal(await notes(), 1, 'a push without a new scan makes no sound');
    const repeating = () => page.evaluate('window.repeating.size');
    const before = await repeating();
    await shown(page, station.show('stop'));
    await until('the third round of the alarm', async () => (await notes()) >= 7);
    await shown(page, station.show('idle', (message) => (message.screen.verdict.tone = 'none')));
    // The page tends to its sounds after the picture.
    await until('nothing is left that would sound again', async () => (await repeating()) === before);
  }));

test('scans made while the station was away arrive once each, in order, under their first id', () =>
  with_lane({ browser, path: '/lane/1?wedge=1' }, async (page, station, url) => {
    await page.addInitScript(own_clock);
    station.show('packing');
    await page.goto(url);
    await page.locator('.lines').waitFor();
    station.answering = false;
    const codes = ['6901234567892', '4006381333931', 'PB-C-UNDO'];
    for (const code of codes) {
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
    }
    await until('a first try', () => station.posts >= 2);
    await station.stop();
    await page.locator('.unsent').filter({ hasText: '3' }).waitFor();
    await page.screenshot({ path: `${shots}/connection_lost.en.1920.png` });
    station.answering = true;
    await station.restart();
    await until('all three', () => station.scans.length >= codes.length);
    await page.locator('.banner').filter({ hasText: /waiting|connection/i }).waitFor({ state: 'detached' });
    assert.deepEqual(station.scans.map((scan) => scan.code), codes);
    assert.equal(new Set(station.scans.map((scan) => scan.id)).size, codes.length);
  }));

test('a scan whose answer was lost is repeated under the same id', () =>
  with_lane({ browser, path: '/lane/1?wedge=1' }, async (page, station, url) => {
    const ids = [];
    await page.route('**/scan', async (route) => {
      ids.push(route.request().postDataJSON().id);
      if (ids.length < 3) return route.abort();
      await route.continue();
    });
    await page.addInitScript(own_clock);
    station.show('packing');
    await page.goto(url);
    await page.locator('.lines').waitFor();
    await page.keyboard.type('X\n');
    await until('the answer', () => station.scans.length === 1);
    assert.deepEqual(ids, [ids[0], ids[0], ids[0]]);
  }));

test('the list scrolls to the line that was met, and back', () =>
  with_lane({ browser, size: { width: 1280, height: 800 } }, async (page, station, url) => {
    const many = (last) => (message) => {
      const line = message.screen.lines[2];
      const row = (_, index) => ({ ...line, line: String(index), item: `ITEM-${index}`, last: index === last });
      message.screen.lines = Array.from({ length: 30 }, row);
    };
    station.show('packing', many(0));
    await page.goto(url);
    for (const last of [27, 3, 15, 29, 0]) {
      await shown(page, station.show('packing', many(last)));
      const inside = await page.evaluate(() => {
        const list = document.querySelector('.lines').getBoundingClientRect();
        const row = document.querySelector('.line.last').getBoundingClientRect();
        return row.top >= list.top - 1 && row.bottom <= list.bottom + 1;
      });
      assert.ok(inside, `line ${last}`);
      assert.match(await page.locator('.line.last').innerText(), new RegExp(`ITEM-${last}\\b`));
    }
  }));

test('a wedge scanner is heard wherever the focus is, with its AIM identifier and FNC1', () =>
  with_lane({ browser, path: '/lane/1?wedge=1' }, async (page, station, url) => {
    await page.addInitScript(own_clock);
    station.show('packing');
    await page.goto(url);
    await page.locator('.choice').first().click();
    await until('the tap', () => station.scans.length === 1);
    await page.keyboard.type(']C10104006381333931');
    await page.keyboard.press('Control+]');
    await page.keyboard.type('10/A b');
    await page.keyboard.press('Enter');
    await until('the scan', () => station.scans.length >= 2);
    const [, { code, aim }] = station.scans;
    assert.deepEqual({ code, aim }, { code: '0104006381333931\x1d10/A b', aim: ']C1' });
    assert.equal(station.scans.length, 2, 'Enter did not press the button that was tapped before');
  }));

test('a key that was pressed by accident is no head of the next scan', () =>
  with_lane({ browser, path: '/lane/1?wedge=1' }, async (page, station, url) => {
    await page.addInitScript(own_clock);
    station.show('packing');
    await page.goto(url);
    await page.locator('.lines').waitFor();
    await page.keyboard.type('x');
    await page.evaluate('window.clock += 1600');
    await page.keyboard.type('4006381333931\n');
    await until('the scan', () => station.scans.length === 1);
    assert.equal(station.scans[0].code, '4006381333931');
  }));

for (const language of kLanguages) {
  test(`the virtual scanner and printer in ${language}`, () =>
    with_lane({ browser, language }, async (page, station, url) => {
      station.show('demo');
      await page.goto(url);
      await page.locator('.suggestions button').nth(1).click();
      await page.locator('.drawer input').fill('TYPED-1');
      await page.keyboard.press('Enter');
      await until('both scans', () => station.scans.length === 2);
      assert.deepEqual(station.scans.map(({ code, aim }) => [code, aim]), [['6901234567892', ']E0'], ['TYPED-1', undefined]]);
      await page.locator('.printed figure').first().click();
      await page.locator('.enlarged img').waitFor();
      await page.locator('.enlarged').click();
      await page.locator('.enlarged').waitFor({ state: 'detached' });
    }));
}

test('the list of lanes leads to a lane', () =>
  with_lane({ browser, path: '/' }, async (page, station, url) => {
    station.show('sign_in');
    await page.goto(url);
    await page.screenshot({ path: `${shots}/lanes.en.1920.png` });
    await page.locator('a', { hasText: 'Lane 1' }).click();
    await page.locator('.mode-sign_in').waitFor();
  }));
