// What stands above the tables: what needs somebody, and how many orders are where.
import { element } from './dom.js';
import { count, language, say, word } from './language.js';
import { objects } from './table.js';
import { age, time_of } from './times.js';

// Where what is counted is shown.
const kPlaces = { tickets: 'tickets', late: 'orders', silent: 'benches', unsent: 'benches', 'run out': 'leases', negative: 'stock', undone: 'benches' };
const kAlarms = ['silent', 'negative', 'unsent', 'undone'];

export function needs_section(needs) {
  const open = objects(needs).filter(({ count }) => count !== '0');
  const tiles = open.map((row) =>
    element(`a.tile.${kAlarms.includes(row.need) ? 'alarm' : 'warn'}`, { href: '#' + kPlaces[row.need], 'data-focus': 'need.' + row.need },
      element('b', {}, count(row.count)),
      element('span', {}, word('need', row.need)),
      element('small', {}, say(`need.${row.need}.hint`)),
      row.since && element('small', {}, say('since', age(time_of(row.since), language)))));
  return element('section.needs', { 'data-table': 'needs' }, element('h2', {}, say('table.needs')),
    tiles.length > 0 ? element('div.tiles', {}, tiles) : element('p.well', {}, '✓ ' + say('all_well')));
}

// By tab: how many of what it shows need somebody.
export function needs_by_tab(needs) {
  const sums = {};
  for (const { need, count } of objects(needs)) sums[kPlaces[need]] = (sums[kPlaces[need]] ?? 0) + Number(count);
  return sums;
}

export function flow_section(flow) {
  const figures = objects(flow).map(({ state, orders }) =>
    element('div', { 'data-state': state }, element('dt', {}, word('state', state)), element('dd', {}, count(orders))));
  return element('section', { 'data-table': 'flow' }, element('h2', {}, say('table.flow')),
    figures.length > 0 ? element('dl.figures', {}, figures) : element('p.faint', {}, say('none')));
}
