// A whole order through the lane page of the real daemon, in both languages, with a picture of each step in shots/.
// Needs the binary: PACKBENCH=build/dev/station/packbench
import assert from 'node:assert/strict';
import { shots, spilled } from './browser.mjs';
import { bench_test } from './demo_bench.mjs';

const kPackers = [
  { badge: 'PB-B-P2', language: 'zh-CN' },
  { badge: 'PB-B-P1', language: 'en' },
];
const kMostScans = 200;

for (const { badge, language } of kPackers) {
  bench_test(`an order is packed in ${language}`, ({ url, packer }) => pack_order(packer, url, badge, language));
}

async function pack_order(packer, url, badge, language) {
  const { page } = packer;
  let pictures = 0;
  const look = async (name) => {
    pictures += 1;
    const file = `${shots}/order.${language}.${String(pictures).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: file, animations: 'disabled' });
    assert.deepEqual(await spilled(page), [], name);
    assert.doesNotMatch(await page.locator('#page').innerText(), /\bui\.|\{\d\}/, name);
  };

  await packer.open(url);
  await look('sign_in');
  await packer.scan(badge);
  assert.notEqual(packer.screen.person, '');
  assert.equal(packer.screen.language, language);
  await look('idle');
  await packer.follow();
  assert.notEqual(packer.screen.order, '');
  const order = packer.screen.order;
  await look('open');
  await refuse_a_wrong_piece(packer, look);

  const seen = new Set();
  for (let scans = 0; packer.screen.order === order; scans += 1) {
    assert.ok(scans < kMostScans, `no end: ${JSON.stringify(packer.screen)}`);
    const mode = /mode-(\w+)/.exec(await page.locator('.frame').getAttribute('class'))[1];
    if (mode === 'parcel') await check_label(packer, look);
    else if (!seen.has(mode)) await look(mode);
    seen.add(mode);
    await packer.follow();
    assert.notEqual(packer.screen.verdict.tone, 'stop', packer.screen.verdict.text);
  }
  assert.equal(packer.screen.verdict.tone, 'done');
  assert.ok(seen.has('parcel'), 'the label was shown before the seal');
  assert.ok(!packer.message.work.some((each) => each.order === order), 'a sealed order waits no more');
  await look('done');
}

// A code that nobody knows stops the lane, changes nothing, and stays until PB-C-OK.
async function refuse_a_wrong_piece(packer, look) {
  const { lines, done } = packer.screen;
  await packer.scan('0000000000000');
  assert.equal(packer.screen.verdict.tone, 'stop');
  await packer.page.locator('.stop').waitFor();
  await look('stop');
  const counted = (all) => all.map((line) => [line.line, line.done]);
  assert.deepEqual(counted(packer.screen.lines), counted(lines));
  assert.equal(packer.screen.done, done);
  await packer.answered(() => packer.page.locator('.stop .choice').click());
  await packer.page.locator('.stop').waitFor({ state: 'detached' });
}

// The label has come out of the virtual printer, as a picture that shows.
async function check_label(packer, look) {
  await packer.until('the label', ({ labels }) =>
    labels.some((label) => label.intent === 'label' && label.picture_url && ['sent', 'confirmed'].includes(label.state)));
  const picture = packer.page.locator('.printed img').first();
  await picture.waitFor();
  assert.ok(await picture.evaluate((image) => image.decode().then(() => image.naturalWidth > 100)));
  await look('label');
}
