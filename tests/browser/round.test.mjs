// An order's whole round through the real daemon: picked into a tote, packed, handed to the driver, sent back, and the
// ticket of what was wrong ended at the desk. Needs the binary: PACKBENCH=build/dev/station/packbench
import assert from 'node:assert/strict';
import { shots } from './browser.mjs';
import { bench_test } from './demo_bench.mjs';

const kTee = '6901234500011';
const kNote = '6901234500080';
const kMug = '6901234500035';
const kWaybill = 'SF1023456789101';

const kPick = [
  'PB-C-PICK', '*lists', 'PB-C-CHOOSE-1', 'PB-T-X1', '*go', 'PB-L-A-01-01', '*take', kTee, 'PB-T-X1', kTee, '*tote', 'PB-T-X1',
  'PB-L-A-01-08', kNote, 'PB-T-X1', '*sign', 'PB-B-P2',
];
const kPack = ['PB-T-X1', kTee, kTee, kNote];
const kHandOver = ['PB-C-HANDOVER', '*carrier', kWaybill, '*manifest', 'PB-C-CLOSE', 'PB-B-P2', '*driver', 'PB-C-HANDED', 'PB-B-P2'];
const kReturn = [
  'PB-C-RETURN', '*source', kWaybill, 'PB-C-CHOOSE-1', '*packaging', 'PB-C-CHOOSE-3', kTee, '*grade', 'PB-C-CHOOSE-1', kMug,
  '*foreign', 'PB-C-CHOOSE-1', '*pieces', 'PB-C-DONE', 'PB-B-S1', 'PB-B-P1', '*in',
];

async function end_ticket(page, url) {
  await page.goto(url + '/desk?language=en');
  await page.getByText('Tickets', { exact: true }).first().click();
  await page.getByText('were never sent').waitFor();
  await page.screenshot({ path: `${shots}/desk.en.tickets.png` });
  const row = page.locator('tr', { hasText: 'were never sent' });
  await row.getByRole('button').click();
  await page.locator('form input').nth(0).fill('sent back to the customer');
  await page.locator('form input').nth(1).fill('PB-B-P1');
  await page.locator('form button').click();
  await page.locator('.refusal').waitFor();
  await page.screenshot({ path: `${shots}/desk.en.ticket_refused.png` });
  await page.locator('form input').nth(1).fill('PB-B-S1');
  await page.locator('form button').click();
  await row.waitFor({ state: 'detached' });
}

bench_test('an order is picked, packed, handed over, and comes back', async ({ url, page, packer }) => {
  await packer.open(url);
  await packer.scan('PB-B-P2');
  await packer.walk('pick', kPick);
  await packer.walk('pack', kPack);
  await packer.seal(kWaybill);
  await packer.walk('handover', kHandOver);
  for (const code of ['PB-C-SIGNOUT', 'PB-B-P1']) await packer.scan(code);
  await packer.walk('return', kReturn);
  await end_ticket(page, url);
  const desk = await (await fetch(url + '/api/desk?language=en')).json();
  assert.deepEqual(desk.tickets.map((ticket) => ticket.ticket.replace(/^.*-1-/, '')), ['damaged-1']);
});
