// The desk's page of devices: state, age, lane, how each scanner is read, what its self-test found.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kLanguages, launch, shots, with_lane } from './browser.mjs';

const kTold = {
  'zh-CN': { layout: '键盘布局：de', prefix: '前面加了 *：会去掉', repeats: '连着的相同字符丢了：请在扫描枪里调慢，或打开按键释放' },
  en: {
    layout: 'Keyboard layout: de', prefix: 'Puts * in front: taken off',
    repeats: 'Drops repeated characters: set a longer delay, or key releases, in the scanner',
  },
};
const devices = ({ layout, prefix, repeats }) => [
  {
    kind: 'scanner', key: '05e0:1200@1-1.4', id: '05e0:1200', product: 'Symbol Bar Code Scanner', state: 'open',
    protocol: 'keyboard', replugs: 2, last_reading_s: 75, lane: '1', settings: [layout, prefix], findings: [layout, repeats],
  },
  {
    kind: 'scanner', key: '0c2e:0907:A1B2C3', id: '0c2e:0907', product: 'Xenon 1900', state: 'failed', replugs: 0, lane: '',
    reason: 'another program holds it', settings: [], findings: [],
  },
  {
    kind: 'scale', key: '0922:8003:S1234', id: '0922:8003', product: 'M10', state: 'gone', replugs: 7, last_reading_s: 7300,
    lane: '2', settings: [], findings: [],
  },
  { kind: 'printer', key: '0a5f:0081:Z1', id: '0a5f:0081', product: 'GK420t', state: 'open', replugs: 0, lane: '', settings: [], findings: [] },
];
const kOverview = {
  maintenance: null, clock: '10:05', day: '2026-11-22', queue: [], works: [], low: [], short: [], tickets: [], reports: [],
  close: {}, shifts: { opened: true, closed: false, not_closed: '', rows: [] },
};

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

for (const language of kLanguages) {
  test(`devices at the desk in ${language}`, () =>
    with_lane({ browser, language, path: '/desk', size: { width: 1600, height: 900 } }, async (page, station, url) => {
      const texts = station.message('idle').texts;
      const say = (key, ...args) => texts['ui.' + key].replace(/\{(\d)\}/g, (_, at) => args[at]);
      station.replies['GET /api/desk/session'] = { person: null, may: ['look'], open: true, change: '', rules: [], language, texts };
      station.replies['GET /api/desk'] = { ...kOverview, language };
      station.replies['GET /api/desk/tablets'] = { url: '', certificate: false, lanes: [] };
      station.replies['GET /api/desk/devices'] = { devices: devices(kTold[language]), problem: '' };
      await page.goto(url);
      await page.locator('nav').getByText(say('desk.devices'), { exact: true }).click();
      const row = (key) => page.locator('tr').filter({ hasText: key });
      await row('05e0:1200').getByText(kTold[language].repeats).waitFor();
      const first = await row('05e0:1200').innerText();
      for (const wanted of [say('desk.devices_open'), say('desk.devices_ago', '1 min'), kTold[language].prefix, '2'])
        assert.ok(first.includes(wanted), wanted);
      const second = await row('0c2e:0907').innerText();
      for (const wanted of ['another program holds it', 'desk.devices_failed', 'desk.devices_never', 'desk.devices_no_lane', 'desk.devices_untested'])
        assert.ok(second.includes(wanted.startsWith('desk') ? say(wanted) : wanted), wanted);
      assert.ok((await row('0922:8003').innerText()).includes(say('desk.devices_gone')));
      const link = await page.locator('.devices a').getAttribute('href');
      assert.equal(link, '/api/desk/scanner-sheet.pdf?language=' + language);
      await page.screenshot({ path: `${shots}/devices.${language}.png` });
      assert.doesNotMatch(await page.locator('#page').innerText(), /\bui\.|\{\d\}/);
    }));
}
