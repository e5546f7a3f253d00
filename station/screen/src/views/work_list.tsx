// Between two orders: what is waiting, most urgent first.
import type { LaneMessage } from '../protocol';
import type { Say } from '../texts';
import { due_text } from '../time';
import { Icon } from './icon';

export function WorkList({ message, say }: { message: LaneMessage; say: Say }) {
  if (message.work.length === 0) return <p class="hero no-work">{say('no_work')}</p>;
  return (
    <section class="work">
      <h2>{say('next_orders')}</h2>
      <ul>
        {message.work.map((order) => (
          <li key={order.order} class={order.late ? 'late' : ''}>
            <b class="code">{order.order}</b>
            <span>{order.tote && say('tote', order.tote)}</span>
            <span>{say('pieces', order.pieces)}</span>
            <span class="due">
              {order.late && <Icon name="late" />}
              {order.late ? say('late', due_text(order.ship_by, message.clock)) : say('ship_by', due_text(order.ship_by, message.clock))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
