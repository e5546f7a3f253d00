// Every kind of screen on a phone and on a tablet, upright and not, in both languages: nothing cut off, and what is tapped is
// large enough for a glove. Leaves a picture of each in shots/.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kLanguages, launch, shots, spilled, with_lane } from './browser.mjs';

const kSizes = [
  { width: 390, height: 844 },
  { width: 800, height: 1280 },
  { width: 1280, height: 800 },
];
const kScreens = ['sign_in', 'idle', 'packing', 'changed', 'stop', 'ask', 'await', 'remark', 'waybill', 'done', 'maintenance'];
const kThumbPx = 56;
const tablet = (message) => (message.tablet = true);

let browser;
before(async () => (browser = await launch('--autoplay-policy=no-user-gesture-required')));
after(() => browser?.close());

for (const language of kLanguages) {
  for (const size of kSizes) {
    test(`on a tablet in ${language} at ${size.width} x ${size.height}`, () =>
      with_lane({ browser, language, size }, async (page, station, url) => {
        const look = async (name) => {
          await page.screenshot({ path: `${shots}/tablet_${name}.${language}.${size.width}.png`, animations: 'disabled' });
          assert.deepEqual(await spilled(page), [], name);
          assert.deepEqual(await small_buttons(page), [], name);
          assert.doesNotMatch(await page.locator('#page').innerText(), /\bui\.|\{\d\}/, name);
        };
        station.show(kScreens[0], tablet);
        await page.goto(url);
        for (const name of kScreens) {
          await page.locator(`.page[data-seq="${station.show(name, tablet)}"]`).waitFor();
          await look(name);
        }
        await page.locator(`.page[data-seq="${station.show('packing', tablet)}"]`).waitFor();
        await overlays(page, station, look);
      }));
  }
}

test('on a phone that lies on its side the thumbs stay free, and the PIN pad is whole', () =>
  with_lane({ browser, size: { width: 844, height: 390 } }, async (page, station, url) => {
    station.show('packing', tablet);
    await page.goto(url);
    for (const name of ['.thumbs .type', '.thumbs .scan']) await page.locator(name).click({ trial: true });
    await page.locator('.choice').last().click({ trial: true }); // after scrolling, if need be
    await page.screenshot({ path: `${shots}/tablet_packing.en.844.png` });
    station.refuse = () => ({ status: 401, code: 'pin.wrong', message: 'Wrong badge or PIN' });
    await page.keyboard.type('PB-B-P1\n');
    await page.locator('.pin-pad').waitFor();
    await page.screenshot({ path: `${shots}/tablet_pin.en.844.png` });
    const inside = await page.locator('.pin-pad > *').evaluateAll((parts) =>
      parts.map((part) => part.getBoundingClientRect()).every((box) => box.top >= 0 && box.bottom <= innerHeight));
    assert.ok(inside);
    assert.deepEqual(await small_buttons(page), []);
  }));

// What covers the lane: each comes up as the station's refusals make it.
async function overlays(page, station, look) {
  const rows = station.message('idle').texts;
  const words = (code, ...args) => (rows[code] ?? '').replace(/\{(\d)\}/g, (_, at) => args[at]);
  const refused = async (code, status, told, shown, scanned = 'PB-B-P1') => {
    station.refuse = () => ({ code, status, message: told });
    await page.keyboard.type(scanned + '\n');
    await page.locator(shown).waitFor();
  };
  await page.locator('.thumbs .type').click();
  await page.locator('.type-code').waitFor();
  await look('type');
  await page.locator('.type-code button').first().click();
  await page.locator('.type-code').waitFor({ state: 'detached' });
  await refused('pin.locked', 423, words('pin.locked', 5), '.pin-pad');
  await look('pin');
  await page.locator('.pin-pad .cancel').click();
  await refused('pin.choose', 409, words('pin.choose'), '.pin-pad');
  await look('pin_choose');
  await page.locator('.pin-pad .cancel').click();
  await refused('tablet.idle', 401, words('tablet.idle', 'Anna'), '.idle', '4006381333931');
  await look('idle_lane');
  await page.locator('.idle button').click();
  await page.locator('.banner').filter({ hasText: words('ui.tablet.dropped', 1) }).waitFor();
  await look('idle_dropped');
  station.refuse = () => undefined;
  await page.keyboard.type('PB-B-P1\n');
  await page.locator('.idle').waitFor({ state: 'detached' });
  station.answering = false;
  await page.keyboard.type('4006381333931\n');
  await page.locator('.banner.waiting').waitFor();
  await look('waiting');
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage);
    const scan = (at, code) => ({ id: code, code, at: Date.now() - at * 60_000 });
    localStorage[key] = JSON.stringify([scan(3_000, '(01)04006381333931(10)LOT-2025-11-A/77(21)000123456789'), ...[5, 4, 3].map((at) => scan(at, 'PB-L-A-' + at))]);
  });
  await page.reload();
  await page.locator('.old-scans').waitFor();
  await look('old_scans');
  const opened = page.waitForEvent('popup');
  await page.evaluate(() => void window.open(location.href));
  const other = await opened;
  await page.locator('.plain').filter({ hasText: rows['ui.tablet.elsewhere'] }).waitFor();
  await look('elsewhere');
  await other.close();
  await page.locator('.plain .main').click();
  await page.locator('.old-scans .drop').click();
  await page.locator('.old-scans').waitFor({ state: 'detached' });
  await page.keyboard.type('4006381333931\n');
  await station.stop();
  await page.locator('.banner.lost').first().waitFor();
  await look('lost');
  station.answering = true;
  station.replies['GET /api/tablet'] = { lane: '', texts: rows };
  await station.restart();
  await page.locator('.plain').filter({ hasText: rows['ui.tablet.not_paired'] }).waitFor();
  await look('not_paired');
}

function small_buttons(page) {
  return page.evaluate((least) => {
    const small = (box) => box.width > 0 && (box.height < least || box.width < least);
    const buttons = Array.from(document.querySelectorAll('button, a, input'));
    return buttons.filter((each) => small(each.getBoundingClientRect())).map((each) => each.outerHTML.slice(0, 80));
  }, kThumbPx);
}
