// A phone on the real site of the tablets: trusted by the bench's own authority, paired at the real desk, worked with badge and
// PIN while its Wi-Fi comes and goes. Needs the binary: PACKBENCH=build/dev/station/packbench
import assert from 'node:assert/strict';
import { get } from 'node:https';
import { shots, until } from './browser.mjs';
import { bench_test } from './demo_bench.mjs';

const kGiven = '1357';
const kOwn = '8642';

bench_test('a lane on a phone: paired at the desk, badge and PIN, each scan counted once', async ({ url, page, command }) => {
  command(['user', 'pin', 'receiver-1'], kGiven + '\n');
  const code = await pair_at_desk(page, url);
  const site = new URL(code).origin;
  await is_trusted(site);
  const phone = await page.context().browser().newContext({
    viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, ignoreHTTPSErrors: true,
  });
  try {
    const lane = await phone.newPage();
    const ids = [];
    lane.on('request', (each) => each.url().endsWith('/scan') && ids.push(each.postDataJSON().id));
    await lane.goto(code);
    await lane.waitForURL('**/lane/dock');
    await lane.locator('.thumbs').waitFor();
    await page.locator('.qr').waitFor({ state: 'detached' });
    await sign_in(lane);
    await receive_through_a_lost_line(phone, lane, ids);
    await other_device_is_refused(page, code);
    await unpair(page, lane);
  } finally {
    await phone.close();
  }
});

async function pair_at_desk(page, url) {
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.goto(url + '/desk?language=en');
  await page.locator('nav').getByText('Tablets', { exact: true }).click();
  await page.locator('tr').filter({ hasText: 'dock' }).getByText('Pair', { exact: true }).click();
  await page.locator('.tablets form input').first().fill('PB-B-S1');
  const reply = page.waitForResponse((each) => each.url().includes('/pairing'));
  await page.locator('.tablets form button').click();
  const { url: code } = await (await reply).json();
  await page.locator('.qr').waitFor();
  await page.screenshot({ path: `${shots}/site.1-pairing.png` });
  return code;
}

// As a tablet does on which the authority was installed: node looks at the chain and at the name.
async function is_trusted(site) {
  const authority = await text(site + '/ca.crt', { rejectUnauthorized: false });
  assert.match(authority, /BEGIN CERTIFICATE/);
  assert.equal(JSON.parse(await text(site + '/api/tablet', { ca: authority })).lane, '');
  await assert.rejects(text(site + '/api/tablet', {}), 'without it nobody is trusted');
}

// By number: a bare machine may not know the name "localhost", which browsers know by themselves.
const text = (address, options) =>
  new Promise((resolve, reject) => {
    const { host, hostname, port, pathname } = new URL(address);
    const there = { host: '127.0.0.1', port, path: pathname, servername: hostname, headers: { host } };
    get({ ...there, ...options, agent: false }, (reply) => {
      let body = '';
      reply.on('data', (part) => (body += part)).on('end', () => resolve(body));
    }).on('error', reject);
  });

const wedge = (lane, code) => lane.keyboard.type(code + '\n');

async function tap(lane, digits) {
  for (const digit of digits) await lane.locator(`[data-key="${digit}"]`).tap();
  await lane.locator('[data-key="Enter"]').tap();
}

// The PIN was given by somebody else: another one is chosen before anything comes of it.
async function sign_in(lane) {
  await wedge(lane, 'PB-B-R1');
  await lane.locator('.pin-pad').waitFor();
  await tap(lane, kGiven);
  await lane.getByText('别人设的').waitFor();
  await lane.screenshot({ path: `${shots}/site.2-choose.png` });
  await tap(lane, kOwn);
  await tap(lane, kOwn);
  await lane.locator('.pin-pad').waitFor({ state: 'detached' });
  await lane.locator('.verdict').getByText('收货员 1').waitFor();
}

// The line is cut behind a scan that was sent, and before two more; a reload in between.
async function receive_through_a_lost_line(phone, lane, ids) {
  await wedge(lane, 'ASN-2001');
  await wedge(lane, '6901234500011');
  await counted(lane, 1);
  await phone.setOffline(true);
  await wedge(lane, '6901234500011');
  await wedge(lane, '6901234500011');
  await lane.getByText('已存 2 次扫描').waitFor();
  await lane.screenshot({ path: `${shots}/site.3-offline.png` });
  await phone.setOffline(false);
  await counted(lane, 3);
  await lane.getByText('次扫描').waitFor({ state: 'hidden' }); // counted may be shown before the phone has its answer
  await phone.setOffline(true);
  await wedge(lane, '6901234500011');
  await lane.getByText('已存 1 次扫描').waitFor();
  await phone.setOffline(false);
  await lane.reload();
  await counted(lane, 4);
  await lane.screenshot({ path: `${shots}/site.4-counted.png` });
  assert.ok(ids.length >= 5, 'each act of scanning has an id of its own');
}

// 38 pieces are announced.
const counted = (lane, pieces) =>
  until(`${pieces} pieces`, async () => (await lane.locator('#page').innerText()).replace(/\s/g, '').includes(`${pieces}/38`));

async function other_device_is_refused(page, code) {
  const stranger = await page.context().browser().newContext({ ignoreHTTPSErrors: true });
  try {
    const tab = await stranger.newPage();
    await tab.goto(new URL('/lane/dock', code).href);
    await tab.getByText('还没配对').first().waitFor();
    await tab.goto(code);
    await tab.getByText('配对码已用过或过期').waitFor();
  } finally {
    await stranger.close();
  }
}

async function unpair(page, lane) {
  await page.locator('nav').getByText('Tablets', { exact: true }).click();
  await page.locator('tr').filter({ hasText: 'dock' }).getByText('Unpair', { exact: true }).click();
  await page.locator('.tablets form input').first().fill('PB-B-S1');
  await page.locator('.tablets form button').click();
  await lane.getByText('还没配对').first().waitFor();
}
