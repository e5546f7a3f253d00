// The command barcodes: read back module by module with a decoder that shares nothing with the encoder.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { import_source } from './screen_build.mjs';

const { code128b } = await import_source('code128.ts');

// "A" alone, from ISO/IEC 15417: start B, value 33, check (104 + 33) mod 103 = 34, stop.
test('a symbol worked out by hand', () => {
  assert.equal(code128b('A').join(''), '211214' + '111323' + '131123' + '2331112');
});

test('a symbol with a check character of its own', () => {
  // P 48, B 34: (104 + 48 * 1 + 34 * 2) mod 103 = 14
  assert.equal(code128b('PB').join(''), '211214' + '313121' + '131123' + '122231' + '2331112');
});

test('every printable character has eleven modules, three even bars, and a pattern of its own', () => {
  const seen = new Set();
  for (let code = 32; code <= 126; code += 1) {
    const widths = code128b(String.fromCharCode(code)).slice(6, 12);
    assert.equal(widths.reduce((sum, width) => sum + width, 0), 11);
    assert.equal((widths[0] + widths[2] + widths[4]) % 2, 0);
    seen.add(widths.join(''));
  }
  assert.equal(seen.size, 95);
});

test('what set B cannot say has no barcode', () => {
  for (const text of ['缺货', 'a\nb', '\u007f', '😀']) assert.equal(code128b(text), undefined);
});
