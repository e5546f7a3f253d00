// The supervisors' desk of a real demo bench: queue, history of a packed order, reports, day close; in both languages.
// Needs the binary: PACKBENCH=build/dev/station/packbench
import assert from 'node:assert/strict';
import { shots } from './browser.mjs';
import { bench_test } from './demo_bench.mjs';

const kWords = {
  'zh-CN': { search: '查找', reports: '报表', close: '日结', sealed: '封箱', year: '今年', bench: '工位', shift: '今天还没开班' },
  en: { search: 'Search', reports: 'Reports', close: 'Day close', sealed: 'Sealed', year: 'This year', bench: 'Bench', shift: 'Not opened today' },
};

bench_test('the desk answers what was in that box', async ({ url, page, packer }) => {
  await packer.open(url);  // SO-1001: one piece, a label, its waybill
  for (const code of ['PB-B-P1', 'SO-1001', '6901234500011']) await packer.scan(code);
  await packer.seal('SF1023456789012');
  await page.setViewportSize({ width: 1600, height: 900 });
  for (const language of Object.keys(kWords)) await walk_desk(page, url, language);
});

async function walk_desk(page, url, language) {
  const say = kWords[language];
  const look = async (name) => {
    await page.screenshot({ path: `${shots}/desk.${language}.${name}.png` });
    assert.doesNotMatch(await page.locator('#page').innerText(), /\bui\.|\{\d\}/, name);
  };
  await page.goto(`${url}/desk?language=${language}`);
  await page.getByText('SO-1002').first().waitFor();
  assert.equal(await page.getByText('SO-1001', { exact: true }).count(), 0);
  await look('queue');
  await page.locator('nav').getByText(say.search, { exact: true }).click();
  await page.locator('form input').fill('SF1023456789012');
  await page.locator('form button').click();
  await page.getByText(say.sealed, { exact: true }).waitFor();
  await look('search');
  await page.locator('nav').getByText(say.reports, { exact: true }).click();
  await page.getByText('SF1023456789012').first().waitFor();
  await look('reports');
  await page.locator('.range select').selectOption('availability');
  await page.locator('.range').getByText(say.year, { exact: true }).click();
  await page.locator('td').getByText(say.bench, { exact: true }).waitFor();
  await look('availability');
  await page.locator('nav').getByText(say.close, { exact: true }).click();
  await page.locator('.close li').first().waitFor();
  await page.getByText(say.shift, { exact: true }).waitFor();
  await look('close');
}
