// The desk's part: a device is paired with a code that a camera can read, and unpaired; PINs are chosen and given.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { read_picture, symbol_rows } from './barcodes.mjs';
import { kLanguages, launch, shots, until, with_lane } from './browser.mjs';

const kAddress = 'https://bench.local:8443/';
const kLanes = [
  { lane: 'dock', paired: true, at: '2026-11-22T10:00:00', by: '李娜' },
  { lane: 'floor', paired: false, at: '', by: '' },
];
const kOverview = {
  maintenance: null, clock: '10:05', day: '2026-11-22', queue: [], works: [], low: [], short: [], tickets: [], reports: [],
  close: {}, shifts: { opened: true, closed: false, not_closed: '', rows: [] },
};

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

// A desk with an administrator at it; what was posted lies in `posted` by its path.
const at_desk = (language, lanes, drive) =>
  with_lane({ browser, language, path: '/desk', size: { width: 1600, height: 900 } }, async (page, station, url) => {
    const texts = station.message('idle').texts;
    const person = { id: 'a1', name: '王芳', role: 'admin', language };
    const may = ['look', 'work', 'administer'];
    const posted = {};
    const answers = (path, reply) =>
      (station.replies['POST /api/desk' + path] = (body) => ((posted[path] = body), reply));
    const code = kAddress + 'pair#7QK4-M2XD-99TZ';
    answers('/tablets/floor/pairing', { url: code, minutes: 5, qr: await symbol_rows('QRCode', code) });
    answers('/tablets/dock/unpair', {});
    answers('/pin', {});
    answers('/people/p1/pin', {});
    station.replies['GET /api/desk/session'] = { person, may, open: false, change: '', rules: [], language, texts };
    station.replies['GET /api/desk'] = { ...kOverview, language };
    station.replies['GET /api/desk/tablets'] = { url: kAddress, certificate: true, lanes };
    await page.goto(url);
    await page.locator('nav').waitFor();
    const say = (key, ...args) => texts['ui.' + key].replace(/\{(\d)\}/g, (_, at) => args[at]);
    await drive(page, { station, posted, say, code });
  });

async function look(page, name) {
  await page.screenshot({ path: `${shots}/${name}.png` });
  assert.doesNotMatch(await page.locator('#page').innerText(), /\bui\.|\{\d\}/, name);
}

for (const language of kLanguages) {
  test(`a device is paired and unpaired at the desk in ${language}`, () =>
    at_desk(language, kLanes, async (page, { posted, say, code }) => {
      await page.locator('nav').getByText(say('desk.tablets'), { exact: true }).click();
      const row = (lane) => page.locator('tr').filter({ hasText: lane });
      await row('dock').getByText('2026-11-22 10:00').waitFor();
      await row('floor').getByText(say('desk.tablets_none')).waitFor();
      await row('floor').getByRole('button').click();
      await page.getByPlaceholder(say('desk.ticket_badge')).fill('PB-B-A1');
      await page.locator('.tablets form button').click();
      await page.locator('.qr').waitFor();
      assert.deepEqual(posted['/tablets/floor/pairing'], { badge: 'PB-B-A1' });
      for (const told of [code, kAddress + 'ca.crt', say('desk.tablets_code', 5)])
        await page.locator('.pairing').getByText(told, { exact: true }).waitFor();
      await look(page, `tablets_pairing.${language}.1600`);
      const [read] = await read_picture(await page.screenshot());
      assert.equal(read.text, code);
      await row('dock').getByText(say('desk.tablets_unpair'), { exact: true }).click();
      await page.getByPlaceholder(say('desk.ticket_badge')).fill('PB-B-A1');
      await page.locator('.tablets form button').click();
      await until('the answer', () => posted['/tablets/dock/unpair']);
      await page.locator('.qr').waitFor({ state: 'detached' });
    }));

  test(`PINs are chosen and given at the desk in ${language}`, () =>
    at_desk(language, [], async (page, { station, posted, say }) => {
      assert.equal(await page.locator('nav').getByText(say('desk.tablets'), { exact: true }).count(), 0, 'no lane is carried about');
      const fill = async (at, values) => {
        const form = page.locator('.door form').nth(at);
        for (const [field, value] of values.entries()) await form.locator('input').nth(field).fill(value);
        await form.locator('button').click();
      };
      const open = () => page.locator('nav').getByText(say('desk.pin'), { exact: true }).click();
      await open();
      await look(page, `desk_pin.${language}.1600`);
      await fill(0, ['secret', '7351', '7352']);
      await page.getByText(say('desk.pin_differ')).waitFor();
      assert.equal(posted['/pin'], undefined);
      await fill(0, ['secret', '7351', '7351']);
      await page.getByText(say('desk.pin_changed')).waitFor();
      assert.deepEqual(posted['/pin'], { password: 'secret', pin: '7351' });
      await open();
      await fill(1, [' p1 ', '9182', '9182']);
      await page.getByText(say('desk.pin_given')).waitFor();
      assert.deepEqual(posted['/people/p1/pin'], { pin: '9182' });
      station.replies['POST /api/desk/pin'] = { status: 401, error: { code: 'x', message: 'Wrong password' } };
      await open();
      await fill(0, ['secret', '7351', '7351']);
      await page.locator('.door').getByText('Wrong password').waitFor();
    }));
}
