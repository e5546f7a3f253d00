// Corrections after sealing through the real daemon (F19): a parcel unpacked and sealed again, and, once it left, sent
// again from the desk; in both languages. Needs the binary: PACKBENCH=build/dev/station/packbench
import assert from 'node:assert/strict';
import { shots } from './browser.mjs';
import { bench_test } from './demo_bench.mjs';

const kTee = '6901234500011';
const kWaybill = 'SF1023456789012';
const kNewCopy = 'PB-P-SO-1001-1-2';
const kUnpack = ['PB-C-UNPACK', '*which', kWaybill, '*why', 'PB-C-CHOOSE-1', '*badge', 'PB-B-S1', '*open', 'PB-C-UNDO', kTee, '*closed'];
const kHandOver = ['PB-C-HANDOVER', kNewCopy, 'PB-C-CLOSE', 'PB-B-P1', 'PB-C-HANDED', 'PB-B-P1'];
const kWords = {
  'zh-CN': { search: '查找', reship: '补发' },
  en: { search: 'Search', reship: 'Send again' },
};

bench_test('F19: a parcel is unpacked, sealed, handed over, and sent again', async ({ url, page, packer }) => {
  await packer.open(url);
  for (const code of ['PB-B-P1', 'SO-1001', kTee]) await packer.scan(code);
  await packer.seal(kWaybill);
  await page.setViewportSize({ width: 1600, height: 900 });
  await open_form(page, url, 'en', false);
  await packer.open(url);
  await packer.walk('unpack', kUnpack);
  await packer.seal(kNewCopy);
  for (const code of ['PB-C-LANG', 'PB-C-UNPACK']) await packer.scan(code);
  await packer.walk('unpack.lang', ['*which', kWaybill, '*why', 'PB-C-CHOOSE-2', '*badge', 'PB-C-NO']);
  await packer.walk('handover', kHandOver);
  for (const language of Object.keys(kWords)) await open_form(page, url, language, true);
  await send_again(page);
});

// The desk's search for the parcel; the act is there only once the parcel has left.
async function open_form(page, url, language, left) {
  const say = kWords[language];
  await page.goto(`${url}/desk?language=${language}`);
  await page.locator('nav').getByText(say.search, { exact: true }).click();
  await page.locator('form input').fill(kWaybill);
  await page.locator('form button').click();
  await page.locator('article').waitFor();
  const button = page.getByRole('button', { name: say.reship, exact: true });
  assert.equal(await button.count(), left ? 1 : 0);
  if (!left) return;
  await button.click();
  await page.locator('input[type=number]').waitFor();
  await page.screenshot({ path: `${shots}/desk.${language}.reship.png` });
  assert.doesNotMatch(await page.locator('#page').innerText(), /\bui\.|\{\d\}/);
}

async function send_again(page) {
  const form = page.locator('form').last();
  await form.locator('input').nth(0).fill('lost by the carrier');
  await form.locator('input').nth(1).fill('PB-B-P1');
  await form.locator('button').click();
  await page.locator('.refusal').waitFor();
  await page.screenshot({ path: `${shots}/desk.en.reship_refused.png` });
  await form.locator('input').nth(1).fill('PB-B-S1');
  await form.locator('button').click();
  await page.getByRole('button', { name: 'SO-1001', exact: true }).waitFor();
  await page.screenshot({ path: `${shots}/desk.en.reship_made.png` });
  await page.getByRole('button', { name: 'SO-1001', exact: true }).click();
  await page.getByRole('button', { name: 'SO-1001-R1', exact: true }).waitFor();
  await page.screenshot({ path: `${shots}/desk.en.reship_first.png` });
}
