// What the address names: #stock?stock=200 is the tab of stock, its table from row 200 on; #search?find=SO-1 looks everywhere.

// By tab, the tables that it shows.
export const kTabs = {
  overview: ['flow', 'benches'],
  tickets: ['tickets', 'closed'],
  orders: ['unended'],
  leases: ['leases'],
  stock: ['stock'],
  benches: ['benches', 'systems', 'viewers'],
};
const kSearched = ['found', 'unended', 'tickets', 'closed', 'leases', 'stock', 'benches'];

function parts() {
  const [tab, query] = location.hash.slice(1).split('?');
  return { tab, wanted: new URLSearchParams(query) };
}

// { tab, find, tables: [{ name, from }] }; where the address names nothing, the overview.
export function place() {
  const { tab, wanted } = parts();
  const find = tab === 'search' ? (wanted.get('find') ?? '') : '';
  const known = find ? 'search' : Object.hasOwn(kTabs, tab) ? tab : 'overview';
  const names = known === 'search' ? kSearched : kTabs[known];
  return { tab: known, find, tables: names.map((name) => ({ name, from: Number(wanted.get(name)) || 0 })) };
}

export function turn(table, from) {
  const { tab, wanted } = parts();
  wanted.set(table, from);
  location.hash = `${tab}?${wanted}`;
}

// Where that is looked for.
export const address_of = (find) => (find ? 'search?' + new URLSearchParams({ find }) : 'overview');
