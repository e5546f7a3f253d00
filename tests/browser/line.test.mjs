// The line to the centre on the lane's page and the desk: up, down, stopped, and what is not told yet. Leaves pictures in shots/.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kLanguages, kSizes, launch, shots, spilled, with_lane } from './browser.mjs';

const kLines = {
  up: { state: 'up', since_s: 5000, answer_s: 3, unsent: 0, text: '', why: '' },
  catching_up: { state: 'up', since_s: 20, answer_s: 0, unsent: 8412, text: '', why: '' },
  down: { state: 'down', since_s: 7 * 60, answer_s: 430, unsent: 34, text: '', why: 'no answer' },
  down_for_long: { state: 'down', since_s: 26 * 3600, answer_s: 93_700, unsent: 10_230, text: '', why: 'no answer' },
  stopped: { state: 'stopped', since_s: 60, answer_s: 60, unsent: 12, text: '', why: '' },
};
const kWords = {
  'zh-CN': { up: '', catching_up: '8412 条未上报', down: '中心断线 7 min', down_for_long: '中心断线 1 d', stopped: '上报停止' },
  en: { up: '', catching_up: '8412 unsent', down: 'No centre for 7 min', down_for_long: 'No centre for 1 d', stopped: 'Sending stopped' },
};
const kLease = {
  'zh-CN': '线路断得太久：SO-1 等线路恢复才能封箱，先扫“搁置”',
  en: 'The line has been down for too long: SO-1 can\'t be sealed until it is back. Put it aside',
};

let browser;
before(async () => (browser = await launch('--autoplay-policy=no-user-gesture-required')));
after(() => browser?.close());

for (const language of kLanguages) {
  for (const size of kSizes) {
    test(`the line in ${language} at ${size.width} x ${size.height}`, () =>
      with_lane({ browser, language, size }, async (page, station, url) => {
        station.show('packing');
        await page.goto(url);
        await page.locator('.page[data-seq]').waitFor();
        assert.equal(await page.locator('.centre-line').count(), 0, 'a bench without a centre says nothing of it');
        for (const [name, line] of Object.entries(kLines)) {
          const seq = station.show(name === 'up' ? 'idle' : 'packing', (message) => {
            message.line = line;
            if (name === 'down_for_long') message.notices = [{ kind: 'lease', text: kLease[language], code: '', lines: [] }];
          });
          await page.locator(`.page[data-seq="${seq}"]`).waitFor();
          const words = await page.locator('.centre-line').innerText();
          assert.ok(words.includes(kWords[language][name]), `${name}: ${words}`);
          if (name === 'down_for_long') await page.getByText(kLease[language], { exact: true }).waitFor();
          await page.screenshot({ path: `${shots}/line_${name}.${language}.${size.width}.png`, animations: 'disabled' });
          assert.deepEqual(await spilled(page), [], name);
        }
      }));
  }
}
