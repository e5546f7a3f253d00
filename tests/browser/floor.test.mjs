// A receipt with inspection and a shelf count with recount and approval, through the lane page of the real daemon.
// Needs the binary: PACKBENCH=build/dev/station/packbench
import assert from 'node:assert/strict';
import { bench_test } from './demo_bench.mjs';

const kTee = '6901234500011';
const kTeeCase = '16901234500018';
const kMugCase = '16901234500032';
const kTea = '6901234500042';

const kReceipt = [
  'ASN-2001', '*receive', kTeeCase, 'PB-C-QTY-9', kTee, kMugCase, kMugCase, 'PB-C-QTY-6', kTea, 'L77', '*awaited', '280801',
  'PB-C-DAMAGED', '*damaged', 'PB-C-CHOOSE-1', kTee, '*counted', 'PB-C-INSPECT', 'PB-C-QTY-19', kTee, 'PB-C-CHOOSE-1', '*inspect',
  'PB-C-PASS', kTee, 'PB-C-REJECT', 'PB-C-CHOOSE-1', 'PB-C-QTY-2', kMugCase, 'PB-C-PASS', 'PB-C-QTY-6', kTea, 'PB-C-PASS',
  'PB-C-CLOSE', '*cause', 'PB-C-CHOOSE-1', 'PB-C-CHOOSE-1', '*sign', 'PB-B-R1', '*closed',
];
const kCounted = ['PB-C-QTY-198', kTee, '*count', 'PB-C-DONE'];
const kCount = [
  'PB-C-COUNT', 'PB-L-A-01-01', ...kCounted, 'PB-C-SIGNOUT', 'PB-B-P2', 'PB-L-A-01-01', 'PB-L-A-01-01', ...kCounted, 'PB-C-SIGNOUT',
  'PB-B-S1', 'PB-L-A-01-01', '*approve', 'PB-C-APPROVE', 'PB-C-CHOOSE-1', 'PB-B-R1', 'PB-B-S1', '*corrected',
];

bench_test('goods are received, inspected and counted', async ({ url, packer }) => {
  await packer.open(url);
  await packer.scan('PB-B-R1');
  await packer.walk('receive', kReceipt);
  assert.equal(packer.screen.order, '');
  await packer.walk('count', kCount);
  assert.equal(packer.screen.order, '');
  const told = await (await fetch(url + '/api/desk/history?code=TEE-WHT-M')).json();
  const lies = Object.fromEntries(told.stock.map((row) => [row.location, row.quantity]));
  assert.deepEqual([lies['A-01-01'], lies.passed, lies.defects], [198, 19, 1]);
});
