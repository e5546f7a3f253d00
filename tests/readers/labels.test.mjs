// Every template with sample data, in both languages, at each resolution: its barcodes read by zbar and libdmtx, and its
// ZPL drawn by a renderer that nobody here wrote.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { data_matrix, drawn_zpl, packbench, picture_file, zbar, zbar_says } from './programs.mjs';

const samples = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../printing/templates/samples');
const folder = mkdtempSync(path.join(tmpdir(), 'packbench-readers-'));
after(() => rmSync(folder, { recursive: true }));

const resolutions = [
  { dpi: 203, dots_per_mm: 8 },
  { dpi: 300, dots_per_mm: 12 }, // the renderer knows whole numbers; the picture is the same
  { dpi: 600, dots_per_mm: 24 },
];

// How zbar names what it can read; the others are for libdmtx, or there is no other reader.
const zbar_types = {
  'code128': 'CODE-128',
  'gs1-128': 'CODE-128',
  'code39': 'CODE-39',
  'ean13': 'EAN-13',
  'ean8': 'EAN-8',
  'upca': 'EAN-13',
  'upce': 'UPC-E',
  'itf14': 'I2/5',
  'qr': 'QR-Code',
  'gs1-qr': 'QR-Code',
  'digital-link': 'QR-Code',
};
const unread = ['pdf417', 'aztec'];

// Separators as the readers give them: libdmtx gives the leading FNC1 as well.
const plain = (text) => text.replace(/^\x1d/, '');

function compare_barcode(barcode, file, found, page, what) {
  const type = zbar_types[barcode.symbology];
  if (type !== undefined) {
    const wanted = barcode.symbology === 'upca' ? `0${barcode.data}` : barcode.data;
    const ascii = /^[\0-\x7f]*$/.test(wanted);
    const says = (symbol) => (ascii ? plain(symbol.data) === wanted : zbar_says(file, wanted));
    const same = found.filter((symbol) => symbol.type === type && says(symbol));
    const gs1 = barcode.symbology.startsWith('gs1');
    assert.ok(same.length > 0, `${what}: zbar reads ${JSON.stringify(found)}, not ${type} ${barcode.data}`);
    assert.equal(same[0].gs1, gs1, `${what}: the GS1 flag of ${barcode.data}`);
    return;
  }
  if (unread.includes(barcode.symbology)) return;
  assert.match(barcode.symbology, /datamatrix$/, `${what}: no reader for ${barcode.symbology}`);
  const read = data_matrix(page, barcode.area_dots, path.join(folder, 'matrix.png'));
  assert.ok(read !== undefined, `${what}: libdmtx finds no symbol for ${barcode.data}`);
  assert.equal(plain(read), barcode.data, what);
  assert.equal(read.startsWith('\x1d'), barcode.symbology.startsWith('gs1'), `${what}: GS1 or not`);
}

function compare_pictures(ours, theirs, what) {
  assert.ok(theirs.width >= ours.width && theirs.height >= ours.height, `${what}: the renderer's picture is smaller`);
  for (let y = 0; y < ours.height; y += 1) {
    for (let x = 0; x < ours.width; x += 1) {
      if (ours.black(x, y) !== theirs.black(x, y)) assert.fail(`${what}: dot ${x},${y} differs in the ZPL`);
    }
  }
}

async function compare(name, language, { dpi, dots_per_mm }) {
  const label = [name, path.join(samples, `${name}.json`), '--dpi', String(dpi), '--language', language];
  const check = JSON.parse(packbench('label', 'check', ...label));
  assert.ok(check.proven);
  packbench('label', 'render', ...label, '--out', path.join(folder, 'label.png'));
  packbench('label', 'render', ...label, '--out', path.join(folder, 'label.zpl'));
  const { width_dots, height_dots } = check.pages[0];
  const zpl = readFileSync(path.join(folder, 'label.zpl'), 'latin1');
  const drawn = await drawn_zpl(zpl, width_dots, height_dots, dots_per_mm);
  assert.equal(drawn.length, check.pages.length);
  for (const [number, page] of check.pages.entries()) {
    const what = `${name} ${language} ${dpi} dpi, page ${number + 1}`;
    const file = path.join(folder, number === 0 ? 'label.png' : `label-${number + 1}.png`);
    const ours = picture_file(file);
    assert.deepEqual([ours.width, ours.height], [page.width_dots, page.height_dots], what);
    compare_pictures(ours, drawn[number], what);
    const found = zbar(file);
    for (const barcode of page.barcodes) compare_barcode(barcode, file, found, ours, what);
  }
  return check.pages.reduce((sum, page) => sum + page.barcodes.length, 0);
}

const templates = JSON.parse(packbench('label', 'list', '--json')).map((row) => row.name);
assert.ok(templates.length > 0);

for (const name of templates) {
  const skip = !existsSync(path.join(samples, `${name}.json`)) && 'it has no sample data';
  test(`${name}: others read what we print`, { skip }, async (t) => {
    let barcodes = 0;
    for (const language of ['zh-CN', 'en'])
      for (const resolution of resolutions) barcodes += await compare(name, language, resolution);
    t.diagnostic(`${barcodes} barcodes`);
  });
}
