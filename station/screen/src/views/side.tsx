// Beside the lines: how far the order is, its notes, its parcels.
import type { Screen } from '../protocol';
import type { Say } from '../texts';
import { Notes } from './notes';
import { ParcelCard } from './parcel_card';

export function Side({ screen, say }: { screen: Screen; say: Say }) {
  const share = screen.wanted > 0 ? Math.min(screen.done / screen.wanted, 1) : 0;
  return (
    <aside class="side">
      <section class="progress">
        <p>
          <b>{screen.done}</b>
          <span>/{screen.wanted}</span>
        </p>
        <div class="bar">
          <i style={{ width: `${share * 100}%` }} />
        </div>
      </section>
      <Notes notes={screen.notes} say={say} />
      <section class="parcels">
        {screen.parcels.map((parcel) => (
          <ParcelCard key={parcel.parcel} parcel={parcel} say={say} />
        ))}
      </section>
    </aside>
  );
}
