// Every kind of screen, in both sizes and both languages: nothing is cut off, no key is without its text. Leaves a
// picture of each in shots/.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kLanguages, kSizes, launch, shots, spilled, with_lane } from './browser.mjs';

const kScreens = [
  ...['sign_in', 'idle', 'packing', 'changed', 'stop', 'ask', 'await', 'remark', 'waybill', 'done', 'maintenance', 'stray', 'tested'],
  ...['demo', 'demo_packing', 'demo_ask', 'demo_stop'],
];

let browser;
before(async () => (browser = await launch('--autoplay-policy=no-user-gesture-required')));
after(() => browser?.close());

for (const language of kLanguages) {
  for (const size of kSizes) {
    test(`screens in ${language} at ${size.width} x ${size.height}`, () =>
      with_lane({ browser, language, size }, async (page, station, url) => {
        const errors = [];
        page.on('pageerror', (error) => errors.push(String(error)));
        page.on('console', (said) => said.type() === 'error' && errors.push(said.text()));
        station.show(kScreens[0]);
        await page.goto(url);
        for (const name of kScreens) {
          const seq = station.show(name);
          await page.locator(`.page[data-seq="${seq}"]`).waitFor();
          await page.screenshot({ path: `${shots}/${name}.${language}.${size.width}.png`, animations: 'disabled' });
          assert.deepEqual(await spilled(page), [], name);
          assert.doesNotMatch(await page.locator('#page').innerText(), /\bui\./, name);
        }
        await maintenance_is_told(page, station, language);
        assert.deepEqual(errors, []);
      }));
  }
}

const kPlanned = {
  'zh-CN': '维护 2025-11-21 12:30 – 2025-11-21 13:15：更换标签打印机的打印头',
  en: 'Maintenance 2025-11-21 12:30 – 2025-11-21 13:15: New print head in the label printer',
};

// On each screen while it is planned, and gone with it.
async function maintenance_is_told(page, station, language) {
  station.show('packing', (message) => (message.maintenance = station.message('maintenance').maintenance));
  await page.getByText(kPlanned[language], { exact: true }).waitFor();
  station.show('packing');
  await page.locator('.maintenance').waitFor({ state: 'detached' });
}
