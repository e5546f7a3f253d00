// The supervisors' desk of a real demo bench: queue, history of a packed order, reports, day close; in both languages.
// Needs the binary: PACKBENCH=build/dev/station/packbench
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, shots } from './browser.mjs';
import { Packer, start_bench } from './demo_bench.mjs';

const skip = process.env.PACKBENCH ? false : 'PACKBENCH names no binary';
const kWords = {
  'zh-CN': { search: '查找', reports: '报表', close: '日结', sealed: '封箱' },
  en: { search: 'Search', reports: 'Reports', close: 'Day close', sealed: 'Sealed' },
};

let browser;
before(async () => skip || (browser = await launch('--autoplay-policy=no-user-gesture-required')));
after(() => browser?.close());

test('the desk answers what was in that box', { skip, timeout: 600_000 }, async () => {
  const bench = await start_bench();
  try {
    await pack_one(bench.url);
    for (const language of Object.keys(kWords)) await walk_desk(bench.url, language);
  } finally {
    await bench.stop();
  }
});

// SO-1001: one piece, a label, its waybill.
async function pack_one(url) {
  const page = await browser.newPage();
  const packer = new Packer(page);
  await packer.open(url);
  for (const code of ['PB-B-P1', 'SO-1001', '6901234500011']) await packer.scan(code);
  for (let tries = 0; tries < 100 && packer.screen.order; ++tries) {
    await packer.scan('SF1023456789012');
    if (packer.screen.verdict.tone === 'stop') await packer.scan('PB-C-OK');
  }
  assert.equal(packer.screen.order, '');
  await page.close();
}

async function walk_desk(url, language) {
  const say = kWords[language];
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
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
  await page.locator('nav').getByText(say.close, { exact: true }).click();
  await page.locator('.close li').first().waitFor();
  await look('close');
  assert.deepEqual(errors, []);
  await page.close();
}
