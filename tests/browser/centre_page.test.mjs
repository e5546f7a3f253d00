// The centre's page on a real centre, with forty benches and 10,000 open orders. Leaves pictures in shots/.
// Needs the binary: PACKBENCH_CENTRAL=build/dev/central/packbench-central
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kLanguages, launch, shots } from './browser.mjs';
import { kHeard, start_centre } from './centre_stand.mjs';

const skip = process.env.PACKBENCH_CENTRAL ? false : 'PACKBENCH_CENTRAL names no binary';
const kOrders = 10_000;

let browser, stand, key;
before(async () => {
  if (skip) return;
  [browser, stand] = await Promise.all([launch(), start_centre(process.env.PACKBENCH_CENTRAL, kOrders)]);
  key = (await stand.centre.verb('viewer', 'add', 'Wang Fang')).trim();
}, { timeout: 300_000 });
after(async () => {
  await browser?.close();
  await stand?.stop();
});

// `drive(page)` on a page of its own; whatever it throws fails the test. `url`: the centre's, or that of the line to it.
function page_test(name, drive, { language = 'en', url = () => stand.centre.url, size = { width: 1440, height: 900 } } = {}) {
  test(name, { skip, timeout: 300_000 }, async () => {
    const page = await browser.newPage({ viewport: size, locale: language });
    page.setDefaultTimeout(60_000);
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (said) => said.text().includes('Content Security Policy') && errors.push(said.text()));
    try {
      await page.goto(url());
      await drive(page);
      assert.deepEqual(errors, []);
    } finally {
      await page.close();
    }
  });
}

async function sign_in(page, typed = key) {
  await page.locator('#key').fill(typed);
  await page.keyboard.press('Enter');
  await table(page, 'needs').waitFor();
}

const table = (page, name) => page.locator(`section[data-table="${name}"]`);
const rows = (page, name) => table(page, name).locator('tbody tr');
const row = (page, name, text) => rows(page, name).filter({ hasText: text });
const open = (page, tab) => page.locator(`#top [data-tab="${tab}"]`).click();
// By the keyboard alone; who looked for something stands in the field still, and types the next over it.
async function look_for(page, find) {
  if (!(await page.evaluate(() => document.activeElement.id === 'find'))) await page.keyboard.press('/');
  await page.keyboard.type(find);
  await page.keyboard.press('Enter');
}
async function look(page, name) {
  await page.screenshot({ path: `${shots}/centre.${name}.png`, animations: 'disabled' });
  const text = await page.locator('body').innerText();
  assert.doesNotMatch(text, /\b(tab|table|column|need|state|lease|note|of|kind|end|door|line)\.[a-z]|\{\d\}|undefined|NaN|Invalid/, name);
}

page_test('only a key that is good opens it, however it is typed', async (page) => {
  for (const wrong of ['ABCDE', 'ABCDE-FGHJK-LMNPQ-RSTUV', '0'.repeat(64)]) {
    await page.locator('#key').fill(wrong);
    await page.keyboard.press('Enter');
    await page.locator('.refusal').getByText('This key is nobody’s, or was revoked').waitFor();
    assert.equal(await page.locator('section[data-table]').count(), 0);
  }
  const system = (await stand.centre.verb('system', 'add', 'shop')).trim();
  await page.locator('#key').fill(system);
  await page.keyboard.press('Enter');
  await page.locator('.refusal').getByText('people have one of their own').waitFor();
  await look(page, 'door');
  await sign_in(page, key.toLowerCase().replaceAll('-', ' '));
  await page.reload(); // the tab knows it still
  await table(page, 'needs').waitFor();
  await page.getByText('Sign out').click();
  await page.locator('#key').waitFor();
  await page.reload();
  await page.locator('#key').waitFor();
});

for (const language of kLanguages)
  page_test(`every table, in ${language}`, async (page) => {
    await stand.sql(kHeard);
    await sign_in(page);
    const counts = await table(page, 'needs').locator('.tile b').allInnerTexts();
    assert.deepEqual(counts, ['3', '12', '1', '1', '88', '1']); // tickets, late, silent, unsent, run out, negative
    assert.equal(await rows(page, 'benches').count(), 40);
    assert.match(await rows(page, 'benches').first().innerText(), /bench-13/);
    assert.equal(await table(page, 'flow').locator('dd').count(), 4);
    await look(page, `overview.${language}`);
    const tabs = { tickets: ['tickets', 3], orders: ['unended', 200], leases: ['leases', 200], stock: ['stock', 2], benches: ['systems', 1] };
    for (const [tab, [name, count]] of Object.entries(tabs)) {
      await open(page, tab);
      await rows(page, name).first().waitFor();
      assert.ok((await rows(page, name).count()) >= count, name);
      await look(page, `${tab}.${language}`);
    }
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#top nav').isVisible(), false);
    await look(page, `paper.${language}`);
  }, { language });

