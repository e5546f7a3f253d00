// A table of the centre's, as a section of the page.
import { element } from './dom.js';
import { count, language, say, word } from './language.js';
import { address_of } from './place.js';
import { age, short, time_of } from './times.js';

// Words that call for somebody, and those of what is over; the row is marked by them.
const kMarks = { silent: 'alarm', negative: 'alarm', late: 'warn', 'run out': 'warn', revoked: 'over' };

const kWantZero = ['unsent']; // numbers that call for somebody where they are above it

// What the rows say by their actions instead.
const kHidden = { tickets: ['of'] };

// Names that other tables may know more of.
const kLooked = ['order', 'bench', 'location', 'item', 'about'];

const kCells = {
  text: (value, key) => {
    if (key === 'from') return named_from(value);
    return kLooked.includes(key) ? element('a', { href: '#' + address_of(value) }, value) : told(value);
  },
  number: (value, key) => element(`span${kWantZero.includes(key) && Number(value) > 0 ? '.word.warn' : ''}`, {}, count(value)),
  word: (value, key) => element(`span.word${kMarks[value] ? '.' + kMarks[value] : ''}`, {}, word(key, value)),
  time: (value) => {
    const time = time_of(value);
    const full = time.toLocaleString(language, { hour12: false });
    return element('time', { datetime: time.toISOString(), title: full }, short(time, language), element('small', {}, age(time, language)));
  },
};

// Who opens tickets beside benches and order systems, which have names.
const named_from = (value) => (value === 'centre' ? say('of.centre') : value);

// A bench's ticket says a text of its own catalogue, of which only what is filled in means something here.
function told(value) {
  if (!value.startsWith('{"key":')) return value;
  try {
    return JSON.parse(value).args.join(' · ');
  } catch {
    return value;
  }
}

function cell(value, { key, kind }) {
  const shown = value === null || value === '' ? '' : kCells[kind](value, key);
  return element(`td.${kind}`, { 'data-column': key }, shown);
}

const mark_of = (row, columns) => row.map((value, at) => columns[at].kind === 'word' && kMarks[value]).find(Boolean);

// By the columns' keys.
export const objects = ({ columns, rows }) => rows.map((row) => Object.fromEntries(row.map((value, at) => [columns[at].key, value])));

function body(name, answer, act) {
  const hidden = kHidden[name] ?? [];
  const shown = answer.columns.map((column, at) => ({ ...column, at })).filter(({ key }) => !hidden.includes(key));
  const named = objects(answer);
  const head = shown.map(({ key, kind }) => element(`th.${kind}`, { scope: 'col' }, say('column.' + key)));
  const line = (row, at) =>
    element(`tr${mark_of(row, answer.columns) ? '.' + mark_of(row, answer.columns) : ''}`, {},
      shown.map((column) => cell(row[column.at], column)), act && element('td.act', {}, act(named[at])));
  return element('table', {}, element('thead', {}, element('tr', {}, head, act && element('th'))), element('tbody', {}, answer.rows.map(line)));
}

function pager(name, { rows, total }, from, turn) {
  if (from === 0 && rows.length >= total) return null;
  const to = (label, start, key) => element('button', { 'data-focus': `${name}.${key}`, disabled: start === null, onclick: () => turn(name, start) }, label);
  return element('nav.pager', { 'aria-label': say('table.' + name) },
    to(say('before'), from > 0 ? Math.max(0, from - kPage) : null, 'before'),
    from > 0 || rows.length === 0 ? say('shown', count(Math.min(from + 1, total)), count(from + rows.length), count(total)) : say('shown_first', count(rows.length), count(total)),
    to(say('after'), from + rows.length < total ? from + rows.length : null, 'after'));
}

const kPage = 200; // rows that the centre gives at a time

// `act`: given a row by the columns' keys, what stands behind it. `turn(name, from)`: another page is wanted.
export function section(name, answer, { from = 0, turn, act }) {
  return element('section', { 'data-table': name },
    element('h2', {}, say('table.' + name), answer.total > 0 && element('small', {}, count(answer.total))),
    pager(name, answer, from, turn),
    answer.rows.length === 0 ? element('p.faint', {}, say('none')) : element('div.wide', {}, body(name, answer, act)));
}
