// An order that another bench of the centre has, asked for by a supervisor.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Say } from '../texts';
import { BadgeForm } from './badge_form';

interface Props {
  order: string;
  choose: (order: string) => void;
  language: string;
  say: Say;
}

export function TakeOver({ order, choose, language, say }: Props) {
  const [told, set_told] = useState('');
  const box = useRef<HTMLDivElement>(null); // below a queue of many rows
  useEffect(() => void (order && box.current?.scrollIntoView({ block: 'nearest' })), [order]);
  const name = (typed: string) => {
    set_told('');
    choose(typed.trim());
  };
  return (
    <div class="take-over" ref={box}>
      <b>{say('desk.take_over')}</b>
      <input
        placeholder={say('desk.take_over_order')}
        value={order}
        onInput={(event) => name(event.currentTarget.value)}
      />
      {order && (
        <BadgeForm
          key={order}
          title={say('desk.take_over_what', order)}
          why={say('desk.reason')}
          button={say('desk.take_over')}
          path={`/orders/${encodeURIComponent(order)}/take-over`}
          language={language}
          say={say}
          done={(led_to) => {
            choose('');
            set_told(led_to.told);
          }}
        />
      )}
      {told && <p class="told">{told}</p>}
    </div>
  );
}
