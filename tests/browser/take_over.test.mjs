// The desk's queue: whose each order is, and how one is taken over from another bench of the centre. Leaves pictures in shots/.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kLanguages, launch, shots, with_lane } from './browser.mjs';

const kRow = { ship_by: '2026-11-22T18:00', late: false, cancelled: false, pieces: 3, carrier: 'sf', tote: '', lane: '', person: '', lease: 'here', bench: '' };
const kQueue = [
  { ...kRow, order: 'SO-1', lane: '1', person: 'Li' },
  { ...kRow, order: 'SO-2', lane: '2', person: 'Wang', lease: 'wanted', bench: 'west' },
  { ...kRow, order: 'SO-3', lease: 'elsewhere', bench: 'north' },
  { ...kRow, order: 'SO-4', lease: 'elsewhere' },
  { ...kRow, order: 'SO-5', lease: 'own' },
];
const kLine = { state: 'up', since_s: 5000, answer_s: 3, unsent: 0, text: '', why: '' };
const kOverview = {
  maintenance: null, clock: '10:05', day: '2026-11-22', queue: kQueue, works: [], low: [], short: [], tickets: [], reports: [],
  close: {}, shifts: { opened: true, closed: false, not_closed: '', rows: [] },
};

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

// Shows the desk; `line`: null where the bench belongs to no centre.
const with_desk = (language, may, line, act) =>
  with_lane({ browser, language, path: '/desk', size: { width: 1600, height: 900 } }, async (page, station, url) => {
    const texts = station.message('idle').texts;
    const say = (key, ...args) => (texts['ui.' + key] ?? key).replace(/\{(\d)\}/g, (_, at) => args[at]);
    station.replies['GET /api/desk/session'] = { person: null, may, open: true, change: '', rules: [], language, texts };
    station.replies['GET /api/desk'] = { ...kOverview, language, line };
    station.replies['GET /api/desk/tablets'] = { url: '', certificate: false, lanes: [] };
    await page.goto(url);
    await page.locator('tr').filter({ hasText: 'SO-5' }).waitFor();
    await act(page, station, say, (order) => page.locator('tr').filter({ hasText: order }));
  });

for (const language of kLanguages) {
  test(`whose an order is, and taking one over, in ${language}`, () =>
    with_desk(language, ['look', 'work'], kLine, async (page, station, say, row) => {
      assert.ok((await row('SO-1').innerText()).includes(say('desk.at_lane', '1', 'Li')));
      assert.ok((await row('SO-2').innerText()).includes(say('desk.wanted_by', 'west')));
      assert.ok((await row('SO-3').innerText()).includes(say('desk.at_bench', 'north')));
      assert.ok((await row('SO-4').innerText()).includes(say('desk.not_here')));
      assert.equal(await row('SO-5').locator('button').count(), 0);
      const path = 'POST /api/desk/orders/SO-3/take-over';
      station.replies[path] = { status: 409, error: { code: 'claim.no_answer', message: 'no answer' } };
      await row('SO-3').locator('button').click();
      const form = page.locator('.take-over form');
      await form.locator('input').first().fill('urgent');
      await form.locator('input').last().fill('PB-B-S1');
      await page.screenshot({ path: `${shots}/take_over.${language}.png`, animations: 'disabled' });
      await form.locator('button').click();
      await form.getByText('no answer').waitFor();
      let sent;
      station.replies[path] = (body) => ((sent = body), { order: 'SO-3', told: 'north was asked' });
      await form.locator('button').click();
      await page.locator('.take-over .told').getByText('north was asked').waitFor();
      assert.deepEqual(sent, { reason: 'urgent', badge: 'PB-B-S1' });
      assert.equal(await form.count(), 0);
    }));
}

test('who only looks, and a bench without a centre, take nothing over', async () => {
  for (const [may, line] of [[['look'], kLine], [['look', 'work'], null]])
    await with_desk('en', may, line, async (page, _station, say, row) => {
      assert.ok((await row('SO-3').innerText()).includes(say('desk.at_bench', 'north')));
      assert.equal(await page.locator('.take-over, tr button').count(), 0);
    });
});