page_test('10,000 orders: a page at a time, each says of how many, and one is found', async (page) => {
  await sign_in(page);
  await open(page, 'orders');
  const orders = table(page, 'unended');
  await orders.getByText('The first 200 of 10,000').waitFor();
  assert.equal(await rows(page, 'unended').count(), 200);
  assert.match(await rows(page, 'unended').first().innerText(), /SO-100001[\s\S]*Late/);
  await orders.getByText('Next').click();
  await orders.getByText('201–400 of 10,000').waitFor();
  assert.match(await rows(page, 'unended').first().innerText(), /SO-100201/);
  await page.goBack();
  await orders.getByText('The first 200 of 10,000').waitFor();
  await look_for(page, 'so-107777');
  await row(page, 'found', 'SO-107777').waitFor();
  await look(page, 'search.en');
  await look_for(page, 'SF77123'); // ended: by the waybill of its box
  assert.match(await row(page, 'found', 'SO-90123').innerText(), /Shipped/);
  await look_for(page, 'TEA-250');
  assert.match(await row(page, 'stock', 'TEA-250').innerText(), /A-01-01\s+TEA-250\s+36/);
  await look_for(page, 'nowhere-at-all');
  await page.getByText('“nowhere-at-all” was found nowhere').waitFor();
});

page_test('a ticket is closed with a reason, under the name of who closes it', async (page) => {
  await sign_in(page);
  await open(page, 'tickets');
  const ticket = row(page, 'tickets', 'shipment-42');
  assert.match(await ticket.innerText(), /<b>TEA-250<\/b>/); // what somebody told is no HTML
  assert.equal(await row(page, 'tickets', 'ASN-2001').locator('button').count(), 0); // a bench's
  await ticket.getByText('Close', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#asked').isVisible(), false);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Two were moved there from A-01-01');
  await look(page, 'close.en');
  await page.locator('#asked').getByText('Close', { exact: true }).click();
  await row(page, 'closed', 'Two were moved there').waitFor();
  assert.match(await row(page, 'closed', 'shipment-42').innerText(), /Wang Fang/);
  assert.equal(await ticket.count(), 0);
  assert.equal(await stand.sql("SELECT closed_by || ': ' || reason FROM system_tickets"), 'Wang Fang: Two were moved there from A-01-01\n');
  const other = row(page, 'tickets', 'seal.stale-1');
  await other.getByText('Close', { exact: true }).click();
  await stand.centre.verb('tickets', '--close', 'SO-100003 seal.stale-1', '--reason', 'seen', '--by', 'Li');
  await page.locator('#reason').fill('too late');
  await page.locator('#asked').getByText('Close', { exact: true }).click();
  await page.locator('#asked').getByText('It is closed already').waitFor();
});

page_test('a line that is cut is said, with how old that is which is shown', async (page) => {
  await sign_in(page);
  await page.locator('#line').getByText('asked again').waitFor();
  stand.line.cut();
  try {
    await page.locator('.old #line').getByText('The centre has not answered for').waitFor();
    assert.equal(await rows(page, 'benches').count(), 40);
    await look(page, 'cut.en');
  } finally {
    stand.line.join();
  }
  await page.locator('body:not(.old) #line').getByText('asked again').waitFor();
}, { url: () => stand.far });

page_test('it is fresh by itself, and leaves alone who is typing', async (page) => {
  await sign_in(page);
  await page.locator('#find').fill('half a wor');
  await stand.sql("INSERT INTO tickets(bench, ticket, kind, document, text) VALUES ('centre', 'T-new', 'seal.twice', 'SO-100004', 'hold back both')");
  const open = await stand.sql("SELECT (SELECT count(*) FROM tickets WHERE state = 'open') + (SELECT count(*) FROM system_tickets WHERE state = 'open')");
  await page.locator('#top [data-tab="tickets"] .badge').getByText(open.trim(), { exact: true }).waitFor();
  assert.equal(await page.locator('#find').inputValue(), 'half a wor');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'find');
});

page_test('whose key is revoked is shown out', async (page) => {
  const other = (await stand.centre.verb('viewer', 'add', 'Li Lei')).trim();
  await sign_in(page, other);
  await stand.centre.verb('viewer', 'revoke', 'Li Lei');
  await page.locator('.refusal').getByText('was revoked').waitFor();
  assert.equal(await page.locator('section[data-table]').count(), 0);
});

page_test('on a phone nothing stands outside its window', async (page) => {
  await sign_in(page);
  for (const tab of ['overview', 'tickets', 'orders']) {
    await open(page, tab);
    await page.locator('section[data-table] td').first().waitFor();
    await look(page, `phone.${tab}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), tab);
  }
}, { size: { width: 390, height: 844 } });
