// A shift is opened by its checklist with something odd, closed again, and the desk shows both; in both languages.
// Needs the binary: PACKBENCH=build/dev/station/packbench
import assert from 'node:assert/strict';
import { shots } from './browser.mjs';
import { bench_test } from './demo_bench.mjs';

const kFine = 'PB-C-CHOOSE-1';
const kOdd = 'PB-C-CHOOSE-2';
const kOpening = [
  '*idle', 'PB-C-SHIFT', '*which', 'PB-C-CHOOSE-1', '*point', kFine, kOdd, '*odd', 'PB-C-CHOOSE-1', 'PB-C-LANG', '*language',
  kFine, kFine, kFine, kFine, '*badges', 'PB-B-P1', 'PB-B-P2', '*here', 'PB-C-DONE', '*sign', 'PB-B-S1', '*opened',
];
const kClosing = ['PB-C-SHIFT', 'PB-C-CHOOSE-2', ...Array(6).fill(kFine), '*closing', 'PB-B-P1', 'PB-C-DONE', 'PB-B-P1', '*closed'];
const kWords = {
  'zh-CN': { close: '日结', tickets: '问题单', opened: '今天已开班', closed: '今天已收班', odd: '窗户完好，关着：没关好' },
  en: { close: 'Day close', tickets: 'Tickets', opened: 'Opened today', closed: 'Closed today', odd: 'Windows whole and shut: Not shut' },
};

bench_test('a shift is opened and closed, and the desk shows it', async ({ url, page, packer }) => {
  await packer.open(url);
  await packer.scan('PB-B-P1');
  await packer.walk('shift', [...kOpening, ...kClosing]);
  assert.equal(packer.screen.order, '');
  await page.setViewportSize({ width: 1600, height: 900 });
  for (const language of Object.keys(kWords)) await walk_desk(page, url, language);
});

async function walk_desk(page, url, language) {
  const say = kWords[language];
  await page.goto(`${url}/desk?language=${language}`);
  await page.locator('nav').getByText(say.close, { exact: true }).click();
  for (const told of [say.opened, say.closed, say.odd]) await page.getByText(told, { exact: true }).waitFor();
  await page.screenshot({ path: `${shots}/shift.${language}.close.png` });
  await page.locator('nav').getByText(say.tickets, { exact: true }).click();
  await page.locator('.tickets').getByText(say.odd).first().waitFor();
  await page.screenshot({ path: `${shots}/shift.${language}.tickets.png` });
}
