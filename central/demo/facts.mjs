// The demo warehouse's files (station/demo) as an order system tells them: facts of contract.yaml.
import { readFileSync } from 'node:fs';

const kFolder = new URL('../../station/demo/', import.meta.url);
const kDayMs = 86_400_000;

// "{day+2}" is the date of the day after tomorrow.
function dated(text) {
  const day = (ahead) => new Date(Date.now() + ahead * kDayMs).toLocaleDateString('sv');
  return text.replaceAll(/\{day\+(\d)\}/g, (_, ahead) => day(Number(ahead)));
}

export const demo_text = (name) => dated(readFileSync(new URL(name, kFolder), 'utf8'));
const rows = (name) => demo_text(name).split('\n').filter(Boolean).map((line) => JSON.parse(line));

// "A*2 B" → [{ [member]: "A", quantity: 2 }, { [member]: "B", quantity: 1 }]
const counted = (text, member) =>
  (text ?? '').split(' ').filter(Boolean).map((word) => {
    const [code, quantity = '1'] = word.split('*');
    return { [member]: code, quantity: Number(quantity) };
  });

function item({ sku, name_zh, name_en, barcodes, kit, ...rest }) {
  const item = { item: sku, name: { zh: name_zh, en: name_en }, barcodes: counted(barcodes, 'code'), kit: counted(kit, 'item'), ...rest };
  return { type: 'item.received', payload: { item } };
}

export function order_fact({ state, consignee, remarks = [], gifts = [], lines, revision = 1, ...rest }) {
  const note = (kind) => (text, at) => ({ note: kind[0] + (at + 1), kind, text });
  const order = {
    ...rest,
    revision,
    lines: lines.map(({ sku, ...line }) => ({ ...line, item: sku })),
    notes: [...remarks.map(note('remark')), ...gifts.map(note('gift'))],
  };
  return { type: 'order', payload: { order, to: consignee, cancelled: state === 'cancelled' } };
}

// All that the demo's order system tells at first; items, locations and people before the orders that name them.
export const demo_facts = () => [
  ...rows('items.jsonl').map(item),
  ...rows('locations.jsonl').map((location) => ({ type: 'location.received', payload: { location } })),
  ...rows('operators.jsonl').map((person) => ({ type: 'operator.received', payload: { person } })),
  ...rows('orders.jsonl').map(order_fact),
];

// What it changes its mind about, by the order's number.
export const demo_changes = () => Object.fromEntries(rows('changes.jsonl').map((row) => [row.order, order_fact(row)]));
