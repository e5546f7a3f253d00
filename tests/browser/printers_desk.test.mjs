// The desk's page of printers and labels: what is held, who prints where, what became of each label, and what a badge does.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kLanguages, launch, shots, with_lane } from './browser.mjs';

const kPrinting = (say) => ({
  printers: [
    { printer: 'zebra', status: 'media-empty', status_text: 'no paper', waiting: 3, lanes: ['1', '2'], held: {} },
    {
      printer: 'tsc', status: 'held', status_text: say('device.held'), waiting: 0, lanes: ['3'],
      held: { reason: 'new head', by: 'Wang', at: '2026-11-22T09:30' },
    },
  ],
  choices: [{ lane: '1', printer: 'zebra', others: ['tsc'] }],
  jobs: [
    {
      job: 'SO-7-1-label-1', of: 'SO-7', item: '', intent: say('intent.label'), copy: 1, labels: 1, state: 'in_doubt',
      state_text: say('job.in_doubt'), lane: '1', printer: 'zebra', reason: '', why: 'unplugged', at: '2026-11-22T10:01',
      may: ['there', 'again', 'void'],
    },
    {
      job: 'ASN-1-2-item-2', of: 'ASN-1', item: 'TEE', intent: 'item label', copy: 2, labels: 12, state: 'confirmed',
      state_text: say('job.confirmed'), lane: '2', printer: 'tsc', reason: 'torn', why: '', at: '2026-11-22T09:59', may: ['again'],
    },
  ],
});
const kOverview = {
  maintenance: null, clock: '10:05', day: '2026-11-22', queue: [], works: [], low: [], short: [], tickets: [], reports: [],
  close: {}, shifts: { opened: true, closed: false, not_closed: '', rows: [] },
};

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

for (const language of kLanguages) {
  test(`printers and labels at the desk in ${language}`, () =>
    with_lane({ browser, language, path: '/desk', size: { width: 1600, height: 900 } }, async (page, station, url) => {
      const texts = station.message('idle').texts;
      const say = (key, ...args) => (texts['ui.' + key] ?? key).replace(/\{(\d)\}/g, (_, at) => args[at]);
      station.replies['GET /api/desk/session'] = { person: null, may: ['look', 'work'], open: true, change: '', rules: [], language, texts };
      station.replies['GET /api/desk'] = { ...kOverview, language };
      station.replies['GET /api/desk/tablets'] = { url: '', certificate: false, lanes: [] };
      station.replies['GET /api/desk/printers'] = kPrinting(say);
      station.replies['POST /api/desk/jobs/SO-7-1-label-1/again'] = { job: 'SO-7-1-label-1' };
      station.replies['GET /api/desk/labels/location'] = { label: 'location', of: ['A-01-03'] };
      station.replies['GET /api/desk/labels/badge'] = { label: 'badge', of: ['p1'] };
      station.replies['POST /api/desk/printers/tsc/labels/badge'] = { printer: 'tsc', label: 'badge', of: 'p1' };
      await page.goto(url);
      await page.locator('nav').getByText(say('desk.printers'), { exact: true }).click();
      const row = (text) => page.locator('tr').filter({ hasText: text });
      await row('SO-7').getByText('unplugged').waitFor();
      assert.ok((await row('new head').innerText()).includes(say('desk.printers_release')));
      assert.equal(await row('ASN-1').locator('button').count(), 2, 'its picture, and print again');
      const house = page.locator('form.house');
      await house.locator('option[value="A-01-03"]').waitFor({ state: 'attached' });
      await house.locator('select').first().selectOption('badge');
      await house.locator('option[value="p1"]').waitFor({ state: 'attached' });
      await house.locator('input').fill('p1');
      await house.locator('select').last().selectOption('tsc');
      const asked = page.waitForRequest((request) => request.method() === 'POST');
      await house.locator('button').click();
      assert.equal(new URL((await asked).url()).searchParams.get('of'), 'p1');
      await house.getByText(say('desk.house_sent', 'p1', 'tsc')).waitFor();
      await page.screenshot({ path: `${shots}/house_labels.${language}.png` });
      await page.getByText('1 → tsc').click();
      await page.getByText(say('desk.printers_choose_what', '1', 'tsc')).waitFor();
      await row('SO-7').getByText(say('desk.printers_again'), { exact: true }).click();
      await page.getByText(say('desk.printers_again_what', 'SO-7-1-label-1')).waitFor();
      await page.screenshot({ path: `${shots}/printers.${language}.png` });
      await page.getByPlaceholder(say('desk.reason')).fill('not there');
      await page.getByPlaceholder(say('desk.ticket_badge')).fill('PB-B-S1');
      const sent = page.waitForRequest((request) => request.method() === 'POST');
      await page.locator('form:not(.house) button').click();
      assert.deepEqual((await sent).postDataJSON(), { reason: 'not there', badge: 'PB-B-S1' });
      await page.locator('form:not(.house)').waitFor({ state: 'detached' });
      assert.doesNotMatch(await page.locator('#page').innerText(), /\bui\.|\{\d\}/);
    }));
}
