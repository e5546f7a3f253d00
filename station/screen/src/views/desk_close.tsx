// Before the day is closed: what is done, and what still stands open.
import type { Overview } from '../desk_link';
import type { Say } from '../texts';

const kRows = ['sent', 'open', 'packing', 'late', 'works', 'tickets', 'exchanges', 'in_doubt', 'backup'];
const kMayStand = ['sent', 'open', 'exchanges']; // all others should be none

export function DeskClose({ overview, say }: { overview: Overview; say: Say }) {
  return (
    <section class="close">
      <h2>
        {say('desk.close')} {overview.day}
      </h2>
      <ul>
        {kRows.map((name) => {
          const count = overview.close[name] ?? 0;
          return (
            <li key={name} class={count > 0 && !kMayStand.includes(name) ? 'open' : ''}>
              <b>{count}</b> {say('desk.close.' + name)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
