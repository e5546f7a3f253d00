// Barcodes for cameras that don't exist, written and read by the page's own library.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { screen_folder } from './screen_build.mjs';

const library = path.join(path.dirname(createRequire(path.join(screen_folder, 'package.json')).resolve('zxing-wasm/reader')), '../..');
const part = async (name) => {
  const loaded = await import(pathToFileURL(path.join(library, 'es', name, 'index.js')));
  loaded.prepareZXingModule({ overrides: { wasmBinary: readFileSync(path.join(library, name, `zxing_${name}.wasm`)) } });
  return loaded;
};

// The modules of a symbol as rows of "1" (dark) and "0". GS1 content stands in brackets: (01)…(10)….
export async function symbol_rows(format, text) {
  const { writeBarcode } = await part('writer');
  const { symbol, error } = await writeBarcode(text, { format, options: text.startsWith('(') ? 'gs1' : '' });
  if (error) throw new Error(error);
  const { width, height, data } = symbol;
  const row = (_, y) => Array.from(data.subarray(y * width, (y + 1) * width), (dot) => (dot === 0 ? '1' : '0')).join('');
  return Array.from({ length: height }, row);
}

// What a picture in a file's bytes holds: [{ text, format }].
export async function read_picture(bytes) {
  const { readBarcodes } = await part('reader');
  return readBarcodes(new Uint8Array(bytes), { textMode: 'Plain' });
}

const kWidth = 640;
const kHeight = 480;

// A film for Chromium's --use-file-for-fake-video-capture: the symbol stands still in the middle.
export function write_film(file, rows, module_px) {
  const left = Math.floor((kWidth - rows[0].length * module_px) / 2);
  const top = Math.floor((kHeight - rows.length * module_px) / 2);
  const luma = Buffer.alloc(kWidth * kHeight, 235);
  for (let y = 0; y < rows.length * module_px; y += 1)
    for (let x = 0; x < rows[0].length * module_px; x += 1)
      if (rows[Math.floor(y / module_px)][Math.floor(x / module_px)] === '1') luma[(top + y) * kWidth + left + x] = 16;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((kWidth * kHeight) / 2, 128)]);
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${kWidth} H${kHeight} F30:1 Ip A1:1 C420jpeg\n`), frame, frame]));
}
