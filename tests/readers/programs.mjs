// The programs that labels are read with: zbarimg, dmtxread and a ZPL renderer, each as a function.
import { spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PNG } from 'pngjs';

// Node 18 takes the renderer's ES module, a .js, for CommonJS, and has no global crypto.
globalThis.crypto ??= webcrypto;
const { ready } = createRequire(import.meta.url)('zpl-renderer-js');
const { api } = await ready;

function run(program, args) {
  const done = spawnSync(program, args, { maxBuffer: 1 << 26 });
  if (done.error) throw new Error(`${program} can't be run (${done.error.code}); ./dev test installs it`);
  return { code: done.status, out: done.stdout, err: done.stderr.toString() };
}

// What the program under test says; anything but exit code 0 is an error.
export function packbench(...args) {
  const { code, out, err } = run(process.env.PACKBENCH, args);
  if (code !== 0) throw new Error(`packbench ${args.join(' ')}: exit code ${code}: ${err}${out}`);
  return out.toString();
}

// Rows of booleans, true is black.
export function picture(png) {
  const { width, height, data } = PNG.sync.read(png);
  const black = (x, y) => data[(y * width + x) * 4 + 3] > 127 && data[(y * width + x) * 4] < 128;
  return { width, height, black };
}

export function picture_file(path) {
  return picture(readFileSync(path));
}

// Each label of the ZPL, drawn at so many dots a millimetre, at least as large as `width` x `height` dots.
export async function drawn_zpl(zpl, width, height, dots_per_mm) {
  const pages = await api.zplToBase64MultipleAsync(zpl, width / dots_per_mm, height / dots_per_mm, dots_per_mm);
  return pages.map((page) => picture(Buffer.from(page, 'base64')));
}

function zbarimg(how, path) {
  const { code, out, err } = run('zbarimg', [how, '--nodbus', '-q', '--set', 'upce.enable=1', path]);
  if (code !== 0 && code !== 4) throw new Error(`zbarimg: exit code ${code}: ${err}`); // 4: found none
  return out.toString();
}

// { type, gs1, data } of each symbol that zbar finds in the whole label; 0.23.93 also says where each lies. Its XML has wrong
// bytes for all that is not ASCII (zbar 0.23.92 writes their base64 with the sign of a char): zbar_says() tells of these.
export function zbar(path) {
  const symbols = zbarimg('--xml', path).matchAll(/<symbol ([^>]*)>(?:\s*<polygon [^>]*>)?\s*<data([^>]*)><!\[CDATA\[(.*?)\]\]><\/data>/gs);
  return Array.from(symbols, ([, facts, how, text]) => ({
    type: /type='([^']*)'/.exec(facts)[1],
    gs1: /modifiers='[^']*GS1/.test(facts),
    data: how.includes('base64') ? Buffer.from(text, 'base64').toString() : text,
  }));
}

// Whether one of the symbols says just that.
export function zbar_says(path, text) {
  return `\n${zbarimg('--raw', path)}`.includes(`\n${text}\n`);
}

// The area of a label, with some white around it, each dot `zoom` pixels wide.
function cut_out(label, [x, y, width, height], zoom, to) {
  const beside = 8;
  const out = new PNG({ width: (width + 2 * beside) * zoom, height: (height + 2 * beside) * zoom });
  for (let row = 0; row < out.height; row += 1) {
    for (let column = 0; column < out.width; column += 1) {
      const at_x = Math.floor(column / zoom) - beside;
      const at_y = Math.floor(row / zoom) - beside;
      const inside = at_x >= 0 && at_y >= 0 && at_x < width && at_y < height;
      const grey = inside && label.black(x + at_x, y + at_y) ? 0 : 255;
      out.data.set([grey, grey, grey, 255], (row * out.width + column) * 4);
    }
  }
  writeFileSync(to, PNG.sync.write(out));
}

// What libdmtx reads there, its function character as byte 0x1D. It misses a few of a thousand small symbols that
// are right, and finds those when they are drawn larger.
export function data_matrix(label, area, scratch) {
  for (const zoom of [1, 2, 3]) {
    cut_out(label, area, zoom, scratch);
    const { out } = run('dmtxread', ['-N', '1', '-m', '5000', '-G', '29', scratch]);
    if (out.length > 0) return out.toString();
  }
  return undefined;
}
