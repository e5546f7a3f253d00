// Beside the lines: how far the order is, its notes, its parcels.
import type { Screen } from '../protocol';
import type { Say } from '../texts';
import { due_text } from '../time';
import { Notes } from './notes';
import { ParcelCard } from './parcel_card';

interface Props {
  screen: Screen;
  clock: string;
  whole: boolean; // false: a note or a parcel has the middle to itself and isn't shown a second time here
  say: Say;
}

export function Side({ screen, clock, whole, say }: Props) {
  const share = Math.min(screen.done / screen.wanted, 1); // a blind count wants nothing: no share, no bar
  return (
    <aside class="side">
      <section class="progress">
        <p class="pieces">
          <b>{screen.done}</b>
          {screen.wanted > 0 && <span>/{screen.wanted}</span>}
        </p>
        {screen.wanted > 0 && (
          <div class="bar">
            <i style={{ width: `${share * 100}%` }} />
          </div>
        )}
        <p class="channel">
          <span>{[screen.channel, screen.carrier].filter(Boolean).join(' · ')}</span>
          {screen.ship_by && <b>{say('ship_by', due_text(screen.ship_by, clock))}</b>}
        </p>
      </section>
      {whole && <Notes notes={screen.notes} say={say} />}
      <section class="parcels">
        {screen.parcels.filter((parcel) => whole || parcel.sealed).map((parcel) => (
          <ParcelCard key={parcel.parcel} parcel={parcel} say={say} />
        ))}
      </section>
    </aside>
  );
}
