// The words of the centre's page: both languages, and one for whatever the page and the centre's tables may say.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { texts } from '../../central/page/texts.js';

const read = (path) => readFileSync(new URL('../../central/' + path, import.meta.url), 'utf8');
const found = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

test('each text is there in both languages, with the same things to fill in', () => {
  for (const [key, pair] of Object.entries(texts)) {
    assert.equal(pair.length, 2, key);
    const [chinese, english] = pair.map((text) => found(text, /\{(\d)\}/g).sort().join());
    assert.ok(pair.every((text) => text.trim()), key);
    assert.equal(chinese, english, key);
  }
});

test('each key that the page says has a text', () => {
  const sources = readdirSync(new URL('../../central/page/', import.meta.url)).filter((name) => name.endsWith('.js') && name !== 'texts.js');
  const said = sources.flatMap((name) => found(read('page/' + name), /\bsay\('([\w.]+)'[,)]/g));
  assert.ok(said.length > 20);
  for (const key of said) assert.ok(texts[key], key);
});

test('each column and word of the tables that the page shows has a text', () => {
  const tables = read('tables.cpp');
  const columns = found(tables, /\{"(\w+)", "[^"]*"(?:, \w+)?\}/g);
  assert.ok(columns.length > 30);
  for (const column of columns.filter((each) => !['need', 'count', 'since', 'waiting', 'leased', 'cancelled'].includes(each)))
    assert.ok(texts['column.' + column], 'column.' + column);
  const words = found(tables, /(?:THEN|ELSE) '([a-z ]+)'/g);
  assert.ok(words.length > 15);
  const known = new Set(Object.keys(texts).filter((key) => /^(state|lease|note|of)\./.test(key)).map((key) => key.replace(/^\w+\./, '')));
  for (const word of words) assert.ok(known.has(word), word);
  for (const need of found(tables, /SELECT '([a-z ]+)', count/g)) {
    assert.ok(texts['need.' + need], need);
    assert.ok(texts[`need.${need}.hint`], need);
  }
});

test('each kind of ticket that the centre opens has a text', () => {
  const sources = ['sealing.cpp', 'effects.cpp', 'stock.cpp'].map(read).join('\n');
  const kinds = found(sources, /(?:open_ticket\((?:ground\.)?db, \{|kNegative = )"([\w.]+)"/g);
  assert.ok(kinds.length >= 6, kinds.join());
  for (const kind of kinds) assert.ok(texts['kind.' + kind], kind);
});
