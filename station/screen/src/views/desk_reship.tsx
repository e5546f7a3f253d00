// What an order is tied to: reships and exchanges; and the form that sends its goods once more.
import { useState } from 'preact/hooks';
import type { History, SentLine } from '../desk_link';
import type { Say } from '../texts';
import { BadgeForm } from './badge_form';
import { Table } from './table';

type Show = (order: string) => void; // looks that one up

export function OrderTies({ found, say, show }: { found: History; say: Say; show: Show }) {
  const tie = (title: string, orders: string[]) =>
    orders.length > 0 && (
      <p class="subjects">
        {say(title)}
        {orders.map((order) => (
          <button key={order} onClick={() => show(order)}>
            {order}
          </button>
        ))}
      </p>
    );
  return (
    <>
      {tie('desk.reship_of', found.reship_of ? [found.reship_of] : [])}
      {tie('desk.reships', found.reships ?? [])}
      {tie('desk.exchange_for', found.exchange_for ?? [])}
      {tie('desk.exchanges', found.exchanges ?? [])}
    </>
  );
}

interface Props {
  order: string;
  sent: SentLine[];
  language: string;
  say: Say;
  show: Show;
}

export function ReshipForm({ order, sent, language, say, show }: Props) {
  const [pieces, set_pieces] = useState(sent.map((line) => line.quantity));
  const rows = sent.map((line, at) => ({ ...line, at }));
  const lines = rows.map(({ line, at }) => ({ line, quantity: pieces[at] })).filter(({ quantity }) => quantity > 0);
  const take = (at: number, quantity: number) => set_pieces(pieces.map((known, other) => (other === at ? quantity : known)));
  return (
    <>
      <Table
        rows={rows}
        nothing={say('desk.nothing')}
        columns={[
          [say('desk.item'), (row) => row.name + '  ' + row.item],
          [say('desk.sent'), (row) => row.quantity],
          [
            say('desk.reship'),
            (row) => (
              <input
                type="number"
                min={0}
                max={row.quantity}
                value={pieces[row.at]}
                onInput={(e) => take(row.at, Math.trunc(Number(e.currentTarget.value)))}
              />
            ),
          ],
        ]}
      />
      <BadgeForm
        title={say('desk.reship_what', order)}
        why={say('desk.reason')}
        button={say('desk.reship')}
        path={`/orders/${encodeURIComponent(order)}/reship`}
        more={{ lines }}
        language={language}
        say={say}
        done={(led_to) => show(led_to.order)}
      />
    </>
  );
}
